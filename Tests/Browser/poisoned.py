"""Pages that are wrong on purpose: each check must see what it is there for, and nothing else.

A check that sees nothing passes every page, so it is tried here before it is believed.
"""

from collections.abc import Callable
from urllib.parse import quote

import browser
import checks
from selenium.webdriver.chrome.webdriver import WebDriver

Check = Callable[[WebDriver], list[str]]

INS = '<ins style="border-bottom:1px solid"><span>Added: </span>new</ins>'
DEL = '<del><span>Deleted: </span>old</del>'
TABLE = (
    "<table><tbody><tr><th scope=row><time datetime=2021-03-01>March 1</time></th><td>{}</td></tr>"
    "</tbody></table>")
CHART = (
    '<figure><svg role="img" aria-label="Comments by day"{}>{}'
    '<rect data-day="2021-03-01" data-n="1200" width="9" height="9"></rect></svg>{}</figure>')
DESC = "<desc>How many came on each day.</desc>"

# What stands in `main`, and whether it is as it should be.
MARKS = [
    (INS + DEL, True),
    ("<p>Added: <ins>new</ins>", False),
    ("<ins><span aria-hidden=true>Added: </span>new</ins>", False),
    ("<ins aria-label=\"new\">Added: new</ins>", False),
    ("<del>Added: old</del>", False),
    ("<del><span>Deleted: </span>old</del><del>older</del>", False),
    ("<ins style=\"text-decoration:none\">Added: new</ins>", False),
    ("<del style=\"text-decoration:none;background:red\">Deleted: old</del>", False),
    ("<del style=\"text-decoration:none;border-left:2px solid\">Deleted: old</del>", True),
]
PASSAGES = [
    ("<mark style=\"border-bottom:1px solid\">overly broad</mark>", True),
    ("<mark>overly broad</mark>", False),
]
CHARTS = [
    (CHART.format("", DESC, TABLE.format("1,200")), True),
    (CHART.format("", DESC, TABLE.format("1,201")), False),
    (CHART.format("", DESC, TABLE.format("1,200").replace("03-01", "03-02")), False),
    (CHART.format("", DESC, ""), False),
    (CHART.format("", "", TABLE.format("1,200")), False),
    (CHART.format("", DESC, TABLE.format("1,200")).replace(" aria-label", " data-label"), False),
    (CHART.format(" aria-hidden=true", DESC, TABLE.format("1,200")), False),
    ("<p>No drawing.", True),
]
WIDE = [("<p>Words.", True), ("<p style=\"width:200vw\">Words.", False)]
ACCESSIBLE = [
    ("<h1>Words</h1><p>Words.", True),
    ("<h1>Words</h1><p><img src=\"data:,\">", False),
    ("<h1>Words</h1><p style=\"color:#ccc\">Words.", False),
    ("<h1>Words</h1><a href=/x></a>", False),
]
SCRIPTED = [
    ("<p>Words.", True),
    ("<p id=p>Words.<script>p.textContent += ' And more.'</script>", False),
    ("<script>document.write('All words.')</script>", False),
]


def unseen(driver: WebDriver) -> list[str]:
    """What the checks do not see of what is wrong, and see where nothing is."""
    tried: list[tuple[Check, list[tuple[str, bool]]]] = [
        (checks.marks, MARKS), (checks.tagged_marks, PASSAGES), (checks.charts, CHARTS),
        (checks.sideways, WIDE), (checks.axe, ACCESSIBLE), (_without_scripts, SCRIPTED),
    ]
    browser.set_view(driver, 1280, "light")
    result = []
    for check, pages in tried:
        for body, is_right in pages:
            driver.get(_page(body))
            found = check(driver)
            if is_right and found:
                result.append(f"{check.__name__} of {body!r}: {found}")
            if not is_right and not found:
                result.append(f"{check.__name__} sees nothing wrong in {body!r}")
    return result


def _without_scripts(driver: WebDriver) -> list[str]:
    return checks.without_scripts(driver, driver.current_url)


def _page(body: str) -> str:
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Words</title>"
        f"<meta name=viewport content='width=device-width'><main>{body}</main></html>")
    return "data:text/html," + quote(page)
