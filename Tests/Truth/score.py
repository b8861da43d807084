"""How right an answer is about two versions of a rule: per operation, and of all clauses.

    python3 Tests/Truth/score.py TRUTH.tsv REDLINE.json

An answer is scored by labels, against the rows of a truth; what is right in doubtful cases stands
in truth.py. A unit of `added` is a clause of the later version, of `removed` one of the earlier;
of everything else it is a pair, right only when both of its ends are. A clause that is in both
versions is mapped right when the answer pairs it with at least one of its true partners and with
nothing else. A clause that is the same and has any mark in the answer is marked falsely.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from truth import OPERATIONS, Row, load, longest_rising

Pair = tuple[str, str]
LOOSE = {"split", "merged"}


@dataclass
class Answer:
    """What a tool says: which clauses are the same, and what holds for which."""

    pairs: set[Pair] = field(default_factory=set)
    # Of each operation its pairs; one end is empty of what was added or removed.
    marks: dict[str, set[Pair]] = field(
        default_factory=lambda: {op: set() for op in OPERATIONS})

    def mark(self, old: str, new: str, ops: Iterable[str]) -> None:
        for op in ops:
            self.marks.setdefault(op, set()).add((old, new))


@dataclass
class Tally:
    """Counts of one operation."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, other: "Tally") -> None:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed

    @property
    def precision(self) -> float | None:
        said = self.right + self.false
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        true = self.right + self.missed
        return self.right / true if true else None


@dataclass
class Score:
    """The counts of one pair of versions, or of several together."""

    ops: dict[str, Tally] = field(default_factory=lambda: {op: Tally() for op in OPERATIONS})
    mapped: int = 0
    mappable: int = 0
    marked: int = 0
    untouched: int = 0
    # What went wrong, in words, for those who tune.
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for op, tally in other.ops.items():
            self.ops[op].add(tally)
        self.mapped += other.mapped
        self.mappable += other.mappable
        self.marked += other.marked
        self.untouched += other.untouched
        self.misses += other.misses


def score(rows: list[Row], answer: Answer) -> Score:
    result = Score()
    judge = Judge(rows)
    for op in OPERATIONS:
        true, said = judge.units(op, answer)
        tally = result.ops[op]
        tally.right, tally.false = len(true & said), len(said - true)
        tally.missed = len(true - said)
        result.misses += [f"{op}: false {old} → {new}" for old, new in sorted(said - true)]
        result.misses += [f"{op}: missed {old} → {new}" for old, new in sorted(true - said)]
    judge.map(answer, result)
    return result


