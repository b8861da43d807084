"""Holds the coding screen to its keys, its words and its promises, in a real browser.

    .venv/bin/python Tests/Browser/staff_coding.py --binary .build/debug/rulewright --shots .build/shots

Each case works on the same scratch copy of the sample workspace, and what came of it is asked of
the record through the program's own verbs.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import browser
import checks
from hands import CONTROL, DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB, UP, Hands
from program import DOCKET, Program, sample
from staff_late import late_answers, words_during_a_save
from tally import Tally

FIRST, SECOND, THIRD = "BIS-2015-0011-0003", "BIS-2015-0011-0025", "BIS-2015-0011-0026"
browser.HEIGHTS.update({1024: 768, 700: 900, 360: 700})


@dataclass
class Desk:
    program: Program
    driver: WebDriver
    hands: Hands
    tally: Tally
    shots: Path

    def open(self, comment: str, more: str = "show=all") -> None:
        self.driver.get(f"{self.program.url}d/{DOCKET}/coding/{comment}?{more}")
        self.wait(lambda: self.one("#letter"))

    def one(self, selector: str) -> str | None:
        found: str | None = self.driver.execute_script(
            "const e = document.querySelector(arguments[0]); return e && e.textContent", selector)
        return found

    def wait(self, holds: Callable[[], object], what: str = "") -> None:
        end = time.monotonic() + 20
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(what or f"waited in vain; the page says: {self.said()}")
            time.sleep(0.02)

    def said(self) -> str:
        return f"{self.one('#toast-words')} | {self.one('#saved')} | {self.one('#problem')}"

    def says(self, words: str) -> None:
        self.wait(lambda: words in (self.one("#toast-words") or ""), f"not said: {words}; {self.said()}")

    def coded(self, comment: str) -> set[tuple[str, str, str]]:
        return self.program.codings(comment)

    def expect(self, comment: str, *codings: tuple[str, str, str]) -> None:
        found = self.coded(comment)
        if found != set(codings):
            raise AssertionError(f"{comment} has {sorted(found)} and not {sorted(codings)}")

    def sentence(self, number: int) -> str:
        return " ".join((self.driver.execute_script(
            "const s = document.getElementById('s-' + arguments[0]).cloneNode(true);"
            "s.querySelectorAll('.vh, .k, .verse').forEach((e) => e.remove()); return s.textContent",
            number) or "").split())


def keys_of_the_words(at: Desk) -> None:
    """a sentence is tagged, tied, noted, taken off, and all of it taken back, by keys"""
    hands = at.hands
    at.open(FIRST)
    first, second = at.sentence(0), at.sentence(1)
    hands.press(DOWN, UP, SPACE, "t")
    hands.write("resear")
    hands.press(ENTER)
    at.says("Tagged ‘Security research’ in ¶ 1")
    at.expect(FIRST, ("security-research", "", first))
    hands.press("c")
    hands.write("742.6(a)(1)")
    hands.press(ENTER)
    at.says("tied to 742.6(a)(1)")
    at.expect(FIRST, ("security-research", "742.6(a)(1)", first))
    hands.press("n")
    hands.write("Ask legal.")
    hands.chord(CONTROL, ENTER)
    at.says("Note saved")
    hands.press(DOWN, ".")
    at.wait(lambda: len(at.coded(FIRST)) == 2)
    at.expect(
        FIRST, ("security-research", "742.6(a)(1)", first),
        ("security-research", "742.6(a)(1)", second))
    hands.press("u")
    at.says("Took back")
    at.expect(FIRST, ("security-research", "742.6(a)(1)", first))
    hands.press("U")
    at.says("Done again")
    hands.press("]", "[", "[", "[")
    at.wait(lambda: at.one(".lab[aria-current]"))
    hands.press(Keys.DELETE)
    at.says("Took ‘Security research’ off")
    hands.press("u")
    at.says("Took back")
    for said in ("tagged", "the note", "the clause", "tagged"):
        at.driver.execute_script("document.querySelector('#toast-words').textContent = ''")
        hands.press("u")
        at.says(f"Took back: {said}")
    at.expect(FIRST)


def lengths_of_the_selection(at: Desk) -> None:
    """the selection grows and shrinks by sentences and words, and takes a paragraph"""
    hands = at.hands
    at.open(FIRST)
    first, second = at.sentence(0), at.sentence(1)
    chosen = lambda: (at.driver.execute_script(
        "return desk.selection && desk.wordsIn(desk.selection)") or "").split()
    hands.press(SPACE)
    hands.chord(SHIFT, DOWN)
    at.wait(lambda: chosen() == (first + " " + second).split())
    hands.chord(SHIFT, UP)
    hands.chord(SHIFT, Keys.ARROW_LEFT)
    hands.chord(Keys.ALT, SHIFT, Keys.ARROW_RIGHT)
    at.wait(lambda: chosen() == first.split()[1:-1])
    hands.chord(SHIFT, Keys.ARROW_RIGHT)
    hands.press("2")
    at.says("Tagged ‘Definition unclear’")
    at.expect(FIRST, ("definition-unclear", "", " ".join(first.split()[1:])))
    hands.press("u")
    at.says("Took back")
    hands.press("p")
    whole = " ".join((at.one("#para-1 .words") or "").split())
    at.wait(lambda: len(chosen()) > len(second.split()), whole)
    hands.press(ESCAPE)
    at.wait(lambda: not chosen())


def ways_through_the_queue(at: Desk) -> None:
    """next, previous, done, set aside and search, by keys"""
    hands = at.hands
    at.open(FIRST)
    here = lambda: at.driver.execute_script("return document.querySelector('#comment').dataset.comment")
    hands.press("j", "j", "k")
    at.wait(lambda: here() == SECOND)
    hands.press("d")
    at.wait(lambda: here() == THIRD)
    hands.press("a")
    hands.write("For counsel")
    hands.press(ENTER)
    at.wait(lambda: here() not in (SECOND, THIRD))
    at.open(THIRD)
    at.wait(lambda: "set aside: For counsel" in (at.one("#from") or ""))
    at.open(FIRST)
    hands.press("/")
    hands.write("laptop Lisbon")
    hands.press(ENTER)
    at.wait(lambda: "q=laptop" in at.driver.current_url and here() == FIRST)
    at.open(FIRST)
    hands.press("J")
    at.wait(lambda: here() != FIRST or "untagged" in (at.one("#toast-words") or ""))


def keys_during_an_answer(at: Desk) -> None:
    """keys that are pressed while an answer is awaited are kept in their order"""
    at.open(FIRST)
    at.driver.execute_cdp_cmd("Network.enable", {})
    slow = {"offline": False, "latency": 400, "downloadThroughput": -1, "uploadThroughput": -1}
    at.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow)
    try:
        at.hands.press("j", SPACE, "t", *"small b", ENTER, "j", SPACE, ".")
        at.wait(lambda: len(at.coded(THIRD)) == 1)
    finally:
        at.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**slow, "latency": 0})
    at.open(THIRD)
    at.expect(THIRD, ("small-business", "", at.sentence(0)))
    at.open(SECOND)
    at.expect(SECOND, ("small-business", "", at.sentence(0)))


def the_mouse(at: Desk) -> None:
    """words are selected with the mouse, to the byte, and bounds are never copied"""
    at.open(FIRST)
    at.hands.drag_over("covers systems", "#letter")
    at.wait(lambda: at.one(".lab.new"))
    at.hands.press("1")
    at.says("Tagged ‘Overly broad’ in ¶ 2")
    at.expect(FIRST, ("overly-broad", "", "covers systems"))
    copied = at.driver.execute_script(
        "getSelection().selectAllChildren(document.querySelector('#letter'));"
        "return getSelection().toString()")
    for word in ("begins:", " ends."):
        if word in copied:
            raise AssertionError(f"copied with the words: {word}")
    at.hands.press("u")
    at.says("Took back")


def without_the_record(at: Desk) -> None:
    """what is done while the server is gone is said not to be saved, and is saved when it is back"""
    at.open(FIRST)
    first, port = at.sentence(0), at.program.port
    at.program.kill()
    at.hands.press(SPACE, "3")
    at.wait(lambda: "Offline: 1 act not saved" in (at.one("#saved") or ""))
    at.wait(lambda: at.one(".lab.waiting"))
    at.program.start(port)
    at.hands.chord(CONTROL, "s")
    at.wait(lambda: (at.one("#saved") or "").startswith("Saved"))
    at.expect(FIRST, ("licensing-burden", "", first))
    browser.console_errors(at.driver)  # the failed requests


def two_windows(at: Desk) -> None:
    """a note that another window wrote is shown beside one's own, and a person chooses"""
    hands = at.hands
    at.open(SECOND)
    hands.press(DOWN, SPACE, "5")
    at.says("Tagged")
    own = at.driver.current_window_handle
    number = at.driver.execute_script(
        "return document.querySelector('.lab[aria-current]').dataset.coding")
    at.driver.switch_to.new_window("tab")
    at.open(SECOND, f"show=all&coding={number}")
    hands.press("n")
    hands.write("theirs")
    hands.chord(CONTROL, ENTER)
    at.says("Note saved")
    at.driver.close()
    at.driver.switch_to.window(own)
    hands.press("n")
    hands.write("mine")
    hands.chord(CONTROL, ENTER)
    at.wait(lambda: at.one(".conflict"))
    shown = at.one(".conflict") or ""
    if "theirs" not in shown or "mine" not in shown:
        raise AssertionError(f"not both texts: {shown}")
    screen(at, "conflict")
    hands.press("1")
    at.wait(lambda: not at.one(".conflict"))
    note = lambda: at.driver.execute_script(
        "return document.querySelector('.lab[aria-current]').dataset.note")
    at.wait(lambda: note() == "mine", f"the note is {note()!r}")
    browser.console_errors(at.driver)  # the refusal


