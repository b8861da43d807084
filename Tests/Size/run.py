#!/usr/bin/env python3
"""A docket of millions: imported, grouped, searched and published, and what each step costs.

usage: Tests/Size/run.py [--binary FILE] [--pace FILE] [--sizes N,N…] [--share S] [--folder DIR]
                         [--keep] [--spare] [--piped]

For each size a made-up docket (Tests/Truth/bulk_comments.py) is written, imported, grouped by its
letters, searched and published, each step a process of its own. Printed are its time, its processor
time, the most memory it held and what is on the disk; then how each grows from size to size, and what
follows for 22 million, the size of the largest docket there was (FCC 17-108). Every step is held to
account: the comments that the record has are those that were written, the campaigns' members and the
unique comments add up to them, and the site's own table of comments has as many rows as were public.

  --binary FILE   the program, a release build
  --pace FILE     Tests/SearchPace, a release build; without it nothing is searched
  --sizes N,N…    how many comments (default 100000,1000000,5000000)
  --share S       of all that are form letters (default 0.94, as on the largest docket)
  --folder DIR    work there (default: the system's temporary folder)
  --keep          leave the last docket where it is
  --spare         for a small disk: what came is removed once it was imported, and the site is
                  built once
  --piped         for a smaller one: the docket goes from the program that makes it up through a pipe
                  into the record (import - --no-copy), and lies nowhere else
"""

import argparse
import csv
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "Tests/Truth"))

from search_bench import Searcher, ours, told  # noqa: E402

LARGEST = 22_000_000
SEED = 1001


@dataclass
class Cost:
    """What a process took: seconds by the clock and of the processor, and megabytes at most."""

    clock: float
    processor: float
    memory: float


