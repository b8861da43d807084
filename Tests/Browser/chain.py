"""Follows every answered comment to the words that changed because of it, and back, by links alone.

    .venv/bin/python Tests/Browser/chain.py --url http://127.0.0.1:8000/ \\
        --workspace . --docket cyber-items

Every coding of a published comment that a response answers: from the comment to its passage, tag,
clause, response and changed words by links whose places exist, and from the changed words back.
Then one story, followed in a browser by the keyboard: an overly broad clause of 2015, and what came of it.
"""

import argparse
import csv
import re
import sys
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import browser
import crawl
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys


@dataclass(frozen=True)
class Answered:
    """One coding that a response answers."""

    comment: str
    tag: str
    stage: str
    citation: str
    response: str


class Web:
    """The pages of one docket as a web: which page leads to which, and to which place in it."""

    def __init__(self, site: crawl.Site, docket: str) -> None:
        self.root = site.start + docket + "/"
        self.pages = {
            self.path(url): page for url, page in site.pages.items() if url.startswith(self.root)
        }
        self.links = {path: self.targets(page.links) for path, page in self.pages.items()}

    def path(self, url: str) -> str:
        return unquote(urlsplit(url).path)

    def targets(self, links: list[str]) -> set[tuple[str, str]]:
        found = set()
        for link in links:
            address, fragment = urldefrag(link)
            if self.path(address) in self.pages:
                found.add((self.path(address), unquote(fragment)))
        return found

    def at(self, *names: str) -> str:
        return self.path(self.root + "".join(name + "/" for name in names))

    def leads(self, source: str, target: str, place: str | None = None) -> bool:
        """Whether a page links to another, at a place that is there."""
        return any(
            path == target and (place is None or fragment == place)
            and (not fragment or fragment in self.pages[target].ids)
            for path, fragment in self.links.get(source, ()))

    def places(self, source: str, target: str) -> bool:
        """Whether a page links to a place in another; links to the whole are in every frame."""
        return any(
            path == target and fragment and fragment in self.pages[target].ids
            for path, fragment in self.links.get(source, ()))

    def comes_to(self, source: str, target: str, through: set[str]) -> bool:
        """Whether a page leads to another directly, or through some others, at most two.

        A page of the stage's list counts only at a place in it.
        """
        step = {source}
        for _ in range(3):
            if any(self.leads(page, target) for page in step):
                return True
            step = {
                path for page in step for path, fragment in self.links.get(page, ())
                if path in through or (fragment and path.startswith(self.at("comments")))
            }
        return False

    def same_words(self, comment: str) -> set[str]:
        """The comments that one names as having its words, and that name it."""
        lists = self.at("comments")
        return {
            path for path, _ in self.links.get(comment, ())
            if path.startswith(lists) and self.leads(path, comment)
        }

    def any(self, pattern: str) -> list[str]:
        return sorted(path for path in self.pages if re.fullmatch(pattern, path))

    def reach(self, source: str) -> set[str]:
        """Every page that links lead to from a page."""
        seen, waiting = {source}, deque([source])
        while waiting:
            for path, _ in self.links.get(waiting.popleft(), ()):
                if path not in seen:
                    seen.add(path)
                    waiting.append(path)
        return seen


def front_matter(path: Path) -> dict[str, str]:
    """The lines `key: value` at the head of a response; values as they are written."""
    head = path.read_text("utf-8").split("\n---", 1)[0]
    return dict(re.findall(r"^(\w+):[ \t]*(.*)$", head, re.MULTILINE))


def listed(value: str) -> list[str]:
    return [one.strip().strip("\"'") for one in value.strip().strip("[]").split(",") if one.strip()]


