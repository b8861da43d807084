"""Opens the pages that only large dockets have: lists of many pages, and a lean site.

    .venv/bin/python Tests/Browser/many.py --binary .build/debug/rulewright --shots .build/shots

Builds the site of two made-up dockets, one of them lean. All pages are held to what `run.py` holds
the markup to; the fullest page of each kind is opened as there. Then a reader looks for
copies of a letter by their numbers: where a copy has no page, its receipt stands in the list of its
letter, with all in which it differs.
"""

import argparse
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import browser
import crawl
import run
from many_workspace import AS_OF, LARGE, LEAN_ABOVE, SMALL, STAGES, Comment, Crowd, large, small
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from tally import Tally
from tool import Tool

# What these dockets must have: what the samples are too small for, and what is otherwise on a lean site.
KINDS = crawl.OF_LARGE | {"stage-tracker", "letters", "letter", "comment", "tag", "search"}
MOST_PAGES = 4000


def build(binary: Path, folder: Path, crowds: list[Crowd]) -> Tool:
    tool = Tool(binary, folder)
    for crowd in crowds:
        crowd.write(folder)
    (folder / "Site").mkdir()
    for crowd in crowds:
        comments = f"Comments/{crowd.name}"
        for stage in STAGES:
            tool.must(
                "import", crowd.name, f"{comments}/received/{stage}.csv", "--stage", stage)
        tool.must("import", crowd.name, f"{comments}/codings.csv")
        tool.must("import", crowd.name, f"{comments}/responses")
    tool.must("build", "--as-of", AS_OF, "--lean-above", f"{LEAN_ABOVE}")
    return tool


def open_fullest(
    tally: Tally, driver: WebDriver, site: crawl.Site, kind: str, urls: list[str], shots: Path
) -> None:
    """Opens the fullest page of a kind: in every view where only large dockets have such, and in two
    where the samples were seen in all; in both dockets where it is otherwise on a lean site."""
    for url, (name, is_first) in run.fullest_of(site, kind, urls).items():
        is_new = kind in crawl.OF_LARGE
        if not is_first and kind not in KINDS:
            continue
        try:
            run.visit(tally, driver, kind, url, closely=is_new)
            views = run.EVERY_VIEW if is_new and is_first else run.TWO_VIEWS
            run.look_closely(tally, driver, kind, url, shots / name, views)
        except WebDriverException as error:
            tally.note(url, "opens", [str(error.msg)])


def open_kinds(tally: Tally, site: crawl.Site, kinds: dict[str, list[str]], shots: Path) -> None:
    """Opens the fullest pages of some kinds, in a browser of its own."""
    with browser.chromium(browser.engine()) as driver:
        for kind, urls in kinds.items():
            open_fullest(tally, driver, site, kind, urls, shots)


def receipts(tally: Tally, driver: WebDriver, start: str, crowd: Crowd) -> None:
    """Follows the number of a copy from the search's list to its receipt, in each way in which
    letters come."""
    looked_for = {
        "as it was sent": crowd.copies("as-sent")[-1],
        "the same on another stage": crowd.copies("as-sent", stage="reproposed")[-1],
        "with a sentence added": crowd.copies("added")[0],
        "with a sentence left out": crowd.copies("left-out")[0],
        "with a word exchanged": crowd.copies("exchanged")[0],
    }
    for what, comment in looked_for.items():
        try:
            find(driver, start, crowd, comment)
            tally.note(crowd.name, f"has a receipt: {what}", wrong_with(driver, comment))
        except (LookupError, WebDriverException) as error:
            tally.note(crowd.name, f"has a receipt: {what}", [f"{comment.number}: {error}"])


def find(driver: WebDriver, start: str, crowd: Crowd, comment: Comment) -> None:
    """Follows links alone: from the search down its lists to the number of a comment."""
    driver.get(f"{start}{crowd.name}/search/")
    for _ in range(4):
        links = driver.find_elements(By.CSS_SELECTOR, "main a[href]")
        words = driver.execute_script("return arguments[0].map((e) => e.textContent)", links)
        for link, text in zip(links, words):
            span = re.fullmatch(r"(\S+) to (\S+)", " ".join(text.split()))
            leads = text == comment.number or (
                span and span[1].startswith(crowd.name.upper())
                and span[1] <= comment.number <= span[2])
            if leads:
                driver.get(str(link.get_property("href")))
                if text == comment.number:
                    return
                break
        else:
            raise LookupError(f"no way on {driver.current_url}")
    raise LookupError("too deep in the lists")


