"""A Chromium that talks to loopback only, and what we ask of it."""

import base64
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

# A taller picture than this is cut: Chromium cannot paint it in one piece.
TALLEST_SHOT = 16_000
HEIGHTS = {320: 640, 700: 900, 768: 1024, 1024: 768, 1280: 900}


@cache
def engine() -> str:
    """The Chromium without windows, which opens a page in half the time, where there is one of the same
    version as the whole; else the whole."""
    whole, bare = whole_browser(), shutil.which("chromium-headless-shell")
    return bare if bare and version(bare) == version(whole) else whole


def whole_browser() -> str:
    return shutil.which("chromium") or shutil.which("google-chrome") or ""


def version(program: str) -> list[str]:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return re.findall(r"\d+(?:\.\d+)+", said.stdout)[:1]


@contextmanager
def chromium(binary: str | None = None) -> Iterator[webdriver.Chrome]:
    """A browser, the whole one unless another is named."""
    options = Options()
    options.binary_location = binary or whole_browser()
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver")))
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(60)
    try:
        yield driver
    finally:
        driver.quit()


def set_view(
    driver: webdriver.Chrome, width: int, scheme: str, *, forced: bool = False, media: str = ""
) -> None:
    """A window of a width, in a scheme; `forced` is what high contrast makes of colours."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "forced-colors", "value": "active" if forced else "none"},
    ]
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": HEIGHTS[width], "deviceScaleFactor": 1, "mobile": False},
    )
    driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {"media": media, "features": features},
    )


def set_scripts(driver: webdriver.Chrome, enabled: bool) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not enabled})


def follow(driver: webdriver.Chrome, selector: str) -> None:
    """Clicks on what leads to another page, and waits until that page is there.

    A click ends before the page it leads to begins, so what is looked for next could still be found
    on the page before.
    """
    before = driver.find_element(By.TAG_NAME, "html")
    driver.find_element(By.CSS_SELECTOR, selector).click()
    wait = WebDriverWait(driver, 20, 0.02)
    wait.until(staleness_of(before), f"{selector} led nowhere")
    wait.until(lambda _: driver.execute_script("return document.readyState") == "complete")


def console_errors(driver: webdriver.Chrome) -> list[str]:
    """What the console has said since it was last asked, errors only."""
    return [
        entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"
    ]


def foreign_requests(driver: webdriver.Chrome, origin: str) -> list[str]:
    """The requests to other hosts since it was last asked."""
    result = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] != "Network.requestWillBeSent":
            continue
        url = message["params"]["request"]["url"]
        parts = urlsplit(url)
        is_network = parts.scheme in {"http", "https", "ws", "wss"}
        if is_network and parts.netloc != urlsplit(origin).netloc:
            result.append(url)
    return result


def save_shot(driver: webdriver.Chrome, path: Path) -> None:
    size = driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {
        "x": 0, "y": 0, "scale": 1,
        "width": size["width"], "height": min(size["height"], TALLEST_SHOT),
    }
    shot = driver.execute_cdp_cmd(
        "Page.captureScreenshot",
        {"format": "png", "captureBeyondViewport": True, "clip": clip},
    )
    path.write_bytes(base64.b64decode(shot["data"]))


def save_pdf(driver: webdriver.Chrome, path: Path) -> int:
    """Prints the page to a file; how many pages of paper it takes."""
    pdf = driver.execute_cdp_cmd(
        "Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True}
    )
    data = base64.b64decode(pdf["data"])
    path.write_bytes(data)
    return len(re.findall(rb"/Type\s*/Page\b", data))
