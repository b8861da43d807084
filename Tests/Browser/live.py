"""Saves a long draft in the ways in which editors do, and watches the drafter's screen in Chromium.

    .venv/bin/python Tests/Browser/live.py --binary .build/debug/rulewright

After each save the words on the screen must be the new ones, the row that the reader looked at must
stand where it stood, and no half of a file may be seen. Prints how long it took from the save to the
redrawn screen; the bound is generous, since a debug build is slow.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import browser
from program import Program
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.keys import Keys

SLOWEST = 60.0
WORDS = (
    "account notice transfer holder institution period written error consumer service agreement "
    "amount record payment disclosure within before after under shall may not business days"
).split()
DOCKET = """title: Transfers
agency: [Office of Accounts]
stages:
  - { id: proposed, kind: proposed rule, draft: proposed.md, published: 2021-01-04 }
  - { id: working, kind: final rule, draft: draft.md }
"""


def rule(size: int) -> list[str]:
    """The paragraphs of a rule of about so many bytes."""
    chance = random.Random(20260101)
    paragraphs: list[str] = []
    length, section = 0, 0

    def add(lead: str) -> None:
        nonlocal length
        words = " ".join(chance.choices(WORDS, k=chance.randint(12, 48)))
        paragraphs.append(f"{lead} {words.capitalize()}.")
        length += len(paragraphs[-1]) + 2

    while length < size:
        section += 1
        paragraphs.append(f"## § 9.{section} Transfers of kind {section}.")
        for letter in "abcdefgh":
            add(f"({letter})")
            for number in range(1, 6):
                add(f"({number})")
    return paragraphs


class Screen:
    """The drafter's screen, and what it shows."""

    def __init__(self, driver: WebDriver, draft: Path) -> None:
        self.driver, self.draft = driver, draft
        self.failures: list[str] = []
        self.passed = 0
        self.times: dict[str, list[float]] = {}

    def run(self, script: str, *values: object) -> object:
        return self.driver.execute_script(script, *values)

    def hold(self, what: str, is_so: bool) -> None:
        if is_so:
            self.passed += 1
        else:
            self.failures.append(what)
            print(f"FAIL {what}", flush=True)

    def open(self, url: str) -> None:
        self.driver.get(url)
        self.wait("the screen follows the draft", lambda: "as of" in self.status())
        self.run(
            """
            window.drawnAt = 0;
            new MutationObserver(() => requestAnimationFrame(() => { window.drawnAt = Date.now(); }))
              .observe(document.querySelector('.p-draft'), { attributeFilter: ['data-drawn'] });
            """)

    def status(self) -> str:
        return str(self.run("return document.querySelector('#saved').textContent"))

    def text(self) -> str:
        return str(self.run("return document.querySelector('#draft-blocks').textContent"))

    def wait(self, what: str, is_so: Callable[[], bool], seconds: float = SLOWEST) -> bool:
        end = time.time() + seconds
        while time.time() < end:
            if is_so():
                self.passed += 1
                return True
            time.sleep(0.01)
        self.hold(what, False)
        return False

    def first(self) -> list[object]:
        """The key of the row at the upper edge, and where it stands."""
        found = self.run(
            """
            const box = document.querySelector('#draft-text'), top = box.getBoundingClientRect().top;
            const row = [...document.querySelector('#draft-blocks').children]
              .find((row) => row.getBoundingClientRect().bottom > top + 1);
            return [row.dataset.row, Math.round(row.getBoundingClientRect().top)];
            """)
        assert isinstance(found, list)
        return found

    def saved(self, way: str, save: Callable[[], None], words: str) -> None:
        """Saves, and waits for the new words: how long it took, and that nothing moved."""
        before = self.first()
        self.run("window.drawnAt = 0")
        start = time.time()
        save()
        shown = self.wait(
            f"{way}: '{words}' is shown",
            lambda: bool(self.run("return window.drawnAt")) and words in self.text())
        if not shown:
            return
        took = float(str(self.run("return window.drawnAt"))) / 1000 - start
        self.times.setdefault(way, []).append(took)
        self.hold(f"{way}: {before} stays where it was, and not {self.first()}", before == self.first())


def by_rename(path: Path, text: bytes) -> None:
    other = path.with_name(".draft.md.new")
    other.write_bytes(text)
    other.rename(path)


def by_truncating(path: Path, text: bytes) -> None:
    path.write_bytes(text)


def in_pieces(path: Path, text: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(text), 65536):
            file.write(text[start : start + 65536])


