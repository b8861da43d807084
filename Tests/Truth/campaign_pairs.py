"""Draws pairs of real comments for people to label, and tells what the grouping says of them.

    python3 Tests/Truth/campaign_pairs.py --binary .build/release/CampaignTruth FOLDER \
        [--count 500] [--seed 1] [--show N] > pairs.csv

FOLDER holds CSV files of comments with the columns name and text, a docket each. The score of a
pair is how well the one fits the other as a copy fits a letter: the share of the other's runs of
three words that it holds, with 0.4 of the share of its own runs that are the other's, of 1.4. As
many pairs are drawn of each tenth of the score as of any other, where there are so many, of
comments whose words differ. Prints docket, the two ids, the score and whether they were grouped,
and no words; --show prints some pairs with their words to standard error.
"""

import argparse
import csv
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from campaign_score import read_answer

WORD = re.compile(r"[^\W_]+")
BANDS = 10


class Pair(NamedTuple):
    docket: str
    first: str
    second: str
    score: float
    grouped: bool


def runs(text: str) -> frozenset[tuple[str, ...]]:
    words = WORD.findall(text.lower().replace("’", "").replace("'", ""))
    return frozenset(zip(words, words[1:], words[2:])) or frozenset([tuple(words)])


def fit(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The better of the two ways round."""
    common = len(one & other)
    shares = common / len(one), common / len(other)
    return (max(shares) + 0.4 * min(shares)) / 1.4


def comments(path: Path) -> dict[str, str]:
    """The texts of a docket by id; the first of each id, and of texts with the same words."""
    found: dict[str, str] = {}
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            words = tuple(WORD.findall(row["text"].lower()))
            if words and words not in seen and row["name"] not in found:
                seen.add(words)
                found[row["name"]] = row["text"]
    return found


def grouped(binary: Path, texts: dict[str, str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as scratch:
        source, answer = Path(scratch) / "comments.csv", Path(scratch) / "answer.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["id", "stub", "text"])
            rows.writerows([name, 0, text] for name, text in texts.items())
        with answer.open("wb") as file:
            subprocess.run([str(binary), str(source)], check=True, stdout=file)
        return read_answer(answer)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    bands: defaultdict[int, list[Pair]] = defaultdict(list)
    dockets = {path.stem: comments(path) for path in sorted(given.folder.glob("*.csv"))}
    for docket, texts in dockets.items():
        answer = grouped(given.binary, texts)
        sets = {name: runs(text) for name, text in texts.items()}
        for first, second in combinations(texts, 2):
            score = fit(sets[first], sets[second])
            same = bool(answer[first]) and answer[first] == answer[second]
            bands[min(BANDS - 1, int(score * BANDS))].append(
                Pair(docket, first, second, score, same))
    for number in sorted(bands):
        found = Counter(pair.grouped for pair in bands[number])
        print(f"score {number / BANDS:.1f} on: {found[True] + found[False]} pairs, "
              f"{found[True]} grouped", file=sys.stderr)
    drawn: list[Pair] = []
    # The scarcest first, so that what they lack is drawn of the others.
    for place, number in enumerate(sorted(bands, key=lambda number: len(bands[number]))):
        share = (given.count - len(drawn)) // (len(bands) - place)
        drawn += chance.sample(bands[number], min(share, len(bands[number])))
    drawn.sort()
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["docket", "first", "second", "score", "grouped"])
    for pair in drawn:
        rows.writerow([*pair[:3], f"{pair.score:.3f}", int(pair.grouped)])
    doubtful = [pair for pair in drawn if (pair.score > 0.45) != pair.grouped]
    for pair in chance.sample(doubtful, min(given.show, len(doubtful))):
        texts = dockets[pair.docket]
        print(f"\n== {pair.score:.3f} {'grouped' if pair.grouped else 'apart'}\n"
              f"{texts[pair.first]}\n--\n{texts[pair.second]}", file=sys.stderr)


if __name__ == "__main__":
    main()
