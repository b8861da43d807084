"""Measures a program's lineage on edits whose truth is known, per operation.

    python3 Tests/Truth/measure.py --binary .build/debug/rulewright --seeds 1-10 --rates 1,10
        [--base cfr --base decimal --base E --base C --base FILE.md] [--size 125] [--misses 20]

Seeds 1 to 20 are for tuning; those from 1001 on are held out, for script/bench alone. E and C are
Regulations E and C, where the real texts lie beside the repository. Without --base all are used.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from numbering import CFR, DECIMAL
from pairs import Base, Truth, real_bases, truth
from peers import by_label
from score import Answer, Score, answer_of, score, table


def asked(binary: Path, pair: Truth, folder: Path) -> Answer:
    """What the program says of a pair."""
    old, new = pair.save(folder)
    command = [str(binary), "redline", str(old), str(new), "--format", "json"]
    done = subprocess.run([*command, "--lineage"], capture_output=True, text=True, check=False)
    if done.returncode:
        # A program that does not tell its lineage yet.
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} exits {done.returncode}: {done.stderr}")
    return answer_of(json.loads(done.stdout), pair.rows)


def labels_amiss(binary: Path, pair: Truth, folder: Path) -> list[str]:
    """Labels of the truth that the program does not give to its clauses, and the other way."""
    found = []
    for name, ours in (("a.md", {row.old for row in pair.rows}),
                       ("b.md", {row.new for row in pair.rows})):
        command = [str(binary), "clauses", str(folder / name), "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        theirs = {clause["label"] for clause in json.loads(done.stdout)["clauses"]}
        found += [f"{folder / name}: {label}" for label in sorted((ours - {""}) ^ theirs)]
    return found


def numbers(text: str) -> list[int]:
    """1-3,7 is 1, 2, 3 and 7."""
    result = []
    for part in text.split(","):
        low, _, high = part.partition("-")
        result += range(int(low), int(high or low) + 1)
    return result


def bases(names: list[str], size: int) -> list[Base]:
    real = {base.name[-1]: base for base in real_bases()}
    found = []
    for name in names or [CFR, DECIMAL, *sorted(real)]:
        if name in (CFR, DECIMAL):
            found.append(Base(name, size))
        elif name in real:
            found.append(real[name])
        elif Path(name).is_file():
            found.append(Base(name, file=Path(name)))
        else:
            print(f"{name}: not here, left out")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path)
    parser.add_argument("--by-label", action="store_true", help="the peer instead of a program")
    parser.add_argument("--seeds", default="1-5")
    parser.add_argument("--rates", "--rate", default="1,3,10,30", help="percent")
    parser.add_argument("--base", action="append", default=[])
    parser.add_argument("--size", type=float, default=125, help="thousand bytes, when made up")
    parser.add_argument("--reversed", action="store_true", help="from the edited to the first")
    parser.add_argument("--misses", type=int, default=0, help="show so many of each base")
    parser.add_argument("--keep", type=Path, help="write the pairs into this folder")
    given = parser.parse_args()
    if (given.binary is None) == (not given.by_label):
        parser.error("give either --binary or --by-label")
    with tempfile.TemporaryDirectory() as scratch:
        place = given.keep or Path(scratch)
        for base in bases(given.base, round(given.size * 1000)):
            total = Score()
            amiss: list[str] = []
            for rate in (float(rate) / 100 for rate in given.rates.split(",")):
                for seed in numbers(given.seeds):
                    name = f"{base.name.replace(' ', '-').replace('/', '-')}-{seed}-{rate:g}"
                    pair = truth(base, seed, rate)
                    pair = pair.reversed() if given.reversed else pair
                    if given.by_label:
                        answer = by_label(pair)
                    else:
                        answer = asked(given.binary, pair, place / name)
                        amiss += labels_amiss(given.binary, pair, place / name)
                    result = score(pair.rows, answer)
                    result.misses = [f"{name} {miss}" for miss in result.misses]
                    total.add(result)
            print(f"{base.name}: seeds {given.seeds}, {given.rates} % touched")
            print("\n".join(["  " + miss for miss in total.misses[:given.misses]] + table(total)))
            if amiss:
                print(f"  {len(amiss)} labels are not the program's, such as {amiss[0]}")


if __name__ == "__main__":
    main()