def run(
    command: list[str], folder: Path, source: list[str] | None = None
) -> tuple[Cost, str]:
    """Runs a process to its end; one that fails ends everything.

    What another writes, the source, is its standard input; what that costs is not counted."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        writer = subprocess.Popen(source, cwd=folder, stdout=subprocess.PIPE) if source else None
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stdin=writer.stdout if writer else None)
        if writer and writer.stdout:
            writer.stdout.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or (writer and writer.wait()):
            sys.exit(f"size: {' '.join(command[:3])} … ended with {process.returncode}")
        said.seek(0)
        answer = said.read().decode("utf-8", "replace")
    return Cost(
        time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024), answer


def size(path: Path) -> tuple[int, int]:
    """How many files, and how many bytes, are under a path."""
    if path.is_file():
        return 1, path.stat().st_size
    files = total = 0
    for folder, _, names in os.walk(path):
        for name in names:
            files += 1
            total += os.lstat(os.path.join(folder, name)).st_size
    return files, total


class Size:
    """One docket of a size, from its file to its site."""

    def __init__(self, given: argparse.Namespace, folder: Path, count: int) -> None:
        self.given, self.folder, self.count = given, folder, count
        self.costs: dict[str, Cost] = {}
        self.source = folder / "comments.csv"
        self.workspace = folder / "workspace"
        self.record = self.workspace / "Comments/large/record.sqlite"
        self.site = folder / "site"
        self.came = 0

    def step(self, name: str, words: list[str], source: list[str] | None = None) -> str:
        cost, answer = run([str(self.given.binary), *words], self.workspace, source)
        self.costs[name] = cost
        print(f"  {name:28} {cost.clock:9.1f} s {cost.processor:9.1f} s {cost.memory:9.0f} MB",
              flush=True)
        return answer

    def work(self) -> None:
        print(f"{self.count} comments, {self.given.share:.0%} of them form letters")
        for words in (["init", str(self.workspace)],
                      ["new", "large", "--workspace", str(self.workspace)]):
            run([str(self.given.binary), *words], self.folder)
        self.bring()
        self.step("group by letters, and list", ["campaigns", "large", "--limit", "1"])
        self.searched()
        self.step("publish", ["build", "--out", str(self.site)])
        if not self.given.spare:
            self.step("publish again, unchanged", ["build", "--out", str(self.site)])
        self.account()
        files, size_of_site = size(self.site)
        print(f"  record {size(self.record)[1] / 1e6:.0f} MB, what came and is kept"
              f" {self.came / 1e6:.0f} MB, site {files} files,"
              f" {size_of_site / 1e6:.0f} MB")

    def bring(self) -> None:
        """Makes up the docket and imports it."""
        def made_up(target: Path) -> list[str]:
            return [
                sys.executable, str(ROOT / "Tests/Truth/bulk_comments.py"), "--count",
                str(self.count), "--seed", str(SEED), "--share", str(self.given.share), str(target)]

        received = self.record.parent / "received"
        if self.given.piped:
            self.step(
                "import through a pipe",
                ["import", "large", "-", "--name", self.source.name, "--no-copy", "--stage",
                 "working", "--quiet"], made_up(Path("/dev/stdout")))
            if size(received)[1]:
                sys.exit("size: a copy was kept of what came through the pipe")
            return
        cost, _ = run(made_up(self.source), self.folder)
        print(f"  made up in {cost.clock:.0f} s: {self.source.stat().st_size / 1e6:.0f} MB")
        self.step("import", ["import", "large", str(self.source), "--stage", "working", "--quiet"])
        self.source.unlink()
        self.came = size(received)[1]
        if self.given.spare:
            shutil.rmtree(received)

    def searched(self) -> None:
        if not self.given.pace:
            return
        record = sqlite3.connect(f"file:{self.record}?mode=ro", uri=True)
        searcher = Searcher(record, SEED)
        typed = [searcher.draw().typed for _ in range(200)]
        record.close()
        ours(self.given.pace, self.record, typed)
        found = ours(self.given.pace, self.record, typed)
        print(f"  {'search, ms of 200 searches':42} {'median':>9} {'90 %':>9} {'95 %':>9}"
              f" {'99 %':>9} {'most':>9}")
        told("by the clock", [row[0] for row in found])
        told("of the processor", [row[1] for row in found])

    def account(self) -> None:
        record = sqlite3.connect(f"file:{self.record}?mode=ro", uri=True)

        def number(sql: str) -> int:
            return record.execute(sql).fetchone()[0]

        kept = number("SELECT count(*) FROM comment")
        members = number("SELECT count(*) FROM campaignMember")
        sums = number("SELECT coalesce(sum(members), 0) FROM campaign")
        record.close()
        if kept != self.count:
            sys.exit(f"size: {kept} comments were kept of {self.count}")
        if members != sums:
            sys.exit(f"size: the campaigns say {sums} members and have {members}")
        listed = 0
        for table in self.site.glob("large/data/*comments*.csv"):
            with table.open(encoding="utf-8", newline="") as file:
                listed = max(listed, sum(1 for _ in csv.reader(file)) - 1)
        if listed != self.count:
            sys.exit(f"size: the site's table of comments has {listed} rows of {self.count}")
        print(f"  {members} comments in campaigns, {kept - members} in none; the site's table has"
              f" {listed}")


def growth(sizes: list[Size]) -> None:
    """How each cost grows from the last size but one to the last, and what that makes of 22 million."""
    if len(sizes) < 2:
        return
    before, last = sizes[-2], sizes[-1]
    print(f"\ngrowth from {before.count} to {last.count}, as a power of the size, and for {LARGEST}")
    for name, cost in last.costs.items():
        was = before.costs[name]
        words = []
        for what, unit in (("processor", "s"), ("memory", "MB")):
            old, new = getattr(was, what), getattr(cost, what)
            power = math.log(max(new, .01) / max(old, .01)) / math.log(last.count / before.count)
            large = new * (LARGEST / last.count) ** max(power, 0)
            words.append(f"{what} n^{power:.2f}, {large:.0f} {unit}")
        print(f"  {name:28} {'; '.join(words)}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--pace", type=Path)
    parser.add_argument("--sizes", default="100000,1000000,5000000")
    parser.add_argument("--share", type=float, default=0.94)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--spare", action="store_true")
    parser.add_argument("--piped", action="store_true")
    given = parser.parse_args()
    given.binary = given.binary.resolve()
    given.pace = given.pace.resolve() if given.pace else None
    sizes = []
    for count in sorted(int(number) for number in given.sizes.split(",")):
        folder = Path(tempfile.mkdtemp(prefix="rulewright-size-", dir=given.folder))
        try:
            one = Size(given, folder, count)
            one.work()
            sizes.append(one)
        finally:
            if given.keep:
                print(f"  kept in {folder}")
            else:
                shutil.rmtree(folder, ignore_errors=True)
    growth(sizes)


if __name__ == "__main__":
    main()
