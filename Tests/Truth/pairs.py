"""Pairs of versions with their truth, by base, seed and rate, as values or as files.

    python3 Tests/Truth/pairs.py --base cfr --size 125 --seed 3 --rate 10 FOLDER

A base is `cfr` or `decimal`, a made-up rule of so many thousand bytes, or a Markdown file of a
real rule. Odd seeds rewrite the references to what was redesignated, even ones leave them.
"""

import argparse
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from edits import donor_of, edited
from made_up import made_up
from numbering import CFR, DECIMAL
from references import Citations, take_in, write_out
from rules import Rule, read, write
from truth import Row, Version, mirrored, save, truth_of

ROOT = Path(__file__).resolve().parents[2]
# The real rules, where they lie beside the repository.
SHARED = Path(os.environ.get("RULEWRIGHT_SHARED") or ROOT.parent / "shared") / "data/rules"
# Seeds from here on are held out: no threshold is chosen by looking at them.
HELD_OUT = 1001


@dataclass(frozen=True)
class Base:
    """What is edited: a made-up rule of a size in bytes, or a file; added clauses of a file come
    from the other file, since made-up ones would be told by their words."""

    name: str
    size: int = 0
    file: Path | None = None
    donor: Path | None = None


@dataclass(frozen=True)
class Truth:
    """Two versions and what is true of them."""

    old: Rule
    new: Rule
    rows: list[Row]

    def save(self, folder: Path) -> tuple[Path, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        paths = folder / "a.md", folder / "b.md"
        for path, rule in zip(paths, (self.old, self.new)):
            path.write_text(write(rule), "utf-8")
        save(self.rows, folder / "truth.tsv")
        return paths

    def reversed(self) -> "Truth":
        """The edits undone: from the later version to the earlier."""
        return Truth(self.new, self.old, [mirrored(row) for row in self.rows])


@lru_cache
def read_in(path: Path) -> Rule:
    rule = read(path.read_text("utf-8"))
    take_in(rule)
    return rule


def truth(base: Base, seed: int, rate: float) -> Truth:
    """The pair of a base, a seed and the share of clauses that is touched."""
    if base.file:
        rule = read_in(base.file)
    else:
        rule = made_up(DECIMAL if base.name.startswith(DECIMAL) else CFR, base.size, seed)
    donor = donor_of(read_in(base.donor)) if base.donor else None
    return truth_of_edits(rule, edited(rule, seed, rate, donor), rewrite=seed % 2 == 1)


def truth_of_edits(rule: Rule, after: Rule, rewrite: bool) -> Truth:
    before = rule.copy()
    citations = Citations(before)
    old = Version(write_out(before, citations), before)
    cited_by = Citations(after) if rewrite else citations
    new = Version(write_out(after, cited_by, citations), after)
    return Truth(old.written, new.written, truth_of(old, new))


def real_bases() -> list[Base]:
    """Regulations E and C, where the real texts are at hand."""
    e, c = (SHARED / "cfpb" / name for name in ("syn_e_small/a.md", "regC_2019_20/b.md"))
    if not (e.is_file() and c.is_file()):
        return []
    return [Base("Regulation E", file=e, donor=c), Base("Regulation C", file=c, donor=e)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", default=CFR)
    parser.add_argument("--size", type=float, default=125, help="thousand bytes, when made up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=10, help="percent of the clauses")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    made = given.base in (CFR, DECIMAL)
    base = Base(given.base, round(given.size * 1000), None if made else Path(given.base))
    for path in truth(base, given.seed, given.rate / 100).save(given.folder):
        print(path)
    print(given.folder / "truth.tsv")


if __name__ == "__main__":
    main()
