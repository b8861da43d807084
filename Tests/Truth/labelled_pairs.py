"""Holds the grouping of real comments to what people say of pairs of them.

    python3 Tests/Truth/labelled_pairs.py --binary .build/release/CampaignTruth FOLDER

FOLDER holds CSV files of comments with the columns name and text, a docket each, as for
campaign_pairs.py, which drew the pairs. labelled_pairs.csv says of each pair, by two readers who saw
neither its score nor each other's labels, whether the two are the same letter. The set `tuned` was
seen when rules were made, `held out` was not; both are of the same five dockets.

Prints how far the readers agree (Cohen's kappa), and precision and recall over the pairs that both
label alike. Exits 1 where those that were held out fall below 0.98 or 0.95.
"""

import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from campaign_pairs import comments, grouped

LABELS = Path(__file__).with_name("labelled_pairs.csv")
LEAST = (0.98, 0.95)


class Score(NamedTuple):
    kappa: float
    precision: float
    recall: float
    pairs: int
    alike: int


def kappa(labels: list[tuple[bool, bool]]) -> float:
    agreed = sum(one == other for one, other in labels) / len(labels)
    first = sum(one for one, _ in labels) / len(labels)
    second = sum(other for _, other in labels) / len(labels)
    chance = first * second + (1 - first) * (1 - second)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def score(labels: list[tuple[bool, bool]], answers: list[bool]) -> Score:
    alike = [(one, answer) for (one, other), answer in zip(labels, answers) if one == other]
    right = sum(label and answer for label, answer in alike)
    found, there = sum(answer for _, answer in alike), sum(label for label, _ in alike)
    return Score(
        kappa(labels), right / found if found else 1.0, right / there if there else 1.0,
        len(labels), len(alike))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--binary", type=Path, required=True)
    given = parser.parse_args()
    answers = {
        path.stem: grouped(given.binary, comments(path)) for path in given.folder.glob("*.csv")}
    labels: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    same: defaultdict[str, list[bool]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            answer = answers[row["docket"]]
            letter = answer[row["first"]]
            labels[row["set"]].append((row["reader 1"] == "1", row["reader 2"] == "1"))
            same[row["set"]].append(bool(letter) and letter == answer[row["second"]])
    failed = False
    for name in sorted(labels):
        found = score(labels[name], same[name])
        print(f"{name}: {found.pairs} pairs, kappa {found.kappa:.3f}; of the {found.alike} that both "
              f"label alike, precision {found.precision:.4f}, recall {found.recall:.4f}")
        if name == "held out":
            failed = found.precision < LEAST[0] or found.recall < LEAST[1]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