def check(screen: Screen, paragraphs: list[str]) -> None:
    path = screen.draft
    edited = list(paragraphs)
    middle = len(paragraphs) // 2

    def text() -> bytes:
        return ("\n\n".join(edited) + "\n").encode()

    # With the first change what was one long fold is two.
    edited[middle] += " Warm."
    path.write_bytes(text())
    screen.wait("the first change is shown", lambda: "Warm" in screen.text())
    for reading in ("redline", "clean"):
        if reading == "clean":
            screen.driver.switch_to.active_element.send_keys("v")
            screen.wait("v shows the clean reading", lambda: len(screen.text()) > 100_000)
        screen.run(
            """
            const box = document.querySelector('#draft-text');
            box.scrollTop = box.scrollHeight / 2;
            """)
        number = 0
        for way, save in (
            ("renamed", by_rename), ("truncated and written", by_truncating),
            ("written in pieces", in_pieces),
        ):
            for _ in range(5):
                number += 1
                words = f"Mark {reading} {number}"
                place = middle + number
                edited[place] = re.sub(r"\.$", f"; {words}.", edited[place])
                # A line more above shifts the lines of everything below.
                edited[2] += "\nand more"
                screen.saved(f"{reading}, {way}", lambda save=save: save(path, text()), words)


def check_half_saves(screen: Screen, paragraphs: list[str]) -> None:
    """While a file is half there the screen shows what it showed, and says so."""
    path = screen.draft
    whole = path.read_bytes()
    before = screen.text()
    with path.open("wb", buffering=0) as file:
        written = len(whole) // 2
        file.write(whole[:written])

        def is_said() -> bool:
            """A few bytes more each time: what nobody writes to any more is taken as it is."""
            nonlocal written
            file.write(whole[written : written + 16])
            written += 16
            return "being saved" in screen.status()

        screen.wait("a half-written file is said to be saved", is_said)
        screen.hold("a half-written file loses nothing", screen.text() == before)
        file.write(whole[written:])
    screen.wait(
        "a file that is whole again is shown, and is what it was",
        lambda: "as of" in screen.status() and screen.text() == before)
    path.unlink()
    screen.wait("a removed file is said to be gone", lambda: "is gone" in screen.status())
    screen.hold("a removed file loses nothing", screen.text() == before)
    path.write_bytes(whole)
    screen.wait(
        "a file that came back is shown, and is what it was",
        lambda: "as of" in screen.status() and screen.text() == before)


def check_keys(screen: Screen) -> None:
    """Changes, mistakes, citations and the tree by the keyboard alone."""

    def press(*keys: str) -> None:
        for key in keys:
            screen.driver.switch_to.active_element.send_keys(key)

    def chosen() -> str:
        return str(
            screen.run(
                "const row = document.querySelector('#draft-blocks [data-chosen]');"
                "return row ? row.dataset.cite : ''"))

    press("v", "v")
    screen.wait("v turns to the redline again", lambda: len(screen.text()) < 100_000)
    press("j", "j")
    first = chosen()
    press("j")
    screen.wait("j goes to another change", lambda: chosen() not in ("", first))
    press("k")
    screen.wait("k goes back", lambda: chosen() == first)
    press("@")
    press("9.7(c)(2)", Keys.ENTER)
    screen.wait("@ goes to a folded clause", lambda: chosen() == "9.7(c)(2)")
    screen.wait(
        "the comments are those on it",
        lambda: screen.run("return document.querySelector('#draft-said-title').textContent")
        == "On 9.7(c)(2)")
    press("o")
    screen.wait(
        "o goes to the comments",
        lambda: screen.run("return document.activeElement.id") == "draft-said-list")
    screen.run("document.querySelector('#draft-tree [tabindex=\"0\"]').focus()")
    press(Keys.ARROW_DOWN)
    screen.wait(
        "arrows move in the tree",
        lambda: screen.run("return document.activeElement.dataset.cite") == "9.7(c)(3)")
    press(Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    screen.hold(
        "the left arrow leads upward",
        "9.7" in str(screen.run("return document.activeElement.dataset.cite")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--size", type=int, default=500_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "Drafts/transfers"
        folder.mkdir(parents=True)
        paragraphs = rule(arguments.size)
        (folder / "docket.yml").write_text(DOCKET)
        for file in ("proposed.md", "draft.md"):
            (folder / file).write_text("\n\n".join(paragraphs) + "\n")
        print(f"A draft of {os.path.getsize(folder / 'draft.md')} bytes", flush=True)
        program = Program(arguments.binary.resolve(), Path(name))
        with browser.chromium() as driver:
            driver.set_window_size(1280, 800)
            screen = Screen(driver, folder / "draft.md")
            screen.open(program.start() + "d/transfers/draft/working")
            check(screen, paragraphs)
            check_half_saves(screen, paragraphs)
            check_keys(screen)
            for message in browser.console_errors(driver):
                screen.hold(f"the console is empty: {message}", False)
            # The page still listens, and is no reason to go on.
            screen.hold("the workbench ends when asked", program.stop() == 0)
    for way, times in screen.times.items():
        times.sort()
        print(
            f"{way}: {times[len(times) // 2] * 1000:.0f} ms from the save to the redrawn screen "
            f"(the slowest of {len(times)}: {times[-1] * 1000:.0f} ms)")
    print(f"{screen.passed} passed, {len(screen.failures)} failed")
    sys.exit(1 if screen.failures else 0)


if __name__ == "__main__":
    main()
