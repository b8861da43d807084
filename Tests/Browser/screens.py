"""What every screen of the workbench must hold to, in each state, at each width and scheme."""

from pathlib import Path

import browser
import checks
from hands import TAB, Hands
from selenium.webdriver.chrome.webdriver import WebDriver
from tally import Tally

WIDTHS = [1280, 1024, 700]
SCHEMES = ["light", "dark"]


def listen(driver: WebDriver) -> None:
    """Counts breaches of the content policy from the first moment of each page; and the page keeps
    the focus where Tab would leave it for the browser's own bars."""
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})


def breaches(driver: WebDriver) -> list[str]:
    """The breaches of the content policy since it was last asked."""
    found: list[str] = driver.execute_script(
        """
        const found = JSON.parse(sessionStorage.getItem("breaches") || "[]");
        sessionStorage.removeItem("breaches");
        return found;
        """)
    return found


LISTEN = """
addEventListener("securitypolicyviolation", (event) => {
  const found = JSON.parse(sessionStorage.getItem("breaches") || "[]");
  found.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  sessionStorage.setItem("breaches", JSON.stringify(found));
});
"""


def look(tally: Tally, driver: WebDriver, state: str, shots: Path) -> None:
    """Holds what is on the screen now, whatever is open there, to all promises and takes pictures.

    Only the view changes: the page is not loaded again, so that a dialog stays open.
    """
    note_noise(tally, driver, state)
    for width in WIDTHS:
        for scheme in SCHEMES:
            browser.set_view(driver, width, scheme)
            if width != WIDTHS[0]:
                # A window that is made smaller may hide what was in view; keys bring it back.
                driver.execute_script("document.activeElement.scrollIntoView({block: 'nearest'})")
            where = f"{state} {width} {scheme}"
            tally.note(where, "accessible", checks.axe(driver))
            tally.note(where, "no sideways scrolling", checks.sideways(driver))
            tally.note(where, "the focus is seen", focus(driver))
            if scheme == SCHEMES[0]:
                tally.note(where, "targets of 24 pixels", small_targets(driver))
            driver.save_screenshot(str(shots / f"staff-{state}-{width}-{scheme}.png"))
    browser.set_view(driver, WIDTHS[0], SCHEMES[0])
    note_noise(tally, driver, state)


def note_noise(tally: Tally, driver: WebDriver, state: str) -> None:
    tally.note(state, "the content policy is kept", breaches(driver))
    tally.note(state, "an empty console", unexpected(browser.console_errors(driver)))
    tally.note(state, "no request elsewhere", browser.foreign_requests(driver, driver.current_url))


def unexpected(errors: list[str]) -> list[str]:
    """The console's errors but for a conflict, which the browser writes down as one."""
    return [error for error in errors if "409" not in error]


def focus(driver: WebDriver) -> list[str]:
    """What has the focus is in view, on top, and drawn so that it is seen."""
    wrong: list[str] = driver.execute_script(FOCUS)
    return wrong


# The focus may be pointed at from a list or a field; then the one pointed at must be drawn.
FOCUS = """
const holder = document.activeElement;
if (!holder || holder === document.body) return [];
const pointed = holder.getAttribute("aria-activedescendant");
const e = pointed && document.getElementById(pointed) || holder;
const name = `${e.tagName.toLowerCase()}#${e.id}.${e.className}`;
const wrong = [];
if (pointed && e === holder) wrong.push(`${name} points at ${pointed}, which is not there`);
const drawn = (e, side) => {
  const s = getComputedStyle(e, side);
  return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
};
const caret = e.matches("input:not([type=radio]):not([type=checkbox]), textarea");
// A list or a text draws its own caret, and a branch of a tree its first line.
const own = holder.querySelector(":scope .caret, :scope [aria-selected=true]")
  || (e.matches("[aria-current]") ? e : null);
const line = e.matches("[role=treeitem]") ? e.firstElementChild : null;
// A pane of words is told by the line over them.
const head = holder.matches(".scroll") && holder.closest(".pane")?.querySelector(":scope > header");
const parts = [e, holder, line, head].filter(Boolean);
const isCaret = own && getComputedStyle(own).backgroundColor !== "rgba(0, 0, 0, 0)";
const seen = isCaret || parts.some((x) => [null, "::before", "::after"].some((side) => drawn(x, side)))
  || caret || e.getAttribute("aria-selected") === "true";
if (!seen) wrong.push(`${name} has the focus and nothing shows it`);
const box = e.getBoundingClientRect();
if (!box.width || !box.height) wrong.push(`${name} has the focus and no size`);
else if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
  wrong.push(`${name} has the focus and is out of view`);
return wrong;
"""


def small_targets(driver: WebDriver) -> list[str]:
    """What can be pressed and is lower or narrower than 24 pixels; links within a sentence may."""
    wrong: list[str] = driver.execute_script(TARGETS)
    return wrong


TARGETS = """
const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
  + "[role=option], [role=treeitem], [role=tab]";
const within = (e) => getComputedStyle(e).display === "inline"
  && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
const label = (e) => e.labels && e.labels[0] || e;
return [...document.querySelectorAll(kinds)].filter((e) => {
  if (!e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || within(e))
    return false;
  const one = e.getBoundingClientRect(), other = label(e).getBoundingClientRect();
  if (one.width <= 1 || one.height <= 1) return false;
  const height = Math.max(one.height, other.height), width = Math.max(one.width, other.width);
  return height < 23.9 || width < 23.9;
}).map((e) => {
  const box = e.getBoundingClientRect();
  const words = e.textContent.trim().slice(0, 30);
  return `${e.tagName.toLowerCase()}.${e.className} ${JSON.stringify(words)}: `
    + `${Math.round(box.width)} × ${Math.round(box.height)}`;
});
"""


def walk(driver: WebDriver, hands: Hands, steps: int = 60) -> list[str]:
    """Goes through the screen by Tab: each stop is seen, and the way comes round or ends."""
    wrong, seen = [], []
    for _ in range(steps):
        hands.press(TAB)
        stop = driver.execute_script(
            "const e = document.activeElement; return e === document.body ? null : e")
        if stop is None or stop in seen:
            break
        seen.append(stop)
        wrong += focus(driver)
    if len(seen) < 2:
        wrong.append(f"Tab comes to {len(seen)} places only")
    return wrong
