"""Builds a site whose every field holds hostile strings, and opens every page of it in Chromium.

    .venv/bin/python Tests/Browser/hostile.py --binary .build/debug/rulewright \\
        --clean http://127.0.0.1:8000/

Nothing may run, with the pages' own policy put aside so that escaping stands alone; no element or
attribute may appear that a clean site has not; no request may leave the page; and every string
must read back as it was written.
"""

import argparse
import json
import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import browser
import crawl
import hostile_strings
from hostile_page import Reading, prepare, read
from hostile_verdict import Verdict
from hostile_workspace import FIELDS, PARTS, PER, UNREAD, Scene
from tool import Tool

SEED = 20260101
FEWEST = 3000
AS_OF = "2021-12-01"
# A site on which a copy of a letter has no page.
LEAN = ("build", "--as-of", AS_OF, "--lean-above", "5")
# Words with everything in them that drafts may have, so that a clean site has it too.
BENIGN = [
    "words", "**strong** words", "*words* with stress", "`code`", "[a link](https://h.example/)",
    "<https://h.example/>", "![a picture](x)", "§ 9.1", "\u202ewords", "> said", "- item", "# head",
    "1. first", "```\ncode\n```", "| a | b |\n|---|---|\n| c | d |", "a\n\nb", "**[x](https://h.example)**",
    "## head", "### head", "#### head", "##### head", "###### head", "*`a`*", "1990",
]


def build(tool: Tool, scene: Scene) -> None:
    """Imports everything and builds the site."""
    def take(docket: str) -> None:
        folder = f"Comments/{docket}"
        done = tool.must(
            "import", docket, f"{folder}/received/comments.csv", "--stage", "proposed",
            "--format", "json", codes=(0, 1))
        rejected = json.loads(done.stdout)["rejected"]
        if rejected:
            sys.exit(f"hostile: rows were rejected: {rejected[:3]}")
        tool.must("import", docket, f"{folder}/codings.csv")
        tool.must("import", docket, f"{folder}/responses")

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(take, scene.dockets))
    tool.must("check")
    tool.must("build", "--as-of", AS_OF)


def drop_refused(tool: Tool, scene: Scene) -> int:
    """Takes the lines out of the raw drafts that `check` refuses, and counts them."""
    refused = 0
    for _ in range(6):
        found = json.loads(tool.must("check", "--format", "json", codes=(0, 1)).stdout)
        errors = [one for one in found["diagnostics"] if one["severity"] == "error"]
        if not errors:
            return refused
        lines: dict[str, set[int]] = {}
        for error in errors:
            if not error["file"].endswith("draft.md"):
                sys.exit(f"hostile: check refuses what we wrote: {error}")
            lines.setdefault(error["file"], set()).add(error["line"])
        for name, numbers in lines.items():
            path = scene.folder / name
            # Lines as the program counts them: CR, LF and CR LF each end one.
            kept = [
                line for number, line in enumerate(path.read_bytes().splitlines(keepends=True), 1)
                if number not in numbers
            ]
            refused += len(numbers)
            path.write_bytes(b"".join(kept))
    sys.exit("hostile: check refuses the raw drafts again and again")


def refused_bytes(tool: Tool) -> tuple[int, list[str]]:
    """How many sequences that are no UTF-8 are refused, in a draft and in a row; and which not."""
    tool.folder.mkdir()
    for name in ("Drafts", "Comments", "Site"):
        (tool.folder / name).mkdir()
    tool.must("new", "bytes")
    draft, wrong, refused = tool.folder / "Drafts/bytes/draft.md", [], 0
    for sequence in hostile_strings.NOT_UTF8:
        draft.write_bytes(b"## \xc2\xa7 1.1 Bytes\n\n(a) " + sequence + b".\n")
        found = tool.run("check", "bytes", "--format", "json")
        if found.returncode == 1 and b'"InvalidUTF8"' in found.stdout:
            refused += 1
        else:
            wrong.append(f"check lets {sequence!r} pass in a draft")
    draft.write_text("## § 1.1 Bytes\n\n(a) One.\n")
    rows = [b"Document ID,Document Type,Comment,Received Date\n"] + [
        b"B-%d,Public Submission,\"" % number + sequence + b"\",2021-03-01\n"
        for number, sequence in enumerate(hostile_strings.NOT_UTF8)
    ]
    (tool.folder / "bytes.csv").write_bytes(b"".join(rows))
    done = tool.run("import", "bytes", "bytes.csv", "--format", "json")
    tally = json.loads(done.stdout)
    # A row that no character of UTF-8 speaks against is Windows-1252, and the import says so.
    made = sum(
        int(re.match(r"\d*", one["note"])[0] or 1) for one in tally["notes"]
        if "Windows-1252" in one["note"])
    if len(tally["rejected"]) + made != len(hostile_strings.NOT_UTF8):
        wrong.append(
            f"import rejects {len(tally['rejected'])} rows of {len(rows) - 1} and makes {made} UTF-8")
    return refused + len(tally["rejected"]) + made, wrong