def an_edited_draft(at: Desk) -> None:
    """a clause that was edited since is shown in both wordings, and a person chooses"""
    at.open(FIRST)
    draft = at.program.workspace / "Drafts" / DOCKET / "2015-05-20-proposed.md"
    text = draft.read_text("utf-8")
    place = text.index("(1)", text.index("## § 740.2"))
    at.hands.press(DOWN, DOWN, DOWN, SPACE, "c")
    at.hands.write("740.2(a)(1)")
    at.hands.press(ENTER)
    at.says("740.2(a)(1) goes with the next tag")
    draft.write_text(text[: place + 4] + "Newly, " + text[place + 4 :], "utf-8")
    at.hands.press("4")
    at.wait(lambda: at.one(".conflict"))
    if "Newly, " not in (at.one(".conflict") or ""):
        raise AssertionError("the words of today are not shown")
    at.hands.press("1")
    at.says("Tagged ‘Small business’")
    draft.write_text(text, "utf-8")
    browser.console_errors(at.driver)


def without_scripts(at: Desk) -> None:
    """a sentence is chosen, tagged, noted and taken off by links and forms alone"""
    driver = at.driver
    browser.set_scripts(driver, False)
    try:
        driver.get(f"{at.program.url}d/{DOCKET}/coding/{FIRST}?show=all")
        browser.follow(driver, "#s-2 .verse")
        driver.find_element(By.ID, "find").send_keys("approval")
        browser.follow(driver, ".find .btn")
        words = " ".join(driver.find_element(By.CSS_SELECTOR, "#work blockquote").text.split())
        driver.find_element(By.CSS_SELECTOR, "input[name=tag]").click()
        driver.find_element(By.ID, "citation").send_keys("4A005.a")
        driver.find_element(By.ID, "note").send_keys("By hand.")
        browser.follow(driver, "#work .btn.main")
        if ("support", "4A005.a", words) not in at.coded(FIRST):
            raise AssertionError(f"not tagged: {at.coded(FIRST)}")
        if "By hand." not in driver.find_element(By.ID, "note").get_property("value"):
            raise AssertionError("the note is not there")
        at.driver.save_screenshot(str(at.shots / "coding-without-scripts.png"))
        browser.follow(driver, "form[action$='/untag'] .btn")
        if any(tag == "support" for tag, _, _ in at.coded(FIRST)):
            raise AssertionError("not taken off")
    finally:
        browser.set_scripts(driver, True)