class Judge:
    """Knows the truth of one pair of versions."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.by_pair = {(row.old, row.new): row for row in rows}
        # What moved, or may as well be said to have.
        self.moved: set[Pair] = set()
        self.old_class = {row.old: f"twin {row.old_twin}" for row in rows if row.old_twin}
        self.new_class = {row.new: f"twin {row.new_twin}" for row in rows if row.new_twin}

    def of_twins(self, pair: Pair) -> bool:
        return pair[0] in self.old_class or pair[1] in self.new_class

    def units(self, op: str, answer: Answer) -> tuple[set[Pair], set[Pair]]:
        """What is true and what was said of an operation, without what is not scored."""
        said = answer.marks.get(op, set())
        true = {(row.old, row.new) for row in self.rows if row.holds(op)}
        if op == "added":
            said, true = {("", new) for _, new in said}, {("", new) for _, new in true}
        if op == "removed":
            said, true = {(old, "") for old, _ in said}, {(old, "") for old, _ in true}
        if op == "moved":
            true = self.moves(true, said)
            self.moved = true
        said = {pair for pair in said if not self.of_twins(pair) and not self.is_open(op, pair)}
        return {pair for pair in true if not self.of_twins(pair)}, said

    def is_open(self, op: str, pair: Pair) -> bool:
        """Whether it is as right to say this of a pair as not to."""
        row = self.by_pair.get(pair)
        if row is None:
            return False
        parts = any(row.holds(loose) for loose in LOOSE)
        return (parts and op not in LOOSE) or (op == "revised" and row.holds("cited"))

    def moves(self, true: set[Pair], said: set[Pair]) -> set[Pair]:
        """The true moves, where siblings changed places those that were said if they do as well."""
        families: dict[str, list[Row]] = {}
        for row in sorted(self.rows, key=lambda row: (row.new_place, row.old_place)):
            parents = row.old_parent, row.new_parent
            if (row.old and row.new and not self.of_twins((row.old, row.new))
                    and (parents == ("", "") or parents in self.by_pair)):
                families.setdefault(row.new_parent, []).append(row)
        result = set(true)
        for family in families.values():
            whole = [row for row in family if not self.is_open("moved", (row.old, row.new))]
            if explains(said, family) or explains(said, whole):
                pairs = {(row.old, row.new) for row in family}
                result = (result - pairs) | (pairs & said)
        return {pair for pair in result if not self.is_open("moved", pair)}

    def map(self, answer: Answer, result: Score) -> None:
        """Counts the clauses that are mapped right, and those that are marked without cause."""
        true: dict[str, set[str]] = {}
        said: dict[str, list[str]] = {}
        for row in self.rows:
            if row.old and row.new:
                true.setdefault(self.old(row.old), set()).add(self.new(row.new))
        for old, new in sorted(answer.pairs):
            said.setdefault(old, []).append(self.new(new))
        touched_old = {old for pairs in answer.marks.values() for old, _ in pairs}
        touched_new = {new for pairs in answer.marks.values() for _, new in pairs}
        counted: dict[str, int] = {}
        done: set[str] = set()
        for row in self.rows:
            if not row.old or not row.new or row.old in done:
                continue
            done.add(row.old)
            result.mappable += 1
            name = self.old(row.old)
            partners = said.get(row.old, [])
            if row.old_twin:
                # Of twins as many are right as have a partner, whichever they are.
                counted[name] = counted.get(name, 0) + 1
                others = [old for old, twin in self.old_class.items() if twin == name]
                good = [new for old in others for new in said.get(old, []) if new in true[name]]
                right = counted[name] <= len(good)
            else:
                right = bool(partners) and true[name].issuperset(partners)
            if right:
                result.mapped += 1
            else:
                wrong = ", ".join(partners) or "nothing"
                result.misses.append(f"mapped: {row.old} → {wrong}, not {row.new} ({row.ops})")
            pair = row.old, row.new
            if row.ops == "same" and pair not in self.moved and not self.of_twins(pair):
                result.untouched += 1
                if row.old in touched_old or row.new in touched_new:
                    result.marked += 1
                    result.misses.append(f"untouched: {row.old} → {row.new} has a mark")

    def old(self, label: str) -> str:
        return self.old_class.get(label, label)

    def new(self, label: str) -> str:
        return self.new_class.get(label, label)


def explains(said: set[Pair], family: list[Row]) -> bool:
    """Whether these moves, and no fewer, explain the order of siblings given in that of the new."""
    stayed = [row.old_place for row in family if (row.old, row.new) not in said]
    most = len(longest_rising([row.old_place for row in family]))
    return len(stayed) == most and stayed == sorted(stayed)


# MARK: Our redline


def answer_of(redline: dict, rows: list[Row]) -> Answer:
    """What our redline says. Without its lineage, pairs that it does not list are worked out:
    what has no mark kept its own number and its place under its parent."""
    answer = Answer()
    for change in redline["changes"]:
        old, new = change.get("old") or "", change.get("new") or ""
        answer.mark(old, new, change["ops"])
        if old and new:
            answer.pairs.add((old, new))
    if "lineage" in redline:
        answer.pairs = {(entry[0], entry[1]) for entry in redline["lineage"]}
    else:
        add_unlisted(answer, rows)
    return answer


def add_unlisted(answer: Answer, rows: list[Row]) -> None:
    listed_old = {old for pairs in answer.marks.values() for old, _ in pairs}
    listed_new = {new for pairs in answer.marks.values() for _, new in pairs}
    olds: dict[str, list[str]] = {}
    news: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: row.old_place):
        if row.old and row.old not in listed_old and row.old not in olds.get(row.old_parent, []):
            olds.setdefault(row.old_parent, []).append(row.old)
    for row in sorted(rows, key=lambda row: row.new_place):
        if row.new and row.new not in listed_new and row.new not in news.get(row.new_parent, []):
            news.setdefault(row.new_parent, []).append(row.new)
    partner = {"": ""} | {new: old for old, new in answer.pairs}
    places = {row.new: row.new_place for row in rows} | {"": -1}
    for new_parent in sorted({row.new_parent for row in rows}, key=places.__getitem__):
        old_parent = partner.get(new_parent)
        if old_parent is None:
            continue
        there = [(part(old, old_parent), old) for old in olds.get(old_parent, [])]
        by_part = {name: old for name, old in there if not is_place(name)}
        by_place = iter([old for name, old in there if is_place(name)])
        for new in news.get(new_parent, []):
            name = part(new, new_parent)
            old = next(by_place, None) if is_place(name) else by_part.get(name)
            if old is not None:
                partner[new] = old
                answer.pairs.add((old, new))


def part(label: str, parent: str) -> str:
    """What a label adds to that of its parent; of a section under a heading all of it."""
    return label[len(parent) + 1:] if parent and label.startswith(parent + "-") else label


def is_place(name: str) -> bool:
    """Whether a clause is called by its place alone, which changes with what stands above."""
    return name[:1] == "p" and name[1:].isdigit()


# MARK: Print


def share(value: float | None) -> str:
    return "     –" if value is None else f"{100 * value:6.2f}"


def table(result: Score) -> list[str]:
    lines = [f"  {'':14}{'precision':>10}{'recall':>8}{'right':>8}{'false':>7}{'missed':>7}"]
    for op, tally in result.ops.items():
        lines.append(
            f"  {op:14}{share(tally.precision):>10}{share(tally.recall):>8}{tally.right:8}"
            f"{tally.false:7}{tally.missed:7}")
    mapped = result.mapped / result.mappable if result.mappable else None
    lines.append(f"  {'mapped right':14}{share(mapped):>18}{result.mapped:8} of {result.mappable}")
    lines.append(f"  untouched but marked: {result.marked} of {result.untouched}")
    return lines


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = load(Path(sys.argv[1]))
    result = score(rows, answer_of(json.loads(Path(sys.argv[2]).read_text("utf-8")), rows))
    print("\n".join([*result.misses, *table(result)]))


if __name__ == "__main__":
    main()
