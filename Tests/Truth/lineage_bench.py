"""The part of script/bench that measures lineage: how right, how fast, how it grows.

On seeds on which nothing was tuned: precision and recall of each operation, ours beside what peers
say of the same pairs; then processor time of whole processes on the same pairs. Truth, and what is
as right as it, are defined in truth.py, and how peers are read in peers.py.
"""

import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from made_up import made_up
from measure import asked
from numbering import CFR, DECIMAL
from pairs import HELD_OUT, SHARED, Base, real_bases, truth
from peers import (
    by_label, docxodus, docxodus_answer, docxodus_command, has_xmldiff, xmldiff_answer,
    xmldiff_command)
from racing import Racer, cost, installed, race
from references import Citations, write_out
from rules import write
from score import Score, score, table

RATES = (0.01, 0.03, 0.10, 0.30)
# Bytes of a made-up rule.
SIZE = 500_000
# Seconds after which a process is stopped.
LIMIT = 120
# Bytes of a rule that is small: xmldiff takes minutes for larger ones.
SMALL = 100_000


@dataclass
class Field:
    """What runs in the comparison."""

    binary: str
    folder: Path
    docxodus: str | None = field(default_factory=docxodus)
    xmldiff: bool = field(default_factory=has_xmldiff)


def lineage(binary: str, folder: Path, seeds: int, rounds: int) -> None:
    runners = Field(binary, folder / "lineage")
    for name, here in (("Docxodus", runners.docxodus), ("xmldiff", runners.xmldiff)):
        if not here:
            print(f"{name}: not installed (script/bootstrap --bench), left out")
    bases = [Base(CFR, SIZE), Base(DECIMAL, SIZE), *real_bases()]
    if len(bases) == 2:
        print("real rules: not beside the repository, left out")
    for base in bases:
        quality(base, runners, seeds)
    for base in bases:
        for rate in RATES[::2]:
            speed(base, rate, runners, rounds)
    growth(runners, rounds)
    hard_cases(runners, rounds)


# MARK: How right


def quality(base: Base, runners: Field, seeds: int) -> None:
    totals: dict[str, Score] = {}
    rates: dict[str, set[float]] = {}
    unproved = 0
    for rate in RATES:
        for seed in range(HELD_OUT, HELD_OUT + seeds):
            pair = truth(base, seed, rate)
            answers = {
                "rulewright": asked(Path(runners.binary), pair, runners.folder),
                "identity by label": by_label(pair)}
            files = [str(runners.folder / name) for name in ("a.md", "b.md")]
            unproved += runs([runners.binary, "redline", "--prove", *files]) is None
            # Where half of a large rule changed, Docxodus takes minutes.
            if runners.docxodus and (rate < RATES[-1] or is_small(base)):
                command = docxodus_command(runners.docxodus, pair, runners.folder)
                if runs(command) is not None:
                    answers["Docxodus"] = docxodus_answer(pair, Path(command[3]))
            if runners.xmldiff and is_small(base):
                printed = runs(xmldiff_command(pair, runners.folder))
                if printed is not None:
                    answers["xmldiff, fast match"] = xmldiff_answer(pair, printed)
            for name, answer in answers.items():
                totals.setdefault(name, Score()).add(score(pair.rows, answer))
                rates.setdefault(name, set()).add(rate)
    if unproved:
        print(f"{unproved} redlines do not rebuild the later version")
    for name, total in totals.items():
        touched = ", ".join(f"{100 * rate:g}" for rate in sorted(rates[name]))
        print(f"lineage, {title(base)}, {touched} % touched, {seeds} seeds: {name}")
        print("\n".join(table(total)), flush=True)


def runs(command: list[str]) -> str | None:
    """What a peer prints; None, and said, when it takes too long or fails."""
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        print(f"{Path(command[0]).name}: stopped after {LIMIT} s", flush=True)
        return None
    if done.returncode:
        print(f"{Path(command[0]).name}: exits {done.returncode}: {done.stderr[-300:]}")
        return None
    return done.stdout