def every_state(at: Desk) -> None:
    """every state of the screen is accessible at every width, light and dark"""
    at.open("BIS-2015-0011-0004")
    screen(at, "words")
    at.hands.press(SPACE, "t")
    screen(at, "tags")
    at.hands.press(TAB)
    at.wait(lambda: at.one("#clause-picker-list [role=option]"))
    screen(at, "clauses")
    at.hands.press(ESCAPE, ESCAPE, "n")
    screen(at, "note")
    at.hands.press(ESCAPE, "]", "a")
    screen(at, "aside")
    at.open("BIS-2015-0011-0004", "q=xyzzyplugh")
    screen(at, "nothing-found")
    for width in (700, 360):
        at.open("BIS-2015-0011-0004")
        browser.set_view(at.driver, width, "light")
        for pane in ("queue", "rule"):
            at.driver.find_element(By.CSS_SELECTOR, f"[data-pane={pane}]").click()
            at.tally.note(f"{pane} {width}", "accessible", checks.axe(at.driver))
            at.driver.save_screenshot(str(at.shots / f"coding-{pane}-{width}.png"))
    browser.set_view(at.driver, 1280, "light")


def screen(at: Desk, name: str) -> None:
    for width in (1280, 1024, 700, 360):
        for scheme in ("light", "dark"):
            browser.set_view(at.driver, width, scheme)
            where = f"{name} {width} {scheme}"
            at.tally.note(where, "accessible", checks.axe(at.driver))
            at.tally.note(where, "does not scroll sideways", checks.sideways(at.driver))
        at.driver.save_screenshot(str(at.shots / f"coding-{name}-{width}.png"))
    browser.set_view(at.driver, 1280, "light")