def answered(workspace: Path, docket: str, label_of) -> list[Answered]:
    """The codings whose issue a response answers."""
    folder = workspace / "Comments" / docket
    issues: dict[tuple[str, str], list[str]] = {}
    for path in sorted((folder / "responses").glob("*.md")):
        head = front_matter(path)
        for issue in listed(head.get("issues", "")):
            issues.setdefault((head.get("stage", "").split("#")[0].strip(), issue), []).append(
                path.stem)
    found = []
    with (folder / "codings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = label_of(row["stage"], row["citation"])
            issue = f"{row['tag']}@{label}" if row["citation"] else row["tag"]
            for response in issues.get((row["stage"], issue), []):
                found.append(
                    Answered(row["comment"], row["tag"], row["stage"], row["citation"], response))
    return found


def withheld(workspace: Path, docket: str) -> set[str]:
    """The comments of which nothing may be shown, and so nothing of what was made of them."""
    found = set()
    for path in sorted((workspace / "Comments" / docket / "received").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("Is Withdrawn?", "").strip().lower() in {"true", "yes", "1"} or any(
                    row.get(name, "").strip()
                    for name in ("Reason Withdrawn", "Restrict Reason Type", "Restrict Reason")
                ):
                    found.add(row.get("Document ID", ""))
    return found


def labels(web: Web, driver: WebDriver, stages: set[str]) -> dict[tuple[str, str], str]:
    """The label of each citation of each stage, as the stage's page links it."""
    found = {}
    for stage in sorted(stages):
        driver.get(urlsplit(web.root)._replace(path=web.at(stage)).geturl())
        pairs = driver.execute_script(
            "return [...document.querySelectorAll('main [data-cite]')].map((e) =>"
            " [e.dataset.cite, decodeURIComponent((e.getAttribute('href') || '').split('#')[1]"
            " || e.id)])")
        for citation, label in pairs:
            found.setdefault((stage, citation), label)
    return found


def wrong_with(web: Web, one: Answered, label: str | None) -> list[str]:
    """What is missing between a comment and what came of it."""
    comment = web.at("comments", one.comment)
    if comment not in web.pages:
        return []  # not received by the day of the build, or numbered in another way
    tag, response = web.at("tags", one.tag), web.at("responses", one.response)
    stage = web.at(one.stage)
    steps = [(comment, tag, None), (comment, response, None), (response, tag, None)]
    wrong: list[str] = []
    if one.citation and label is None:
        # Without a place nothing could be said of a link to it.
        wrong.append(f"{stage} names no clause {one.citation}, which {comment} was tagged at")
    elif one.citation:
        steps += [(comment, stage, label), (response, stage, label)]
    wrong += [
        f"{source} does not lead to {target}{'#' + place if place else ''}"
        for source, target, place in steps if not web.leads(source, target, place)]
    # Lists show words that several comments share once, and name the others on the page of one.
    for source in [tag, response] + ([stage] if one.citation else []):
        if not web.comes_to(source, comment, {tag} | web.same_words(comment)):
            wrong.append(f"{source} does not come to {comment}")
    redlines = web.any(re.escape(web.at("redline")) + r"[^/]+/[^/]+/")
    changed = [path for path in redlines if web.places(response, path)]
    if changed and not any(web.leads(path, response) for path in changed):
        wrong.append(f"{' and '.join(changed)} do not lead back to {response}")
    return wrong


class Story:
    """A reader at a browser, who has nothing but the links of the page before them."""

    def __init__(self, driver: WebDriver, start: str) -> None:
        self.driver = driver
        self.steps: list[str] = []
        driver.get(start)

    def follow(self, what: str, pattern: str, among: str = "a[href]") -> None:
        """Follows the first link whose target is of a form; a place it names must be there."""
        for link in self.driver.find_elements(By.CSS_SELECTOR, among):
            href = link.get_property("href")
            if not re.search(pattern, unquote(str(href))):
                continue
            # What is folded has no name until it is opened.
            self.driver.execute_script(
                "for (let e = arguments[0]; e; e = e.parentElement)"
                " if (e.localName === 'details') e.open = true", link)
            name = " ".join(link.accessible_name.split())
            if not name:
                continue
            link.send_keys(Keys.ENTER)
            place = urlsplit(self.driver.current_url).fragment
            if place and not self.driver.execute_script(
                "return !!document.getElementById(decodeURIComponent(arguments[0]))", place):
                raise LookupError(f"{what}: '{name}' leads to a place that is not there: #{place}")
            self.steps.append(f"{what}: “{name[:60]}”")
            return
        where = self.driver.current_url
        raise LookupError(f"{what}: no link {pattern} among {among} on {where}")

    def follow_beside(self, what: str, pattern: str) -> None:
        """Follows a link in the margin of the clause at which the page was opened."""
        place = unquote(urlsplit(self.driver.current_url).fragment)
        self.follow(what, pattern, f"{clause_at(place)} > .row > .mar a[href]")


def clause_at(label: str) -> str:
    """A clause of a stage's page, as CSS selects it."""
    quoted = label.replace("\\", "\\\\").replace('"', '\\"')
    return f'[id="{quoted}"]'


def tell(driver: WebDriver, start: str, docket: str) -> list[str]:
    """From the docket to a comment on an overly broad clause of 2015, to what came of it, and
    back to the comment."""
    story = Story(driver, start)
    here = f"/{re.escape(docket)}"
    story.follow("the docket", rf"{here}/$")
    story.follow("what people said", rf"{here}/comments/$")
    story.follow("on the proposal of 2015", rf"{here}/comments/proposed/")
    story.follow("tagged overly broad", rf"{here}/tags/overly-broad/")
    story.follow("a comment, at its passage", rf"{here}/comments/[^/]+-[^/]+/#p_\d+$")
    comment = urlsplit(driver.current_url).path
    story.follow("the tag", rf"{here}/tags/overly-broad/")
    story.follow("the clause", rf"{here}/proposed/#.")
    clause = urlsplit(driver.current_url).fragment
    story.follow_beside("the response, beside the clause", rf"{here}/responses/[^/]+/$")
    response = urlsplit(driver.current_url).path
    story.follow("the words that changed in 2021", rf"{here}/redline/proposed/interim-final/#.")
    story.follow("why they changed", rf"{re.escape(response)}(#.*)?$")
    story.follow("back to the comment", rf"{re.escape(comment)}(#.*)?$")
    return story.steps + [f"the clause was #{clause}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", required=True, help="the first page of the site")
    parser.add_argument("--workspace", required=True, type=Path)
    parser.add_argument("--docket", default="cyber-items")
    given = parser.parse_args()
    sources = given.workspace / "Comments" / given.docket / "responses"
    is_wanted = sources.is_dir() and any(sources.glob("*.md"))
    web = Web(crawl.crawl(given.url, 5000), given.docket)
    if web.at("responses") not in web.pages:
        if is_wanted:
            print(f"FAIL chain: {sources} has responses, and the site has no page of them")
            return 1
        print("chain: left out, since the docket has no responses yet")
        return 0
    if not is_wanted:
        print("chain: left out, since the docket has no responses yet")
        return 0
    failures: list[str] = []
    with browser.chromium() as driver:
        browser.set_view(driver, 1280, "light")
        with (sources.parent / "codings.csv").open(encoding="utf-8", newline="") as file:
            stages = {row["stage"] for row in csv.DictReader(file) if row["citation"]}
        known = labels(web, driver, stages)
        found = answered(
            given.workspace, given.docket, lambda stage, citation: known.get((stage, citation)))
        hidden = withheld(given.workspace, given.docket)
        found = [one for one in found if one.comment not in hidden]
        if not found:
            failures.append("no coding that a response answers")
        for one in found:
            failures += wrong_with(web, one, known.get((one.stage, one.citation)))
        everything = web.reach(web.at())
        failures += [f"{path} cannot be reached from the docket" for path in
                     sorted(set(web.pages) - everything)]
        try:
            for step in tell(driver, given.url, given.docket):
                print(f"  {step}")
        except LookupError as error:
            failures.append(f"the story ends at {error}")
    failures = list(dict.fromkeys(failures))
    for failure in failures[:30]:
        print(f"FAIL chain: {failure}")
    comments = len({one.comment for one in found})
    print(f"chain: {len(found)} answered codings of {comments} comments, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
