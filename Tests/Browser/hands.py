"""Hands on a keyboard and a mouse, each press counted, and a clock inside the page."""

import json
import time
from dataclasses import dataclass, field

from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

# How long an action may take before it has failed.
PATIENCE = 20


@dataclass
class Count:
    """What hands did. A held key, as Shift or Ctrl, is a key press like any other."""

    keys: int = 0
    clicks: int = 0
    drags: int = 0
    scrolls: int = 0
    # How often a hand went from the keys to the mouse, or back.
    changes: int = 0

    @property
    def mouse(self) -> int:
        return self.clicks + self.drags + self.scrolls

    def __sub__(self, other: "Count") -> "Count":
        return Count(
            self.keys - other.keys, self.clicks - other.clicks, self.drags - other.drags,
            self.scrolls - other.scrolls, self.changes - other.changes)

    def copy(self) -> "Count":
        return self - Count()

    @property
    def seconds(self) -> float:
        """What the keystroke-level model (Card, Moran and Newell 1980) makes of it, without the
        time to think: an average typist's key, pointing, a button pressed or let go, and the way of
        a hand between keys and mouse."""
        key, point, button, change = 0.20, 1.10, 0.10, 0.40
        return (
            key * self.keys + (point + 2 * button) * self.clicks
            + 2 * (point + button) * self.drags + key * self.scrolls + change * self.changes)