CASES = [
    keys_of_the_words, lengths_of_the_selection, ways_through_the_queue, keys_during_an_answer,
    the_mouse, without_the_record, late_answers, words_during_a_save, two_windows,
    an_edited_draft, without_scripts, every_state,
]


def main() -> int:
    parser = argparse.ArgumentParser(description="Codes comments in a browser.")
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--shots", required=True, type=Path, help="where pictures go")
    parser.add_argument("--only", default="", help="names of cases, as the_mouse,two_windows")
    given = parser.parse_args()
    given.shots.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    with sample(given.binary, unread=(FIRST, SECOND, THIRD)) as program, browser.chromium() as driver:
        browser.set_view(driver, 1280, "light")
        at = Desk(program, driver, Hands(driver), tally, given.shots)
        for case in CASES:
            if given.only and case.__name__ not in given.only.split(","):
                continue
            wrong: list[str] = []
            try:
                case(at)
            except Exception as error:  # whatever it is, the other cases are tried too
                line = traceback.extract_tb(error.__traceback__)[-1]
                said = str(getattr(error, "msg", error)).strip()
                ours = next(
                    f for f in reversed(traceback.extract_tb(error.__traceback__))
                    if f.filename == __file__)
                wrong = [f"{type(error).__name__}: {said} (line {ours.lineno}, {line.name})"]
                driver.save_screenshot(str(given.shots / f"coding-failed-{case.__name__}.png"))
            wrong += browser.console_errors(driver)
            tally.note(case.__name__, case.__doc__ or "", wrong)
        program.run("verify")
        tally.note("the server", "ends when asked", [] if program.stop() == 0 else ["not cleanly"])
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
