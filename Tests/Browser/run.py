"""Opens the built site in a real browser and holds every page to what was promised.

    .venv/bin/python Tests/Browser/run.py --url http://127.0.0.1:8000/ --shots .build/shots

All pages: a kind that is known, links and fragments that lead somewhere, one h1, nothing inline, an
empty console, nothing from another host, no sideways scrolling, the same text without JavaScript. The
fullest page of each kind: axe at three widths in both schemes, pictures, forced colours, and paper;
that of each other docket: axe on a phone in light and on a desk in dark, forced colours, and paper.
Insertions, deletions, tagged passages and charts are told without colour wherever they stand.
"""

import argparse
import queue
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import browser
import checks
import crawl
import poisoned
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.webdriver import WebDriver
from tally import Tally

# What the sample dockets must have: every kind of page but those of large dockets.
KINDS = set(crawl.FORMS) - crawl.OF_LARGE
WIDTHS = [320, 768, 1280]
PRINTED = {"stage", "redline", "responses", "response"}
# Of a kind with many pages, these are opened at every width and without scripts: the fullest, and
# some from all over. Every page is opened once, and its markup is read.
MANY = 30
SCHEMES = ["light", "dark"]
EVERY_VIEW = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
# How a page is seen whose kind was seen in every view in another docket.
TWO_VIEWS = [(WIDTHS[0], "light"), (WIDTHS[-1], "dark")]


def check_markup(tally: Tally, site: crawl.Site, limit: int) -> None:
    """What can be seen without a browser, on every page."""
    cut = [] if site.is_whole else [f"more than {limit} pages; raise --max-pages"]
    tally.note("site", "is read whole", cut)
    tally.note("site", f"{site.links} links lead somewhere", site.broken)
    for url, page in site.pages.items():
        where = urlsplit(url).path
        headings = [] if page.headings == 1 else [f"{page.headings} of them"]
        tally.note(where, "one h1", headings)
        tally.note(where, "nothing inline", page.inline)
        tally.note(where, "nothing from another host", page.foreign)


def check_kinds(
    tally: Tally, site: crawl.Site, kinds: dict[str, list[str]], expected: set[str]
) -> None:
    """A page that is of no known kind would never be looked at closely, and so is a failure."""
    for kind in sorted(expected):
        tally.note("site", "has every kind of page", [] if kind in kinds else [f"no {kind}"])
    tally.note("site", "has pages of known kinds alone", kinds.get(crawl.UNKNOWN, []))
    tally.note("site", "has a link to each of its pages", crawl.unread(site))


def visit(tally: Tally, driver: WebDriver, kind: str, url: str, *, closely: bool) -> None:
    """Opens a page: its console, requests, marks and charts; closely, at each width, and what
    stands there without scripts."""
    where = urlsplit(url).path
    forget(driver, url)
    browser.set_view(driver, WIDTHS[-1], "light")
    driver.get(url)
    note_what_is_told(tally, driver, kind, where)
    for width in WIDTHS if closely else [WIDTHS[0]]:
        browser.set_view(driver, width, "light")
        tally.note(f"{where} {width}", "no sideways scrolling", checks.sideways(driver))
    note_noise(tally, driver, url, where)
    if closely:
        browser.set_view(driver, WIDTHS[-1], "light")
        tally.note(where, "whole without JavaScript", checks.without_scripts(driver, url))


def note_what_is_told(tally: Tally, driver: WebDriver, kind: str, where: str) -> None:
    is_redline = kind.startswith("redline")
    changes = checks.marks(driver, are_wanted=is_redline)
    tally.note(where, "changes are told without colour", changes)
    if kind == "search":
        tally.note(where, "finds words, where there is an index", checks.finds(driver))
    # A stage on which nothing was received has nothing to draw.
    has_comments = kind == "stage-tracker" and driver.find_elements("css selector", ".comments li")
    charts = checks.charts(driver, are_wanted=bool(has_comments))
    tally.note(where, "charts are also told", charts)


