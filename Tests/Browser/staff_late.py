"""What an answer that comes late must leave as it is: the place, the pickers and what was typed."""

from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By

import browser
from hands import CONTROL, DOWN, ENTER, ESCAPE, SPACE
from program import DOCKET

if TYPE_CHECKING:
    from staff_coding import Desk

FIRST = "BIS-2015-0011-0003"
ISSUE = "overly-broad@772-1-intrusion-software-1?stage=proposed"


def late_answers(at: "Desk") -> None:
    """an answer that comes late neither moves the coder on nor takes an open picker away"""
    hands, port = at.hands, at.program.port
    picker = lambda: at.driver.execute_script(
        "const e = document.querySelector('#letter #tag-picker-words');"
        "return e && e === document.activeElement ? e.value : null")
    at.open(FIRST)
    at.program.kill()
    hands.press(DOWN, SPACE, "4")
    at.wait(lambda: "Offline: 1 act not saved" in (at.one("#saved") or ""))
    hands.press("j", DOWN, SPACE, "t")
    hands.write("small b")
    at.program.start(port)
    at.wait(lambda: (at.one("#saved") or "").startswith("Saved"))
    at.wait(lambda: picker() == "small b", "the picker is gone")
    words = at.sentence(2)
    hands.press(ENTER)
    at.says("Tagged ‘Small business’")
    if ("small-business", "", words) not in at.coded(FIRST):
        raise AssertionError(f"not at the words that were selected: {at.coded(FIRST)}")
    hands.press("t")
    at.wait(lambda: picker() == "")
    at.driver.find_element(By.CSS_SELECTOR, "#rows .row[aria-selected=false]").click()
    at.wait(lambda: FIRST not in at.driver.current_url)
    hands.press("t")
    at.wait(lambda: picker() == "", "the picker does not open again")
    hands.press(ESCAPE, "u")
    at.says("Took back")
    browser.console_errors(at.driver)  # the failed requests


def words_during_a_save(at: "Desk") -> None:
    """what is typed while a response is being saved stays, and is saved next time"""
    at.driver.get(f"{at.program.url}d/{DOCKET}/issues/{ISSUE}")
    body = lambda: at.driver.execute_script("return document.querySelector('#body').value")
    slow = {"offline": False, "latency": 600, "downloadThroughput": -1, "uploadThroughput": -1}
    at.driver.execute_cdp_cmd("Network.enable", {})
    at.driver.execute_cdp_cmd("Network.emulateNetworkConditions", slow)
    try:
        at.hands.press("e")
        at.hands.write("First. ")
        at.hands.chord(CONTROL, ENTER)
        at.hands.write("Second. ")
        at.wait(lambda: (at.one("#saved") or "").startswith("Saved"))
    finally:
        at.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {**slow, "latency": 0})
    at.hands.write("Third. ")
    if "First. Second. Third. " not in body():
        raise AssertionError(f"the text is {body()!r}")
    at.driver.execute_script("document.querySelector('#saved').textContent = ''")
    at.hands.chord(CONTROL, ENTER)
    at.wait(lambda: (at.one("#saved") or "").startswith("Saved"))
    at.driver.refresh()
    if "First. Second. Third. " not in body():
        raise AssertionError(f"the saved text is {body()!r}")
    at.driver.execute_script("document.querySelector('#main, .panes').focus()")
    at.hands.press("u")
    at.says("Took back")
    at.wait(lambda: "Third. " not in (body() or ""), "the page shows what was taken back")
