"""How right what is found in made-up comments is: precision and recall of what is found, and of the
clauses that it is resolved to, form by form.

A form counts as found where at least nine in ten of its references are found and lead to just the
clauses that they should.

    python3 cited_score.py PROGRAM [SEED…]       for tuning, on seeds that script/bench does not use
"""

import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cited import DECIMALS, MESSY, THIRTY, Cited, MadeComment, comments
from numbering import CFR, DECIMAL
from pairs import HELD_OUT

FORM_IS_FOUND = 0.9


@dataclass
class Found:
    """A reference as the program found it."""

    start: int
    end: int
    said: set[str] = field(default_factory=set)
    clauses: set[str] = field(default_factory=set)


@dataclass
class Count:
    right: int = 0
    told: int = 0
    true: int = 0

    def add(self, right: int, told: int, true: int) -> None:
        self.right += right
        self.told += told
        self.true += true

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0


@dataclass
class CitedScore:
    found: Count = field(default_factory=Count)
    resolved: Count = field(default_factory=Count)
    # How many references of each form there were, and how many were wholly right.
    forms: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    # A few mistakes, in words.
    mistakes: list[str] = field(default_factory=list)

    def whole(self, names: list[str]) -> int:
        """How many of some forms are found."""
        return sum(1 for name in names if self.forms[name][0]
                   and self.forms[name][1] >= FORM_IS_FOUND * self.forms[name][0])


def answers(program: str, scheme: str, seed: int, count: int, folder: Path
            ) -> Iterator[tuple[MadeComment, list[Found]]]:
    """Comments, each with what the program found in it."""
    rule, made = comments(scheme, seed, count)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comments").write_bytes(b"".join(b"\0" + comment.text for comment in made))
    (folder / "now.md").write_text(rule.markdown, "utf-8")
    command = [program, "find", str(folder / "comments"), str(folder / "now.md")]
    if rule.before:
        (folder / "before.md").write_text(rule.before, "utf-8")
        command.append(str(folder / "before.md"))
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: list[dict[tuple[int, int], Found]] = [{} for _ in made]
    for line in printed.splitlines():
        number, start, end, _, _, _, said, clauses = line.split("\t")
        place = int(start), int(end)
        one = found[int(number)].setdefault(place, Found(*place))
        one.said.add(said)
        one.clauses |= set(clauses.split(";")) - {""} if said in {"clauses", "followed"} else set()
    return zip(made, [list(one.values()) for one in found])


def score(pairs: Iterable[tuple[MadeComment, list[Found]]]) -> CitedScore:
    total = CitedScore()
    for comment, found in pairs:
        taken: set[int] = set()
        for cited in comment.cited:
            mine = [one for one in found if one.start < cited.end and cited.start < one.end]
            taken |= {id(one) for one in mine}
            is_right = judge(total, cited, mine)
            total.forms[cited.form][0] += 1
            total.forms[cited.form][1] += is_right
            if not is_right:
                words = comment.text[max(0, cited.start - 20):cited.end + 20].decode(errors="replace")
                told = [(comment.text[one.start:one.end].decode(errors="replace"),
                         sorted(one.clauses) or sorted(one.said)) for one in mine]
                total.mistakes.append(
                    f"{cited.form}: {words!r} is {sorted(cited.clauses) or cited.said}: {told}")
        for one in found:
            if id(one) not in taken:
                total.found.add(0, 1, 0)
                total.resolved.add(0, len(one.clauses), 0)
                words = comment.text[max(0, one.start - 20):one.end + 20].decode(errors="replace")
                total.mistakes.append(f"none: {words!r}: {sorted(one.clauses) or sorted(one.said)}")
    return total


def judge(total: CitedScore, cited: Cited, mine: list[Found]) -> bool:
    """Counts one reference; whether it was found and leads to just what it should."""
    told = set().union(*(one.clauses for one in mine)) if mine else set()
    said = set().union(*(one.said for one in mine)) if mine else set()
    total.found.add(bool(mine), bool(mine), 1)
    if not cited.clauses:
        # What leads to no clause is right where that is said, and why.
        is_right = bool(mine) and not told and cited.said in said
        total.resolved.add(is_right, is_right + len(told), 1)
        return is_right
    right = len(told & cited.clauses)
    total.resolved.add(right, len(told), len(cited.clauses))
    return told == cited.clauses


def add(total: CitedScore, other: CitedScore) -> None:
    total.found.add(other.found.right, other.found.told, other.found.true)
    total.resolved.add(other.resolved.right, other.resolved.told, other.resolved.true)
    for name, (true, right) in other.forms.items():
        total.forms[name][0] += true
        total.forms[name][1] += right
    total.mistakes += other.mistakes


def quality(program: str, folder: Path, seeds: range, count: int = 400) -> CitedScore:
    total = CitedScore()
    for seed in seeds:
        for scheme in (CFR, DECIMAL):
            add(total, score(answers(program, scheme, seed, count, folder)))
    return total


def report(total: CitedScore) -> list[str]:
    lines = [
        f"  found     precision {total.found.precision:.4f}  recall {total.found.recall:.4f}  "
        f"of {total.found.true} references",
        f"  resolved  precision {total.resolved.precision:.4f}  recall "
        f"{total.resolved.recall:.4f}  of {total.resolved.true} clauses",
        f"  forms     {total.whole(list(THIRTY))} of {len(THIRTY)}, and "
        f"{total.whole([*MESSY, *DECIMALS])} of {len({*MESSY, *DECIMALS})} that people write besides"]
    worst = sorted((right / true, name) for name, (true, right) in total.forms.items() if true)
    lines += [f"            {100 * share:.1f} % right: {name}" for share, name in worst[:5]
              if share < 1]
    return lines


if __name__ == "__main__":
    chosen = [int(word) for word in sys.argv[2:]] or [1, 2, 3]
    if any(seed >= HELD_OUT for seed in chosen):
        sys.exit("cited_score: held-out seeds are not to be looked at")
    with tempfile.TemporaryDirectory() as scratch:
        result = CitedScore()
        for number in chosen:
            add(result, quality(sys.argv[1], Path(scratch), range(number, number + 1)))
    print("\n".join(report(result)))
    print("\n".join(result.mistakes[:60]))