def look_closely(
    tally: Tally, driver: WebDriver, kind: str, url: str, shot: Path,
    views: list[tuple[int, str]]
) -> None:
    """Axe and pictures in some views, forced colours and paper, for one page of its kind."""
    where = urlsplit(url).path
    forget(driver, url)
    for width, scheme in views:
        browser.set_view(driver, width, scheme)
        driver.get(url)
        browser.save_shot(driver, shot.with_name(f"{shot.name}-{width}-{scheme}.png"))
        tally.note(f"{where} {width} {scheme}", "accessible", checks.axe(driver))
    is_redline = kind.startswith("redline")
    for name, forced, media in [("forced colours", True, ""), ("paper", False, "print")]:
        browser.set_view(driver, WIDTHS[-1], "light", forced=forced, media=media)
        driver.get(url)
        wrong = checks.marks(driver, are_wanted=is_redline) + checks.tagged_marks(driver)
        tally.note(f"{where} {name}", "marks remain", wrong)
    browser.set_view(driver, WIDTHS[-1], "light")
    note_noise(tally, driver, url, where)
    if kind in PRINTED:
        sheets = browser.save_pdf(driver, shot.with_name(f"{shot.name}-print.pdf"))
        tally.note(where, "prints", [] if sheets else ["no page of paper"])


def fullest_of(site: crawl.Site, kind: str, urls: list[str]) -> dict[str, tuple[str, bool]]:
    """The fullest page of a kind in each docket, with the name of its pictures and whether it is the
    fullest of all."""
    found: dict[str, tuple[str, bool]] = {}
    dockets: set[str] = set()
    for url in sorted(urls, key=lambda url: len(site.pages[url].links), reverse=True):
        docket = crawl.docket_of(site, url)
        if docket not in dockets:
            found[url] = (f"{kind}-{docket}" if dockets else kind, not dockets)
            dockets.add(docket)
    return found


def some_closely(site: crawl.Site, urls: list[str]) -> set[str]:
    """The pages of a kind that are opened at every width: all, or the fullest and every so many."""
    fullest = sorted(urls, key=lambda url: len(site.pages[url].links), reverse=True)
    step = max(1, len(urls) // MANY)
    return set(fullest[: MANY // 3]) | set(urls[::step])


def forget(driver: WebDriver, url: str) -> None:
    """Empties the logs, so that a page answers only for itself."""
    browser.console_errors(driver)
    browser.foreign_requests(driver, url)


def note_noise(tally: Tally, driver: WebDriver, url: str, where: str) -> None:
    tally.note(where, "an empty console", browser.console_errors(driver))
    tally.note(where, "no request elsewhere", browser.foreign_requests(driver, url))


@dataclass
class Visit:
    """A page that is to be opened."""

    kind: str
    url: str
    # At every width, and without scripts.
    closely: bool
    # Where its pictures go and in which views it is seen, where it is the fullest of a docket.
    shot: tuple[Path, list[tuple[int, str]]] | None


def visits(site: crawl.Site, kinds: dict[str, list[str]], shots: Path) -> Iterator[Visit]:
    """Every page, kind by kind."""
    for kind, urls in kinds.items():
        print(f"{kind}: {len(urls)}", flush=True)
        fullest = fullest_of(site, kind, urls)
        closely = some_closely(site, urls)
        for url in urls:
            shot = None
            if url in fullest:
                name, is_first = fullest[url]
                shot = shots / name, EVERY_VIEW if is_first else TWO_VIEWS
            yield Visit(kind, url, url in closely, shot)


def open_pages(
    tally: Tally, site: crawl.Site, kinds: dict[str, list[str]], shots: Path
) -> None:
    """Opens every page, and the fullest of each kind and docket closely, in two browsers."""
    shots.mkdir(parents=True, exist_ok=True)
    waiting = queue.SimpleQueue[Visit]()
    for one in visits(site, kinds, shots):
        waiting.put(one)

    def work(_: int) -> None:
        with browser.chromium(browser.engine()) as driver:
            while True:
                try:
                    one = waiting.get_nowait()
                except queue.Empty:
                    return
                try:
                    visit(tally, driver, one.kind, one.url, closely=one.closely)
                    if one.shot:
                        shot, views = one.shot
                        look_closely(tally, driver, one.kind, one.url, shot, views)
                except WebDriverException as error:
                    tally.note(one.url, "opens", [str(error.msg)])

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, range(2)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Tests the built site in a browser.")
    parser.add_argument("--url", required=True, help="the first page of the site")
    parser.add_argument("--shots", required=True, type=Path, help="where pictures go")
    parser.add_argument("--max-pages", type=int, default=2000)
    parser.add_argument(
        "--expect", nargs="*", default=sorted(KINDS), help="the kinds of page that must be there")
    return parser.parse_args()


def main() -> int:
    given = arguments()
    tally = Tally()
    site = crawl.crawl(given.url, given.max_pages)
    kinds = crawl.kinds(site)
    check_markup(tally, site, given.max_pages)
    check_kinds(tally, site, kinds, set(given.expect))
    with browser.chromium() as driver:
        tally.note("checks", "see what is wrong on purpose", poisoned.unseen(driver))
    open_pages(tally, site, kinds, given.shots)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
