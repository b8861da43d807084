"""What each page must hold to. Every check gives the list of what is wrong; empty is right."""

from collections import Counter
from importlib.resources import files

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


def lost_without_scripts(with_scripts: Counter[str], without: Counter[str]) -> list[str]:
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


def marks(driver: WebDriver) -> list[str]:
    """Each insertion and deletion says so in words, or by a mark that is text."""
    found: dict[str, dict[str, int]] = driver.execute_script(
        """
        const marker = (e) => ["::before", "::after"].some((side) => {
          const content = getComputedStyle(e, side).content;
          return !["none", "normal", '""', "''"].includes(content);
        });
        const count = (tag, word) => {
          const all = [...document.querySelectorAll("main " + tag)];
          const bare = all.filter((e) => !word.test(e.textContent) && !marker(e));
          return { all: all.length, bare: bare.length };
        };
        return { ins: count("ins", /\\badded\\b/i), del: count("del", /\\bdeleted\\b/i) };
        """
    )
    result = []
    for tag, count in found.items():
        if count["all"] == 0:
            result.append(f"no {tag} in a redline")
        if count["bare"]:
            result.append(f"{count['bare']} of {count['all']} {tag} have neither word nor mark")
    return result


def charts(driver: WebDriver) -> list[str]:
    """Each chart has a name, a description, and a table with a column that adds up to it."""
    svgs = [
        svg
        for svg in driver.find_elements(By.CSS_SELECTOR, "main svg")
        if svg.find_elements(By.CSS_SELECTOR, "rect[data-n]")
    ]
    if not svgs:
        return ["no chart with rect[data-n]"]
    result = []
    for number, svg in enumerate(svgs, 1):
        facts = driver.execute_script(CHART_FACTS, svg)
        if not (svg.accessible_name or "").strip():
            result.append(f"chart {number} has no accessible name")
        if not facts["description"]:
            result.append(f"chart {number} has no description")
        if not facts["columns"]:
            result.append(f"chart {number} has no table of numbers beside it")
        elif facts["bars"] not in facts["columns"]:
            result.append(
                f"chart {number}: bars add up to {facts['bars']}, "
                f"columns of the table to {facts['columns']}"
            )
    return result


# The table is the first one in the nearest ancestor that has any. Its feet, where totals stand,
# do not count; a column counts when every cell of it is a number.
CHART_FACTS = """
const svg = arguments[0];
const said = (svg.getAttribute("aria-describedby") || "").split(/\\s+/)
  .map((id) => id && document.getElementById(id)?.textContent || "").join(" ").trim();
let near = svg.parentElement;
while (near && !near.querySelector("table")) near = near.parentElement;
const rows = near ? [...near.querySelector("table").tBodies].flatMap((b) => [...b.rows]) : [];
const cells = rows.map((row) => [...row.querySelectorAll("td")].map((c) => c.textContent.trim()));
const columns = [];
for (let i = 0; i < Math.max(0, ...cells.map((row) => row.length)); i++) {
  const column = cells.map((row) => (row[i] ?? "").replaceAll(",", ""));
  if (column.every((n) => /^\\d+$/.test(n))) columns.push(column.reduce((a, n) => a + +n, 0));
}
return {
  description: said || svg.querySelector("desc")?.textContent.trim() || "",
  bars: [...svg.querySelectorAll("rect[data-n]")].reduce((a, r) => a + +r.dataset.n, 0),
  columns,
};
"""
