"""What each page must hold to. Every check gives the list of what is wrong; empty is right."""

from collections import Counter
from importlib.resources import files
from itertools import zip_longest

import browser
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What the script may write by itself: the days left, where the reader is, and its own controls.
WRITTEN_BY_SCRIPT = "[data-next], .here, button, select, label, output"


def axe(driver: WebDriver) -> list[str]:
    """Breaches of the accessibility rules, each with the first element that shows it."""
    if not driver.execute_script("return Boolean(window.axe)"):
        source = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
        driver.execute_script(source)
    result = driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        axe.run(document, {
          runOnly: { type: "tag", values: arguments[0] }, resultTypes: ["violations"],
        }).then(done, (error) => done({ error: String(error) }));
        """,
        AXE_TAGS,
    )
    if "error" in result:
        return [f"axe could not run: {result['error']}"]
    return [
        f"axe {breach['id']}: {breach['help']}; {len(breach['nodes'])} times, "
        f"first at {breach['nodes'][0]['target'][-1]}"
        for breach in result["violations"]
    ]


def sideways(driver: WebDriver) -> list[str]:
    wide, inner = driver.execute_script(
        "return [document.documentElement.scrollWidth, window.innerWidth]"
    )
    return [f"scrolls sideways: {wide} pixels in {inner}"] if wide > inner else []


def text(driver: WebDriver) -> Counter[str]:
    """The words that a reader sees, with how often each stands there."""
    shown: str = driver.execute_script(
        """
        for (const e of document.querySelectorAll(arguments[0]))
          e.style.setProperty("display", "none", "important");
        return document.body.innerText;
        """,
        WRITTEN_BY_SCRIPT,
    )
    return Counter(shown.split())


def without_scripts(driver: WebDriver, url: str) -> list[str]:
    """The words that stand on a page only when its scripts may run."""
    driver.get(url)
    with_scripts = text(driver)
    browser.set_scripts(driver, False)
    try:
        driver.get(url)
        without = text(driver)
    finally:
        browser.set_scripts(driver, True)
    if not without:
        return ["no text at all without JavaScript"]
    lost = with_scripts - without
    return [f"only with JavaScript: {' '.join(list(lost)[:8])}"] if lost else []


def finds(driver: WebDriver) -> list[str]:
    """A word of the page's own lists is found in a text, and one that is nowhere is not."""
    made, stamp = driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        const root = new URL("../", document.querySelector("script[src]").src);
        fetch(new URL("pagefind/manifest.sha256", root)).then((answer) => answer.text())
          .then((text) => done([text.trim() !== "none", text]), (error) => done([true, `${error}`]));
        """
    )
    if not made:
        return [] if not driver.find_elements(By.CSS_SELECTOR, ".find form") else ["no index"]
    waiting = WebDriverWait(driver, 20)
    try:
        box = waiting.until(lambda d: d.find_element(By.CSS_SELECTOR, ".find input"))
        word = driver.find_element(By.CSS_SELECTOR, ".index li").text.split()[0].strip(",:")
        box.send_keys(word + Keys.ENTER)
        waiting.until(lambda d: d.find_elements(By.CSS_SELECTOR, ".found li a"))
        box.clear()
        box.send_keys("qzxvkj" + Keys.ENTER)
        waiting.until(lambda d: "Nothing has" in d.find_element(By.CSS_SELECTOR, "output").text)
    except WebDriverException as error:
        return [f"with the index {stamp!r}: {error.msg}"]
    return []


def marks(driver: WebDriver, *, are_wanted: bool = False) -> list[str]:
    """Each insertion and deletion is announced in words, and marked by more than colour."""
    found: dict[str, dict[str, int]] = driver.execute_script(MARKS)
    result = []
    for tag, count in found.items():
        if are_wanted and count["all"] == 0:
            result.append(f"no {tag} in a redline")
        for what, words in [
            ("silent", "are not announced"), ("bare", "are marked by colour at most"),
        ]:
            if count[what]:
                result.append(f"{count[what]} of {count['all']} {tag} {words}")
    return result


# An insertion or deletion says which it is before its first word, or in a label of its own: what
# stands around it is not heard with it. What is marked is the element with words of its own: a line,
# a border, or a sign beside it.
MARKS = """
const sign = (e) => ["::before", "::after"].some((side) => {
  const content = getComputedStyle(e, side).content;
  return !["none", "normal", '""', "''"].includes(content);
});
const drawn = (e) => {
  const style = getComputedStyle(e);
  return sign(e) || !/^none\\b/.test(style.textDecorationLine)
    || ["Top", "Right", "Bottom", "Left"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
};
const result = {};
const isHeard = (node) => !node.parentElement.closest("[aria-hidden=true], [hidden]");
const first = (e) => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (walk.currentNode.data.trim() && isHeard(walk.currentNode)) return walk.currentNode.data;
  return "";
};
for (const [tag, word] of [["ins", /^\\s*added\\b/i], ["del", /^\\s*deleted\\b/i]]) {
  const all = [...document.querySelectorAll("main " + tag)];
  result[tag] = {
    all: all.length,
    silent: all.filter((e) => !word.test(e.getAttribute("aria-label") ?? first(e))).length,
    bare: all.filter((e) => !drawn(e) && ![...e.querySelectorAll("*")].some(drawn)).length,
  };
}
return result;
"""


def tagged_marks(driver: WebDriver) -> list[str]:
    """Each tagged passage has a line or a border when colours are taken away."""
    bare: int = driver.execute_script(
        """
        return [...document.querySelectorAll("main mark")].filter((e) => {
          const style = getComputedStyle(e);
          return style.borderBottomStyle === "none" && style.textDecorationLine === "none"
            && style.outlineStyle === "none";
        }).length;
        """
    )
    return [f"{bare} tagged passages have nothing but a colour"] if bare else []


def charts(driver: WebDriver, *, are_wanted: bool = False) -> list[str]:
    """Each drawing has a name and a description, and each bar of one a row of a table with its
    number, and each row a bar.

    A drawing that is hidden from those who listen is an ornament, and bears no numbers.
    """
    svgs = driver.find_elements(By.CSS_SELECTOR, "main svg")
    result, told = [], 0
    for number, svg in enumerate(svgs, 1):
        facts = driver.execute_script(CHART_FACTS, svg)
        bars, rows = facts["bars"], facts["rows"]
        if facts["hidden"]:
            if bars:
                result.append(f"drawing {number} has numbers and is hidden")
            continue
        if not (svg.accessible_name or "").strip():
            result.append(f"chart {number} has no accessible name")
        if not facts["description"]:
            result.append(f"chart {number} has no description")
        if not bars:
            continue
        told += 1
        if not rows:
            result.append(f"chart {number} has no table of numbers beside it")
        elif bars != rows:
            bar, row = next(
                (bar, row) for bar, row in zip_longest(bars, rows) if bar != row)
            result.append(f"chart {number}: a bar says {bar}, and the table {row}")
    if are_wanted and not told:
        result.append("no chart with rect[data-n]")
    return result


# The table is the first one in the nearest ancestor that has any: each row is headed by its day, and
# its first cell has the number, as it is drawn and as it reads. Its feet, where totals stand, do not
# count.
CHART_FACTS = """
const svg = arguments[0];
const said = (svg.getAttribute("aria-describedby") || "").split(/\\s+/)
  .map((id) => id && document.getElementById(id)?.textContent || "").join(" ").trim();
let near = svg.parentElement;
while (near && !near.querySelector("table")) near = near.parentElement;
const rows = near ? [...near.querySelector("table").tBodies].flatMap((b) => [...b.rows]) : [];
return {
  description: said || svg.querySelector("desc")?.textContent.trim() || "",
  hidden: !!svg.closest("[aria-hidden=true], [hidden]"),
  bars: [...svg.querySelectorAll("rect[data-n]")].map((r) => [r.dataset.day, r.dataset.n]),
  rows: rows.map((row) => [
    row.querySelector("th[scope=row] time")?.getAttribute("datetime") ?? "no day",
    row.querySelector("td")?.textContent.trim().replaceAll(",", "") ?? "no number"]),
};
"""
