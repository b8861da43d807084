"""Takes a picture of one screen of the built site, for the README.

    .venv/bin/python Tests/Browser/shoot.py \\
        http://127.0.0.1:8000/cyber-items/interim-final/#740-22-b docs/stage.png
"""

import argparse
import base64
import time
from pathlib import Path

from browser import chromium, set_view


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("file", type=Path)
    parser.add_argument("--scheme", choices=["light", "dark"], default="light")
    words = parser.parse_args()
    with chromium() as driver:
        set_view(driver, 1280, words.scheme)
        driver.get(words.url)
        time.sleep(1.5)  # until smooth scrolling has come to rest
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        words.file.write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
