"""The part of script/bench that measures search: how long it takes to be shown what was looked for.

A made-up docket (bulk_comments.py) is imported, and searches are drawn from its own words, as staff
type them: a word, two words, a phrase from one word that says something to another, a beginning, one
or the other, one but not the other, an organization, a comment's number; and the same among what is
untagged or on a stage. Ours finds, counts, ranks and shows the first rows with their snippets. Beside
it FTS5 does the same over the same index with its own ranking and snippets.
"""

import random
import re
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = 60
SEARCHES = 400
SEED = 1001


@dataclass
class Search:
    """One search as it is typed and as FTS5 has it, and what it is made of."""

    kind: str
    typed: str
    match: str


class Searcher:
    """Draws searches from the comments of a record."""

    def __init__(self, record: sqlite3.Connection, seed: int) -> None:
        self.record, self.chance = record, random.Random(seed)
        self.last = record.execute("SELECT max(number) FROM comment").fetchone()[0]

    def body(self) -> list[str]:
        while True:
            row = self.record.execute(
                "SELECT body FROM comment WHERE number = ?", (self.chance.randint(1, self.last),)
            ).fetchone()
            words = re.findall(r"[A-Za-z]+", row[0]) if row else []
            if len(words) > 8:
                return words

    def word(self, least: int = 4) -> str:
        while True:
            word = self.chance.choice(self.body()).lower()
            if len(word) >= least:
                return word

    def phrase(self) -> str:
        while True:
            words, length = self.body(), self.chance.choice((2, 2, 3, 4))
            start = self.chance.randrange(len(words) - length)
            found = words[start:start + length]
            if len(found[0]) >= 5 and len(found[-1]) >= 5:
                return '"' + " ".join(found) + '"'

    def draw(self) -> Search:
        kind = self.chance.choices(
            ("word", "two words", "phrase", "beginning", "or", "not", "organization", "number"),
            (37, 20, 15, 8, 8, 5, 4, 3))[0]
        one, two = self.word(), self.word()
        if kind == "word":
            return Search(kind, one, f'"{one}"')
        if kind == "two words":
            return Search(kind, f"{one} {two}", f'"{one}" AND "{two}"')
        if kind == "phrase":
            phrase = self.phrase()
            return Search(kind, phrase, phrase)
        if kind == "beginning":
            start = self.word(6)[:self.chance.choice((4, 5, 6))]
            return Search(kind, f"{start}*", f'"{start}" *')
        if kind == "or":
            return Search(kind, f"{one} OR {two}", f'"{one}" OR "{two}"')
        if kind == "not":
            return Search(kind, f"{one} -{two}", f'"{one}" NOT "{two}"')
        if kind == "organization":
            return Search(kind, f"org:grange {one}", f'org : "grange" AND "{one}"')
        identity = self.record.execute(
            "SELECT id FROM comment WHERE number = ?", (self.chance.randint(1, self.last),)
        ).fetchone()[0]
        return Search(kind, identity, f'"{identity}"')


def told(name: str, figures: list[float]) -> None:
    ordered = sorted(figures)

    def share(part: float) -> float:
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]

    print(f"  {name:42} {share(.5):9.1f} {share(.9):9.1f} {share(.95):9.1f} {share(.99):9.1f}"
          f" {ordered[-1]:9.1f}")


def ours(pace: Path, record: Path, typed: list[str]) -> list[tuple[float, float, str]]:
    """Milliseconds, those of the processor, and the order, of each search."""
    answer = subprocess.run(
        [str(pace), str(record), str(ROWS)], input="\n".join(typed) + "\n", text=True, check=True,
        capture_output=True).stdout
    rows = [line.split("\t") for line in answer.splitlines()]
    return [(float(row[0]), float(row[1]), row[3]) for row in rows]


def theirs(record: sqlite3.Connection, searches: list[Search]) -> list[float]:
    """Milliseconds of FTS5: count, rank, and snippets of the first rows."""
    took = []
    for search in searches:
        start = time.process_time()
        record.execute(
            "SELECT count(*) FROM commentText WHERE commentText MATCH ?", (search.match,)
        ).fetchall()
        record.execute(
            "SELECT rowid, snippet(commentText, 0, '[', ']', '…', 16) FROM commentText"
            " WHERE commentText MATCH ? ORDER BY rank LIMIT ?", (search.match, ROWS)).fetchall()
        took.append((time.process_time() - start) * 1000)
    return took


def search(rulewright: str, pace: Path, folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    source, workspace = folder / "comments.csv", folder / "workspace"
    subprocess.run(
        [sys.executable, str(Path(__file__).with_name("bulk_comments.py")), "--count", str(count),
         "--seed", str(SEED), "--share", "0.75", str(source)], check=True)
    for words in (["init", str(workspace)], ["new", "bench", "--workspace", str(workspace)]):
        subprocess.run([rulewright, *words], check=True, capture_output=True)
    subprocess.run(
        [rulewright, "import", "bench", str(source), "--stage", "working", "--quiet"],
        cwd=workspace, check=True, capture_output=True)
    source.unlink()
    measure(pace, workspace / "Comments/bench/record.sqlite", count)


def measure(pace: Path, path: Path, count: int) -> None:
    record = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    record.execute("PRAGMA cache_size = -65536")
    searcher = Searcher(record, SEED)
    searches = [searcher.draw() for _ in range(SEARCHES)]
    typed = [search.typed for search in searches]
    # The same once before, so that both find the record in memory.
    ours(pace, path, typed)
    found = ours(pace, path, typed)
    among = ours(pace, path, [
        f"{('untagged', 'working')[index % 2]}\t{text}" for index, text in enumerate(typed)])
    peer = theirs(record, searches)
    print(f"search among {count} comments, the first {ROWS} rows with snippets: milliseconds of"
          f" {SEARCHES} searches (seed {SEED})")
    print(f"  {'':42} {'median':>9} {'90 %':>9} {'95 %':>9} {'99 %':>9} {'most':>9}")
    told("rulewright, by the clock", [row[0] for row in found])
    told("rulewright, of the processor", [row[1] for row in found])
    told("  among the untagged, or on a stage", [row[1] for row in among])
    told("FTS5's own rank and snippets, processor", peer)
    for kind in dict.fromkeys(search.kind for search in searches):
        told(f"  rulewright, {kind}", [
            row[1] for row, search in zip(found, searches) if search.kind == kind])
    ranked = sum(row[2] == "best" for row in found)
    print(f"  ranked {ranked}, listed as they arrived {len(found) - ranked}; all searches together"
          f" {sum(peer) / sum(row[1] for row in found):.1f} times less than FTS5")
