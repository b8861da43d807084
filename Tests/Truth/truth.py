"""What is true of two versions of a rule, clause by clause, told from identities and not from words.

Each row is one pair of clauses, or one that went or came. What holds for it:

- `added`, `removed`: it is in one version alone. All under it came or went with it, each on its
  own row.
- `split`, `merged`: its words were cut in two or more siblings, or those of several put together;
  each part is a pair, and the other marks of such a pair are not scored: which part carries the
  old place on, and in what sense it has the words of the old one, is a matter of taste.
- `revised`: its own words are others. Its marker is none of them, nor what stands under it.
- `cited`: nothing but references in its words are written anew because what they cite was
  redesignated. To mark it as revised as well is no error.
- `redesignated`: the last part of its marker is another: (b)(3) that became (b)(4), 4.1.2 that
  became 4.1.3. A clause whose parent alone got another marker is not redesignated.
- `moved`: it stands under another clause, or its order changed among the siblings that were there
  before and after. Of those, the fewest moved that explain the order (all but a longest sequence
  that rises in both versions); any other set of the same size that explains it is as right. So is
  a set that explains the order of the siblings without those that were split or merged. What goes
  along with its parent did not move.
- `same`: none of these.

Twins are clauses of the same words, with the same under them, in one parent, such as two
"[Reserved]". No one can tell them apart, so that the pair of a clause with its twin's partner
is as right as its own, and the operations on twins are not scored.
"""

import csv
from bisect import bisect_right
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from numbering import own
from rules import Clause, Rule

OPERATIONS = ("revised", "added", "removed", "moved", "redesignated", "split", "merged")


@dataclass(frozen=True)
class Row:
    """One pair of labels; an empty one where the clause is not there."""

    old: str
    new: str
    # In the order of the alphabet, with commas between them.
    ops: str
    old_parent: str
    new_parent: str
    # Twins have the same number here; 0 is a clause without one.
    old_twin: int
    new_twin: int
    # Where it stands among all clauses of its version.
    old_place: int
    new_place: int

    def holds(self, op: str) -> bool:
        return op in self.ops.split(",")


MIRRORED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}


def mirrored(row: Row) -> Row:
    """What is true the other way round, from the later version to the earlier."""
    ops = ",".join(sorted(MIRRORED.get(op, op) for op in row.ops.split(",")))
    return Row(row.new, row.old, ops, row.new_parent, row.old_parent, row.new_twin, row.old_twin,
               row.new_place, row.old_place)


@dataclass(frozen=True)
class Version:
    """A version of a rule as it is written, and as it is with its references as marks."""

    written: Rule
    marked: Rule


def truth_of(old: Version, new: Version) -> list[Row]:
    """All pairs, additions and removals, in the order of the later version, removals last."""
    olds, news = Side(old), Side(new)
    parts: dict[int, list[int]] = {}
    for clause in new.written.clauses():
        for source in clause.sources:
            parts.setdefault(source, []).append(clause.uid)
    pairs = [(source, clause.uid) for clause in new.written.clauses() for source in clause.sources]
    shifted = shifted_siblings(olds, news, pairs)

    def row(before: int | None, after: int | None, ops: set[str]) -> Row:
        return Row(
            olds.label.get(before, ""), news.label.get(after, ""), ",".join(sorted(ops)) or "same",
            olds.parent_label(before), news.parent_label(after), olds.twin.get(before, 0),
            news.twin.get(after, 0), olds.place.get(before, -1), news.place.get(after, -1))

    rows = []
    for clause in new.written.clauses():
        if not clause.sources:
            rows.append(row(None, clause.uid, {"added"}))
        for source in clause.sources:
            ops = set()
            if len(parts[source]) > 1:
                ops.add("split")
            if len(clause.sources) > 1:
                ops.add("merged")
            if not ops:
                ops = operations(olds, news, source, clause.uid, shifted)
            rows.append(row(source, clause.uid, ops))
    rows += [row(uid, None, {"removed"}) for uid in olds.label if uid not in parts]
    return rows


class Side:
    """What is asked of the clauses of a version, by uid."""

    def __init__(self, version: Version) -> None:
        self.label = version.written.labels()
        self.parent = version.written.parents()
        self.clause = {clause.uid: clause for clause in version.written.clauses()}
        self.marked = {clause.uid: clause.text for clause in version.marked.clauses()}
        self.place = {uid: place for place, uid in enumerate(self.label)}
        self.twin = twins(version.written)

    def parent_label(self, uid: int | None) -> str:
        parent = self.parent.get(uid)
        return self.label.get(parent.uid, "") if parent else ""


def operations(
    olds: Side, news: Side, before: int, after: int, shifted: set[int]
) -> set[str]:
    """What holds for a clause that is one in both versions."""
    ops = set()
    if olds.marked[before] != news.marked[after]:
        ops.add("revised")
    elif olds.clause[before].text != news.clause[after].text:
        ops.add("cited")
    if own(olds.clause[before].marker) != own(news.clause[after].marker):
        ops.add("redesignated")
    if not is_same_parent(olds, news, before, after) or after in shifted:
        ops.add("moved")
    return ops


def is_same_parent(olds: Side, news: Side, before: int, after: int) -> bool:
    there, here = olds.parent[before], news.parent[after]
    return here.kind == "root" if there.kind == "root" else there.uid in here.sources


def shifted_siblings(olds: Side, news: Side, pairs: list[tuple[int, int]]) -> set[int]:
    """The clauses of the later version that changed their order among their siblings."""
    families: dict[int, list[tuple[int, int, int]]] = {}
    for before, after in pairs:
        if is_same_parent(olds, news, before, after):
            places = news.place[after], olds.place[before]
            families.setdefault(news.parent[after].uid, []).append((*places, after))
    found = set()
    for family in families.values():
        family.sort()
        kept = set(longest_rising([place for _, place, _ in family]))
        found |= {after for at, (_, _, after) in enumerate(family) if at not in kept}
    return found


def longest_rising(values: list[int]) -> list[int]:
    """The places of a longest subsequence that never falls."""
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_right(ends, value)
        before.append(ends_at[length - 1] if length else -1)
        ends[length:length + 1] = [value]
        ends_at[length:length + 1] = [at]
    result = []
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        result.append(at)
        at = before[at]
    return result[::-1]


def twins(rule: Rule) -> dict[int, int]:
    """A number for each clause that has a twin, the same for all of one class."""
    found: dict[int, int] = {}
    number = 0

    def words(clause: Clause) -> tuple:
        return clause.kind, clause.text, tuple(words(child) for child in clause.children)

    def mark(one: Clause, number: int) -> None:
        found[one.uid] = number

    for parent in rule.root.walk():
        classes: dict[tuple, list[Clause]] = {}
        for child in parent.children:
            classes.setdefault(words(child), []).append(child)
        for alike in classes.values():
            if len(alike) < 2:
                continue
            # What stands under twins has a twin too: the same one under the other.
            for those in zip(*[list(one.walk()) for one in alike]):
                number += 1
                for one in those:
                    mark(one, number)
    return found


# MARK: Files


def save(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
        table.writerow(field.name for field in fields(Row))
        table.writerows(astuple(row) for row in rows)


def load(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(table)
        return [Row(*row[:5], *map(int, row[5:])) for row in table]