class Hands:
    """Presses keys and moves the mouse in one browser."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver
        self.count = Count()
        self._is_at_mouse = False

    def _goes_to(self, *, mouse: bool) -> None:
        self.count.changes += mouse != self._is_at_mouse
        self._is_at_mouse = mouse

    def press(self, *keys: str) -> None:
        """One key after the other."""
        self._goes_to(mouse=False)
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()
        self.count.keys += len(keys)

    def write(self, words: str) -> None:
        """Words into what has the focus; a capital letter takes Shift."""
        self.press(*words)
        self.count.keys += sum(letter.isupper() for letter in words)

    def chord(self, *keys: str) -> None:
        """All but the last key are held."""
        self._goes_to(mouse=False)
        chain = ActionChains(self.driver, duration=0)
        for key in keys[:-1]:
            chain.key_down(key)
        chain.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            chain.key_up(key)
        chain.perform()
        self.count.keys += len(keys)

    def click(self, element: WebElement) -> None:
        """A click, after a turn of the wheel where the thing is not in view."""
        self._goes_to(mouse=True)
        if self._brings_into_view("return arguments[0].getBoundingClientRect()", element):
            self.count.scrolls += 1
        ActionChains(self.driver, duration=0).click(element).perform()
        self.count.clicks += 1

    def drag_over(self, words: str, inside: str) -> None:
        """Draws the mouse over words, from before the first letter to after the last."""
        self._goes_to(mouse=True)
        if self._brings_into_view(f"{PLACE} return place(...arguments).box", words, inside):
            self.count.scrolls += 1
        ends = self.driver.execute_script(f"{PLACE} return place(...arguments).ends", words, inside)
        actions = ActionBuilder(self.driver, duration=0)
        pointer = actions.pointer_action
        pointer.move_to_location(*ends[0]).pointer_down()
        pointer.move_to_location(*ends[1]).pointer_up()
        actions.perform()
        self.count.drags += 1

    def _brings_into_view(self, script: str, *given: object) -> bool:
        """Scrolls until the box that a script returns stands in the window."""
        moved: bool = self.driver.execute_script(
            f"""
            const box = (function() {{ {script} }})(...arguments);
            const inside = box.top >= 0 && box.bottom <= innerHeight;
            if (!inside) scrollBy(0, box.top - 80);
            return !inside;
            """,
            *given)
        return moved


# Where words stand: their box, and a point at each end from which a mouse selects them.
PLACE = """
const place = (words, inside) => {
  const root = document.querySelector(inside);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let all = "";
  const nodes = [];
  while (walker.nextNode()) {
    nodes.push([all.length, walker.currentNode]);
    all += walker.currentNode.data;
  }
  const from = all.indexOf(words);
  if (from < 0) throw new Error(`not on the page: ${words}`);
  const at = (index, after) => {
    const [start, node] = nodes.findLast(([s]) => after ? s < index : s <= index);
    return [node, index - start];
  };
  const range = document.createRange();
  range.setStart(...at(from, false));
  range.setEnd(...at(from + words.length, true));
  const boxes = [...range.getClientRects()].filter((b) => b.width > 0);
  const first = boxes[0], last = boxes[boxes.length - 1];
  const middle = (box) => Math.round(box.top + box.height / 2);
  return {
    box: range.getBoundingClientRect(),
    ends: [[Math.round(first.left), middle(first)], [Math.round(last.right), middle(last)]],
  };
};
"""


@dataclass
class Stopwatch:
    """Times from the last key or click to the moment at which the page shows what it is to show.

    Both moments are taken inside the page, so that neither the driver's slowness nor its polling
    counts. It goes on over the loading of another page.
    """

    driver: WebDriver
    laps: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})

    def arm(self, selector: str, words: str = "", without: str = "") -> None:
        """What is waited for: an element that holds these words, and another that is gone."""
        self.driver.execute_script(
            "sessionStorage.setItem('stopwatch', arguments[0])",
            json.dumps({"selector": selector, "words": words, "without": without}))
        if self.driver.execute_script("return stopwatch.seen()"):
            raise AssertionError(f"{selector!r} {words!r} is there before anything is done")

    def lap(self, name: str) -> float:
        """Waits for what was armed, in milliseconds since the last key."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            taken = self.driver.execute_script("return window.stopwatch ? stopwatch.taken() : null")
            if taken is not None:
                self.laps.setdefault(name, []).append(float(taken))
                return float(taken)
            time.sleep(0.005)
        armed = self.driver.execute_script("return sessionStorage.getItem('stopwatch')")
        raise AssertionError(f"{name}: it never showed {armed}")

    def load(self, name: str, address: str) -> None:
        """Opens a page; the time from the going there until its scripts have dressed it."""
        self.driver.get(address)
        taken = self.driver.execute_script(
            "return performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        self.laps.setdefault(name, []).append(float(taken))


WATCH = """
(() => {
  const read = () => JSON.parse(sessionStorage.getItem("stopwatch") || "null");
  const now = () => performance.timeOrigin + performance.now();
  const matches = (want) =>
    [...document.querySelectorAll(want.selector)].some((e) => e.textContent.includes(want.words))
    && !(want.without && document.querySelector(want.without));
  const look = () => {
    const want = read();
    if (!want || want.key === undefined || want.shown !== undefined || !matches(want)) return;
    want.shown = now();
    sessionStorage.setItem("stopwatch", JSON.stringify(want));
  };
  for (const kind of ["keydown", "click", "mouseup"]) {
    addEventListener(kind, (event) => {
      const want = read();
      if (!want || want.shown !== undefined || !event.isTrusted) return;
      want.key = performance.timeOrigin + event.timeStamp;
      sessionStorage.setItem("stopwatch", JSON.stringify(want));
    }, true);
  }
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener("DOMContentLoaded", look);
  addEventListener("pageshow", look);
  window.stopwatch = {
    seen: () => matches(read()),
    taken: () => {
      look();
      const want = read();
      return want && want.shown !== undefined ? want.shown - want.key : null;
    },
  };
})();
"""

ENTER, ESCAPE, TAB, SPACE, DOWN, UP = (
    Keys.ENTER, Keys.ESCAPE, Keys.TAB, Keys.SPACE, Keys.ARROW_DOWN, Keys.ARROW_UP)
HOME, END, CONTROL, SHIFT = Keys.HOME, Keys.END, Keys.CONTROL, Keys.SHIFT
