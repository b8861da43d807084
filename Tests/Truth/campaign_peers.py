"""Groups the comments of a file with a peer, to be timed and held to the truth.

    .bench/bin/python Tests/Truth/campaign_peers.py rensa|datasketch [--threshold 0.3] [--distinct]
        FILE.csv

Runs of three words of what is left of a text without case and punctuation, 128 permutations, and
MinHash with locality-sensitive hashing; what a query finds, and agrees as well as the threshold
says, is joined. With --distinct each text is sketched once, however often it was sent, which is more
than the peers do by themselves. Prints id and campaign of each comment, as CSV; stubs are left out,
as ours are.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

PERMUTATIONS = 128
WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(three) for three in zip(words, islice(words, 1, None), islice(words, 2, None))
            ] or [" ".join(words)]


def texts(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row[1] == "0":
                yield row[0], row[2]


class Groups:
    """What was joined is one group, however it came about."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def root(self, place: int) -> int:
        while self.parents[place] != place:
            self.parents[place] = self.parents[self.parents[place]]
            place = self.parents[place]
        return place

    def join(self, one: int, other: int) -> None:
        self.parents[self.root(one)] = self.root(other)


def by_rensa(threshold: float) -> tuple[Callable[[str], Any], Any]:
    from rensa import RMinHash, RMinHashLSH

    def sketch(text: str) -> Any:
        made = RMinHash(num_perm=PERMUTATIONS, seed=42)
        made.update(runs(text))
        return made

    return sketch, RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=32)


def by_datasketch(threshold: float) -> tuple[Callable[[str], Any], Any]:
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> Any:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([run.encode() for run in runs(text)])
        return made

    return sketch, MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("peer", choices=("rensa", "datasketch"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--threshold", type=float, default=0.3)
    parser.add_argument("--distinct", action="store_true")
    given = parser.parse_args()
    sketch, index = {"rensa": by_rensa, "datasketch": by_datasketch}[given.peer](given.threshold)
    places: dict[Hashable, int] = {}
    ids: list[str] = []
    distinct: list[int] = []
    sketches: list[Any] = []
    for name, text in texts(given.file):
        key = " ".join(WORD.findall(text.lower())) if given.distinct else name
        ids.append(name)
        distinct.append(places.setdefault(key, len(places)))
        if distinct[-1] == len(sketches):
            sketches.append(sketch(text))
    groups = Groups(len(sketches))
    for place, made in enumerate(sketches):
        for other in index.query(made):
            if groups.root(other) != groups.root(place) and (
                    made.jaccard(sketches[other]) >= given.threshold):
                groups.join(other, place)
        index.insert(place, made)
    roots = [groups.root(place) for place in distinct]
    sizes = Counter(roots)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    for name, root in zip(ids, roots):
        rows.writerow([name, root if sizes[root] > 1 else ""])


if __name__ == "__main__":
    main()