def is_small(base: Base) -> bool:
    return base.file is not None and base.file.stat().st_size < SMALL


def title(base: Base) -> str:
    return base.name if base.file else f"a made-up rule ({base.name}, {base.size // 1000} kB)"


# MARK: How fast


def speed(base: Base, rate: float, runners: Field, rounds: int) -> None:
    pair = truth(base, HELD_OUT, rate)
    old, new = pair.save(runners.folder)
    peers = []
    git = installed("git", ["diff", "--no-index", "--word-diff", str(old), str(new)])
    if git:
        peers.append(Racer("git diff --word-diff", git, codes=(0, 1), folder=runners.folder))
    if runners.docxodus:
        command = docxodus_command(runners.docxodus, pair, runners.folder)
        peers.append(Racer("Docxodus", command))
    if runners.xmldiff and is_small(base):
        peers.append(Racer("xmldiff, fast match", xmldiff_command(pair, runners.folder)))
    what = f"lineage, {title(base)}, {100 * rate:g} % touched: processor time as"
    race(what, redliner(runners, old, new), peers, rounds)


def redliner(runners: Field, old: Path, new: Path) -> Racer:
    command = [runners.binary, "redline", str(old), str(new)]
    return Racer("rulewright", command, folder=runners.folder)


# MARK: How it grows


def growth(runners: Field, rounds: int) -> None:
    print("lineage, 3 % touched, of a made-up rule of 125 kB: processor time of larger ones")
    first = 0.0
    for times in (1, 4, 16):
        pair = truth(Base(CFR, 125_000 * times), HELD_OUT, 0.03)
        old, new = pair.save(runners.folder)
        taken = measured(redliner(runners, old, new), rounds)
        if taken is None:
            return
        first = first or taken
        print(f"  {times:3} × the text, {taken / first:6.2f} × the time", flush=True)


def measured(racer: Racer, rounds: int) -> float | None:
    """The median of the processor time; None, and said, when one run takes too long."""
    try:
        return max(statistics.median(cost(racer, LIMIT) for _ in range(rounds)), 0.0001)
    except subprocess.TimeoutExpired:
        print(f"  {racer.name} is stopped after {LIMIT} s", flush=True)
        return None


def hard_cases(runners: Field, rounds: int) -> None:
    """Pairs that make a comparison blow up, beside git's time for the same."""
    folder = runners.folder
    cases = [
        ("another rule altogether, 500 kB", *two_rules(folder)),
        ("10,000 clauses that say [Reserved], ten of them removed", *reserved(folder, 10_000))]
    rewrite = SHARED / "cfpb/regC_2017_18"
    if rewrite.is_dir():
        cases.append(("Regulation C rewritten whole", rewrite / "a.md", rewrite / "b.md"))
    for name, old, new in cases:
        print(f"lineage, {name}: processor time as")
        git = installed("git", ["diff", "--no-index", "--word-diff", str(old), str(new)])
        taken = measured(redliner(runners, old, new), rounds)
        if git and taken is not None:
            other = measured(Racer("git", git, codes=(0, 1), folder=folder), rounds)
            print(f"  {taken / other:8.2f} × git diff --word-diff" if other else "", flush=True)


def two_rules(folder: Path) -> tuple[Path, Path]:
    paths = folder / "one.md", folder / "other.md"
    for seed, path in enumerate(paths, HELD_OUT):
        rule = made_up(CFR, SIZE, seed)
        path.write_text(write(write_out(rule, Citations(rule))), "utf-8")
    return paths


def reserved(folder: Path, count: int) -> tuple[Path, Path]:
    paths = folder / "reserved.md", folder / "fewer.md"
    for path, lines in zip(paths, (count, count - 10)):
        body = [f"({number}) [Reserved]" for number in range(1, lines + 1)]
        head = ["## § 1.1 Nothing yet.", "(a) The following:"]
        path.write_text("\n\n".join([*head, *body]) + "\n", "utf-8")
    return paths