def pages(folder: Path, start: str) -> list[str]:
    site = folder / "Site/public"
    found = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size, reverse=True)
    return [start + path.relative_to(site).as_posix().removesuffix("index.html") for path in found]


def lean_pages(folder: Path, start: str) -> list[str]:
    """The pages of a lean site that are otherwise than those of another: its lists."""
    lists = re.compile(r"/comments/(letters|proposed)/|/passages-|/search/")
    return [url for url in pages(folder, start) if lists.search(url)]


def campaign_pages(tool: Tool, scene: Scene, start: str) -> list[str]:
    """The workbench's pages of the letters of each docket."""
    urls = []
    for docket in scene.dockets:
        found = json.loads(tool.must("campaigns", docket, "--format", "json").stdout)
        urls.append(f"{start}d/{docket}/campaigns")
        urls += [f"{start}d/{docket}/campaigns/{one['id']}" for one in found["campaigns"]]
    return urls


def without_letters(scene: Scene) -> list[str]:
    """The dockets in which no copy of a letter was found, so that nothing of them is on a page."""
    site = scene.folder / "Site/public"
    return [
        f"{docket}: has no page of a letter" for docket in scene.dockets
        if not any((site / docket / "comments/letters").glob("letter-*/index.html"))]


def read_all(urls: list[str], *, guarded: bool) -> list[tuple[str, Reading]]:
    """Opens pages in two browsers; `guarded` leaves the pages' own policy in force."""
    def some(part: list[str]) -> list[tuple[str, Reading]]:
        with browser.chromium(browser.engine()) as driver:
            prepare(driver, guarded=guarded)
            browser.set_view(driver, 1280, "light")
            return [(url, read(driver, url)) for url in part]

    with ThreadPoolExecutor(2) as workers:
        return [one for part in workers.map(some, [urls[::2], urls[1::2]]) for one in part]


