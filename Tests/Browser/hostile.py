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
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import browser
import crawl
import hostile_strings
from hostile_page import Reading, prepare, read
from hostile_workspace import FIELDS, UNREAD, Scene

SEED = 20260101
FEWEST = 3000
AS_OF = "2021-12-01"
# Words with everything in them that drafts may have, so that a clean site has it too.
BENIGN = [
    "words", "**strong** words", "*words* with stress", "`code`", "[a link](https://h.example/)",
    "<https://h.example/>", "![a picture](x)", "§ 9.1", "\u202ewords", "> said", "- item", "# head",
    "1. first", "```\ncode\n```", "| a | b |\n|---|---|\n| c | d |", "a\n\nb", "**[x](https://h.example)**",
    "## head", "### head", "#### head", "##### head", "###### head", "*`a`*", "1990",
]


class Tool:
    """The program, at work in one folder."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.binary, *words, "--workspace", self.folder], cwd=self.folder,
            capture_output=True, timeout=600, check=False)

    def must(self, *words: str, codes: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[bytes]:
        done = self.run(*words)
        if done.returncode not in codes:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            sys.exit(f"hostile: {' '.join(words)} exits {done.returncode}: {said[-3000:]}")
        return done

    @contextmanager
    def serving(self) -> Iterator[str]:
        server = subprocess.Popen(
            [self.binary, "serve", "--site", "--port", "0", "--workspace", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            said = server.stdout.readline().decode() if server.stdout else ""
            yield next(word for word in said.split() if word.startswith("http://"))
        finally:
            server.terminate()
            server.wait()


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


def read_all(urls: list[str], *, guarded: bool) -> list[tuple[str, Reading]]:
    """Opens pages in two browsers; `guarded` leaves the pages' own policy in force."""
    def some(part: list[str]) -> list[tuple[str, Reading]]:
        with browser.chromium() as driver:
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


class Verdict:
    """What was read, held against what was written."""

    def __init__(self, scene: Scene, allowed: set[str]) -> None:
        self.scene, self.allowed = scene, allowed
        self.wrong: Counter[str] = Counter()
        self.seen: dict[str, set[str]] = {code: set() for code in FIELDS}
        self.read = 0

    def take(self, url: str, reading: Reading) -> None:
        where = urlsplit(url).path
        for event in reading.ran:
            self.wrong[f"{where}: ran: {event}"] += 1
        for noise in reading.console:
            self.wrong[f"{where}: console: {noise[:200]}"] += 1
        for request in reading.requests:
            self.wrong[f"{where}: requests {request[:120]}"] += 1
        for danger in reading.dangers:
            self.wrong[f"{where}: {danger[:160]}"] += 1
        for found in sorted(reading.markup - self.allowed):
            self.wrong[f"{where}: has {found}, which no clean page has"] += 1
        for code, number, said in reading.strings:
            self.read += 1
            self.compare(where, code, number, said)

    def compare(self, where: str, code: str, number: str, said: str) -> None:
        wanted = self.scene.wanted.get(code, {}).get(number)
        if wanted is None:
            self.wrong[f"{where}: {code}{number} was never written"] += 1
        elif FIELDS[code][1] == "hidden":
            self.wrong[f"{where}: shows {FIELDS[code][0]}, which are not published"] += 1
        elif said in forms(code, wanted):
            self.seen[code].add(number)
        elif squeezed(said) in {squeezed(form) for form in forms(code, wanted)}:
            # A line of a list, where runs of blanks are one; a draft has them so everywhere.
            if FIELDS[code][1] == "draft":
                self.seen[code].add(number)
        elif any(is_withheld_in(said, form) for form in forms(code, wanted)):
            # What looks like personal data is not public before a person decides.
            self.seen[code].add(number)
        else:
            what = f"{FIELDS[code][0]}: {wanted[:60]!r} reads {said[:60]!r}"
            self.wrong[f"{where}: {what}"] += 1

    def missing(self) -> None:
        for code, (name, how) in FIELDS.items():
            if how not in {"shown", "draft"}:
                continue
            lost = sorted(set(self.scene.wanted[code]) - self.seen[code], key=int)
            if lost:
                first = self.scene.wanted[code][lost[0]]
                self.wrong[
                    f"{name}: {len(lost)} strings on no page as written, first {lost[0]}: "
                    f"{first[:80]!r}"] += 1