def wrong_with(driver: WebDriver, comment: Comment) -> list[str]:
    """What a receipt in the list of a letter lacks."""
    target = driver.execute_script(
        "const e = document.querySelector('li:target'); return e && [e.id, e.textContent,"
        " [...e.querySelectorAll('ins .m, del .m')].map((m) => [m.closest('ins, del').localName,"
        " m.textContent])]")
    if target is None:
        return [f"{comment.number}: {driver.current_url} is no place in a list"]
    place, text, changes = target
    wrong = [] if place == f"c_{comment.number}" else [f"the place is {place}"]
    wrong += [] if comment.number in text else ["it does not say its number"]
    stage = "proposed rule"
    if not re.search(rf"Received on the {stage}.*, and kept as it came", text):
        wrong.append("it does not say that the comment was received")
    match comment.way:
        case "as-sent":
            wrong += [] if "Word for word." in text else ["it is not called word for word"]
            told = "Tagged with the letter" if comment.stage == "proposed" else "not tagged yet"
            wrong += [] if told in text else [f"it does not say “{told}”"]
        case "added":
            wrong += [] if comment.differs in text else [f"it lacks “{comment.differs}”"]
        case "left-out":
            # What was left out is cut in its middle; its ends stand there.
            gone = " ".join(words for name, words in changes if name == "del")
            ends = comment.differs.split()
            is_shown = ends[0] in gone and ends[-1].rstrip(".") in gone
            wrong += [] if is_shown else [f"“{comment.differs}” is not marked deleted, but {gone!r}"]
        case "exchanged":
            new = [words for name, words in changes if name == "ins"]
            wrong += [] if any(comment.differs in words for words in new) else [
                f"“{comment.differs}” is not marked added, but {new}"]
            wrong += [] if any(name == "del" for name, _ in changes) else ["nothing is deleted"]
    return [f"{comment.number}: {one}" for one in wrong]


def pages_of_copies(site: crawl.Site, crowd: Crowd) -> list[str]:
    """The copies of the large letter that have a page of their own."""
    numbers = {one.number for way in ("as-sent", "added") for one in crowd.copies(way)}
    return [
        number for url in site.pages
        if (number := crawl.path_of(site, url).rstrip("/").rpartition("/")[2]) in numbers]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--shots", required=True, type=Path, help="where pictures go")
    given = parser.parse_args()
    began = time.monotonic()
    tally = Tally()
    crowds = [large(), small()]
    with tempfile.TemporaryDirectory(prefix="rulewright-") as scratch:
        tool = build(given.binary.resolve(), Path(scratch), crowds)
        print(f"many: built in {time.monotonic() - began:.0f} s", flush=True)
        with tool.serving() as start:
            site = crawl.crawl(start, MOST_PAGES)
            kinds = crawl.kinds(site)
            run.check_markup(tally, site, MOST_PAGES)
            run.check_kinds(tally, site, kinds, KINDS)
            print(f"many: {len(site.pages)} pages read, {time.monotonic() - began:.0f} s", flush=True)
            is_lean = {crowd.name: len(pages_of_copies(site, crowd)) < 3 for crowd in crowds}
            wrong = [] if is_lean == {LARGE: True, SMALL: False} else [f"{is_lean}"]
            tally.note("many", "one docket is lean and one is not", wrong)
            # However small a docket is, the page of a tag that many got has the first passages alone.
            paged = {crawl.docket_of(site, url) for url in kinds.get("tag-passages", [])}
            wrong = [] if paged == {LARGE, SMALL} else [f"only {paged}"]
            tally.note("many", "both dockets have pages of a tag's passages", wrong)
            given.shots.mkdir(parents=True, exist_ok=True)
            parts = [dict(list(kinds.items())[part::2]) for part in range(2)]
            with ThreadPoolExecutor(2) as workers:
                list(workers.map(lambda part: open_kinds(tally, site, part, given.shots), parts))
            print(f"many: opened, {time.monotonic() - began:.0f} s", flush=True)
            with browser.chromium(browser.engine()) as driver:
                browser.set_view(driver, 1280, "light")
                receipts(tally, driver, start, crowds[0])
    print(
        f"many: {sum(len(crowd.comments) for crowd in crowds)} comments, {len(site.pages)} pages: "
        f"{tally.passed} passed, {tally.failed} failed, {time.monotonic() - began:.0f} s")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