def blind_spots(tool: Tool, start: str, allowed: set[str]) -> list[str]:
    """What goes unseen on a page that is poisoned on purpose; nothing should."""
    poisoned = tool.folder / "Site/public/poisoned/index.html"
    poisoned.parent.mkdir()
    poisoned.write_text(
        "<!doctype html><title>x</title><p onclick=x><img src=//h.example/x onerror=pwned()>"
        "<script>alert(1)</script><a href='javascript:pwned()'>x</a>", "utf-8")
    (_, reading), = read_all([start + "poisoned/"], guarded=False)
    poisoned.unlink()
    kinds = {
        "what runs": {"alert()", "pwned()"} <= set(reading.ran), "requests": reading.requests,
        "elements": any("<img>" in danger for danger in reading.dangers),
        "links": any("javascript:" in danger for danger in reading.dangers),
        "attributes": "onclick= on <p>" in reading.markup - allowed,
    }
    return [f"{kind} on a poisoned page go unseen" for kind, seen in kinds.items() if not seen]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--clean", help="the first page of a site that is known to be clean")
    parser.add_argument("--keep", type=Path, help="make the workspace here, and leave it")
    parser.add_argument(
        "--dockets", type=int, help="only so many of some twenty-five, to try something out; four at least")
    given = parser.parse_args()
    began = time.monotonic()

    def tell(what: str) -> None:
        print(f"hostile: {what}, {time.monotonic() - began:.0f} s", flush=True)

    binary = given.binary.resolve()
    beside = Path(__file__).resolve().parents[2].parent
    strings = hostile_strings.strings(SEED, beside / "shared/data/hostile/blns.json")
    if len(strings) < FEWEST:
        sys.exit(f"hostile: only {len(strings)} strings")
    if given.dockets:
        strings = strings[:given.dockets * PARTS * PER]
    with tempfile.TemporaryDirectory() as scratch:
        root = given.keep or Path(scratch)
        benign, hostile = Scene(root / "benign", BENIGN), Scene(root / "hostile", strings)
        tools = {}
        for scene in (benign, hostile):
            scene.write()
            (scene.folder / "Site").mkdir()
            tools[scene] = Tool(binary, scene.folder)
        refused = drop_refused(tools[hostile], hostile)
        build(tools[benign], benign)
        build(tools[hostile], hostile)
        not_utf8, wrong = refused_bytes(Tool(binary, root / "bytes"))
        wrong += without_letters(hostile)
        tell("built")
        allowed = clean_markup(tools[benign], benign, given.clean, wrong)
        verdict = Verdict(hostile, allowed)
        with tools[hostile].serving() as start:
            urls = pages(hostile.folder, start)
            for url, reading in read_all(urls, guarded=False):
                verdict.take(url, reading)
            # Once more with the policy in force, which must have nothing to report.
            for url, reading in read_all(urls[:: max(1, len(urls) // 40)], guarded=True):
                verdict.take(url, reading)
        verdict.missing()
        tell("the site was read")
        tools[hostile].must(*LEAN)
        with tools[hostile].serving() as start:
            lean = lean_pages(hostile.folder, start)
            for url, reading in read_all(lean, guarded=False):
                verdict.take(url, reading)
        verdict.missing_in_letters()
        tell(f"{len(lean)} pages of a lean site were read")
        staff = read_workbench(tools, benign, hostile, verdict)
        tell(f"{staff} pages of the workbench were read")
    for line in wrong + list(verdict.wrong)[:60]:
        print(f"FAIL hostile: {line}")
    count = len(wrong) + len(verdict.wrong)
    fields = len(FIELDS) + len(UNREAD)
    print(
        f"hostile: {len(strings)} strings × {fields} fields, {len(urls) + len(lean) + staff} pages: "
        + ("nothing ran" if not count else f"{count} failures")
        + f"; {verdict.read} read back, {refused} lines and {not_utf8} sequences that are no "
        f"UTF-8 refused or told, {time.monotonic() - began:.0f} s")
    return 1 if count else 0


def clean_markup(tool: Tool, benign: Scene, clean: str | None, wrong: list[str]) -> set[str]:
    """Of what the pages of a site of harmless words are made, whole and lean; and that the readers
    see what is poisoned."""
    allowed: set[str] = set()

    def take(urls: list[str]) -> None:
        for url, reading in read_all(urls, guarded=True):
            allowed.update(reading.markup)
            if reading.dangers or reading.ran:
                sys.exit(f"hostile: {url} is not clean: {reading.dangers} {reading.ran}")

    with tool.serving() as start:
        known = sorted(crawl.crawl(clean, 2000).pages) if clean else []
        take(pages(benign.folder, start) + known[:: max(1, len(known) // 60)])
        wrong += blind_spots(tool, start, allowed)
    tool.must(*LEAN)
    with tool.serving() as start:
        take(lean_pages(benign.folder, start))
    return allowed


def read_workbench(tools: dict[Scene, Tool], benign: Scene, hostile: Scene, verdict: Verdict) -> int:
    """Reads the workbench's pages of letters, which have forms and scripts of their own; how many."""
    with tools[benign].serving(workbench=True) as start:
        harmless = read_all(campaign_pages(tools[benign], benign, start), guarded=True)
    verdict.allowed = verdict.allowed.union(*(reading.markup for _, reading in harmless))
    known = {danger for _, reading in harmless for danger in reading.dangers}
    with tools[hostile].serving(workbench=True) as start:
        urls = campaign_pages(tools[hostile], hostile, start)
        for url, reading in read_all(urls, guarded=False):
            reading.dangers = [danger for danger in reading.dangers if danger not in known]
            verdict.take(url, reading, by_staff=True)
    return len(urls)


if __name__ == "__main__":
    sys.exit(main())
