"""Scores a grouping of comments against labels.

    python3 Tests/Truth/campaign_score.py labels.csv answer.csv

answer.csv has a line for each comment, its id and its campaign, which is empty where it has none.
Stubs are not scored, but are told where one was grouped.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ALONE = ("unique", "short", "quote", "oneliner")


@dataclass(frozen=True)
class Label:
    """The letter of which a comment is a copy, if of any, and how it came to be."""

    campaign: str
    kind: str


@dataclass
class Score:
    """How right a grouping is; every share is between 0 and 1."""

    precision: float
    recall: float
    b_cubed_precision: float
    b_cubed_recall: float
    # The share of comments of nobody that stand in a group with others.
    grouped_alone: float
    # By kind: of the members of letters, the share that stands in its letter's largest group.
    found: dict[str, float] = field(default_factory=dict)
    # By kind: of those that are nobody's copy, the share that stands in a group with others.
    amiss: dict[str, float] = field(default_factory=dict)
    stubs_grouped: int = 0

    @property
    def f1(self) -> float:
        return harmonic(self.precision, self.recall)

    @property
    def b_cubed(self) -> float:
        return harmonic(self.b_cubed_precision, self.b_cubed_recall)

    def __str__(self) -> str:
        found = " ".join(f"{kind} {share:.3f}" for kind, share in sorted(self.found.items()))
        amiss = " ".join(f"{kind} {share:.4f}" for kind, share in sorted(self.amiss.items()))
        return (
            f"pairs P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f}; "
            f"B-cubed P {self.b_cubed_precision:.4f} R {self.b_cubed_recall:.4f} "
            f"F1 {self.b_cubed:.4f}; of nobody's {self.grouped_alone:.4f} grouped ({amiss}); "
            f"found: {found}; stubs grouped: {self.stubs_grouped}")


def harmonic(first: float, second: float) -> float:
    return 2 * first * second / (first + second) if first + second else 0.0


def share(part: float, whole: float) -> float:
    """1 of nothing: who was asked for nothing gave it all."""
    return part / whole if whole else 1.0


def pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def score(labels: Mapping[str, Label], answer: Mapping[str, str]) -> Score:
    """Compares the groups of the answer with those of the labels.

    A comment that the answer does not name, or names with an empty campaign, stands alone.
    """
    scored = [name for name, label in labels.items() if label.kind != "stub"]

    def true_group(name: str) -> Hashable:
        return labels[name].campaign or (name,)

    def given_group(name: str) -> Hashable:
        return answer.get(name) or (name,)

    true = Counter(true_group(name) for name in scored)
    given = Counter(given_group(name) for name in scored)
    both = Counter((true_group(name), given_group(name)) for name in scored)
    common = pairs(both.values())
    cubed_precision = sum(size * size / given[of] for (_, of), size in both.items())
    cubed_recall = sum(size * size / true[of] for (of, _), size in both.items())
    largest: dict[Hashable, tuple[int, str]] = {}
    for (of, group), size in both.items():
        largest[of] = max(largest.get(of, (0, "")), (size, str(group)))
    everybody = Counter(answer[name] for name in labels if answer.get(name))
    hits: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    wrong: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name in scored:
        label = labels[name]
        if not label.campaign:
            wrong[label.kind][1] += 1
            wrong[label.kind][0] += everybody[answer.get(name, "")] > 1
        elif true[label.campaign] > 1:
            hits[label.kind][1] += 1
            hits[label.kind][0] += largest[label.campaign][1] == str(given_group(name))
    return Score(
        precision=share(common, pairs(given.values())), recall=share(common, pairs(true.values())),
        b_cubed_precision=share(cubed_precision, len(scored)),
        b_cubed_recall=share(cubed_recall, len(scored)),
        grouped_alone=sum(part for part, _ in wrong.values()) / max(
            1, sum(whole for _, whole in wrong.values())),
        found={kind: share(*counts) for kind, counts in hits.items()},
        amiss={kind: share(*counts) for kind, counts in wrong.items()},
        stubs_grouped=sum(1 for name, label in labels.items()
                          if label.kind == "stub" and answer.get(name)))


def read_labels(path: Path) -> dict[str, Label]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: Label(row["campaign"], row["kind"]) for row in csv.DictReader(file)}


def read_answer(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: row[1] for row in csv.reader(file)}


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print(score(read_labels(Path(sys.argv[1])), read_answer(Path(sys.argv[2]))))


if __name__ == "__main__":
    main()
