"""Taguette, a program for tagging texts, as a peer to be measured beside."""

import csv
import html
import io
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
import uuid
from http.cookiejar import CookieJar
from pathlib import Path

from hands import ENTER, Hands, Stopwatch
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By

ROOT = Path(__file__).resolve().parents[2]
MODAL = "#highlight-add-modal.show"
# While any of these is there, the page takes no other action.
BUSY = ".modal.show, .modal-backdrop"


class Taguette:
    """The peer, on loopback, over a database in a folder that is thrown away."""

    name = "Taguette"

    def __init__(self, program: str, folder: Path) -> None:
        folder.mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "taguette.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [program, "--no-browser", "--bind", "127.0.0.1", "--port", str(port),
                 "--database", str(folder / "taguette.sqlite3")],
                stdout=log, stderr=log,
                env={**os.environ, "HOME": str(folder), "PYTHONUNBUFFERED": "1"})
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies))
        self.project = ""
        self.documents: dict[str, int] = {}
        self.tags: dict[str, int] = {}
        self._sign_in()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    # MARK: Setting the scene, which is not measured

    def _sign_in(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            said = re.search(r"/\?token=\w+\s", self.log.read_text("utf-8", "replace") + " ")
            if said:
                self.opener.open(self.url + said.group().strip(), timeout=20).close()
                return
            time.sleep(0.1)
        raise RuntimeError("Taguette does not start:\n" + self.log.read_text("utf-8", "replace"))

    def _cookie(self, name: str) -> str:
        return next(c.value or "" for c in self.cookies if c.name == name)

    def _send(self, path: str, body: bytes, kind: str) -> bytes:
        request = urllib.request.Request(
            f"{self.url}{path}?_xsrf={urllib.parse.quote(self._cookie('_xsrf'))}", body,
            {"Content-Type": kind})
        with self.opener.open(request, timeout=60) as answer:
            return answer.read()

    def prepare(self, texts: dict[str, str], tags: list[str]) -> None:
        """A project with these texts as its documents, and these tags."""
        self.opener.open(f"{self.url}/project/new", timeout=20).close()
        form = urllib.parse.urlencode({"name": "Comments", "description": ""}).encode()
        page = self._send("/project/new", form, "application/x-www-form-urlencoded").decode()
        found = re.search(r"project_id = (\d+)", page)
        if not found:
            raise RuntimeError("Taguette makes no project")
        self.project = found.group(1)
        for tag in tags:
            body = json.dumps({"path": tag, "description": ""}).encode()
            made = self._send(f"/api/project/{self.project}/tag/new", body, "application/json")
            self.tags[tag] = json.loads(made)["id"]
        for name, text in texts.items():
            self.documents[name] = self._add(name, text)

    def _add(self, name: str, text: str) -> int:
        """Takes a text in as HTML, since Taguette asks another program to read plain text."""
        paragraphs = [html.escape(part) for part in text.split("\n\n")]
        page = '<!DOCTYPE html><meta charset="utf-8">' + "".join(
            f"<p>{part}</p>" for part in paragraphs).replace("\n", "<br>")
        boundary = uuid.uuid4().hex
        fields = {"name": name, "description": "", "text_direction": "LEFT_TO_RIGHT"}
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
            for field, value in fields.items()
        ]
        parts.append(
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; '
            f'filename="{name}.html"\r\nContent-Type: text/html\r\n\r\n{page}\r\n--{boundary}--\r\n')
        body = "".join(parts).encode()
        made = self._send(f"/api/project/{self.project}/document/new", body,
                          f"multipart/form-data; boundary={boundary}")
        return int(json.loads(made)["created"])

    # MARK: Coding, by the shortest road that it has

    def sit_down(self, driver: WebDriver) -> None:
        self.hands, self.watch = Hands(driver), Stopwatch(driver)
        driver.execute_cdp_cmd("Network.setCookie", {
            "name": "user", "value": self._cookie("user"), "url": self.url})
        self.watch.load("the first screen", f"{self.url}/project/{self.project}")

    def letters(self, tag: str) -> str:
        """The fewest letters from the beginning of a word of a tag that Enter finds it by.

        Its search looks for the letters anywhere in a name, and takes the first tag by name.
        """
        tags = sorted(self.tags)
        words = [tag[at:] for at in range(len(tag)) if at == 0 or not tag[at - 1].isalnum()]
        for length in range(1, len(tag) + 1):
            for word in words:
                if next(t for t in tags if word[:length] in t) == tag:
                    return word[:length]
        raise ValueError(f"no letters find {tag}")

    def open(self, name: str) -> None:
        """It has no key for the next document, and its list is the mouse's."""
        document = self.documents[name]
        self.watch.arm(f"#document-link-{document}.document-link-current", without=BUSY)
        self.hands.click(self.hands.driver.find_element(
            By.CSS_SELECTOR, f"#document-link-{document} a"))
        self.watch.lap("the next comment")

    def code(self, sentence: str, tag: str) -> None:
        """Words are selected with the mouse alone; "n" opens the list of tags, a first Enter
        takes the first that is found, and a second one saves."""
        hands, watch = self.hands, self.watch
        watch.arm('#hlinfo[style*="display: block"]')
        hands.drag_over(sentence, "#document-contents")
        watch.lap("the sentence selected")
        watch.arm(MODAL)
        hands.press("n")
        watch.lap("the list of tags")
        hands.write(self.letters(tag))
        hands.press(ENTER)
        watch.arm("#document-contents a.highlight", without=BUSY)
        hands.press(ENTER)
        watch.lap("the sentence tagged")

    def outcome(self) -> set[tuple[str, str, str]]:
        """What was coded, as its own export tells: document, tag, words."""
        with self.opener.open(
            f"{self.url}/project/{self.project}/export/highlights/.csv", timeout=60
        ) as answer:
            rows = answer.read().decode("utf-8-sig")
        return {
            (row["document"], row["tag"], " ".join(row["content"].split()))
            for row in csv.DictReader(io.StringIO(rows, newline=""))}


def find() -> str | None:
    """The program, as script/bootstrap --bench installs it or anywhere on the path."""
    here = ROOT / ".bench/bin/taguette"
    return str(here) if here.is_file() else shutil.which("taguette")