def forms(code: str, string: str) -> set[str]:
    """How a string may stand on a page.

    Controls that HTML forbids are U+FFFD. A body is cut into paragraphs where a line is blank. In
    a draft, scalars that are not seen are named, and runs of blanks are one.
    """
    shown = "".join("\ufffd" if is_forbidden(c) else c for c in string)
    found = {shown}
    if code in {"cb", "cw"}:
        found.add(without_blank_lines(shown))
    if FIELDS[code][1] == "draft":
        named = "".join(f"U+{ord(c):04X}" if is_unseen(c) else c for c in shown)
        found |= {named, squeezed(named), squeezed(shown)}
    return found


def is_withheld_in(said: str, form: str) -> bool:
    """Whether a page says a string with marks where something that looks like personal data stood,
    and the rest as it was written; what was withheld must hold a digit or a sign of an address."""
    parts = re.split(r"\[redacted: (?:e-mail address|phone number)\]", said)
    pattern = r"([^ ]*[0-9@][^ ]*)".join(re.escape(part) for part in parts)
    return len(parts) > 1 and re.fullmatch(pattern, form) is not None


def is_forbidden(c: str) -> bool:
    return (ord(c) < 0x20 and c not in "\t\n\r") or ord(c) == 0x7F


def is_unseen(c: str) -> bool:
    code = ord(c)
    return code in {0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF} or any(
        first <= code <= last
        for first, last in [(0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069)])


def without_blank_lines(text: str) -> str:
    pieces, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in "\n \r":
            end += 1
        if text.count("\n", at, end) < 2:
            pieces.append(text[at:max(end, at + 1)])
        at = max(end, at + 1)
    return "".join(pieces)


def squeezed(text: str) -> str:
    return " ".join(text.replace("\ufffd", " ").split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--clean", help="the first page of a site that is known to be clean")
    parser.add_argument("--keep", type=Path, help="make the workspace here, and leave it")
    given = parser.parse_args()
    began = time.monotonic()
    binary = given.binary.resolve()
    beside = Path(__file__).resolve().parents[2].parent
    strings = hostile_strings.strings(SEED, beside / "shared/data/hostile/blns.json")
    if len(strings) < FEWEST:
        sys.exit(f"hostile: only {len(strings)} strings")
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
        print(f"hostile: built in {time.monotonic() - began:.0f} s", flush=True)
        allowed: set[str] = set()
        with tools[benign].serving() as start:
            clean = pages(benign.folder, start)
            if given.clean:
                known = sorted(crawl.crawl(given.clean, 2000).pages)
                clean += known[:: max(1, len(known) // 60)]
            for url, reading in read_all(clean, guarded=True):
                allowed |= reading.markup
                if reading.dangers or reading.ran:
                    sys.exit(f"hostile: {url} is not clean: {reading.dangers} {reading.ran}")
            wrong += blind_spots(tools[benign], start, allowed)
        verdict = Verdict(hostile, allowed)
        with tools[hostile].serving() as start:
            urls = pages(hostile.folder, start)
            for url, reading in read_all(urls, guarded=False):
                verdict.take(url, reading)
            # Once more with the policy in force, which must have nothing to report.
            for url, reading in read_all(urls[:: max(1, len(urls) // 40)], guarded=True):
                verdict.take(url, reading)
        verdict.missing()
    for line in wrong + list(verdict.wrong)[:60]:
        print(f"FAIL hostile: {line}")
    count = len(wrong) + len(verdict.wrong)
    fields = len(FIELDS) + len(UNREAD)
    print(
        f"hostile: {len(strings)} strings × {fields} fields, {len(urls)} pages: "
        + ("nothing ran" if not count else f"{count} failures")
        + f"; {verdict.read} read back, {refused} lines and {not_utf8} sequences that are no "
        f"UTF-8 refused or told, {time.monotonic() - began:.0f} s")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
