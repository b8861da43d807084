"""Ends imports at random moments and holds the record to account; see kills.py.

usage: run.py --binary FILE [--comments N] [--kills N] [--failures N] [--full N] [--seed N]
              [--family NAME]…
"""

import argparse
import sys
import tempfile
from pathlib import Path

from families import FAMILIES
from kills import Kills


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--comments", type=int, default=1500)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--failures", type=int, default=3)
    parser.add_argument("--full", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", action="append")
    given = parser.parse_args()
    faults = 0
    for family in FAMILIES:
        if given.family and family.name not in given.family:
            continue
        with tempfile.TemporaryDirectory(prefix="rulewright-kills-") as folder:
            kills = Kills(
                given.binary.resolve(), Path(folder), family, given.comments, given.seed)
            for _ in range(given.kills):
                kills.kill_once()
            for _ in range(given.failures):
                kills.fail_once()
            for _ in range(given.full):
                kills.full_disk_once()
        told = ", ".join(f"{number} × {what}" for what, number in sorted(kills.outcomes.items()))
        print(f"{family.name}, {given.comments} comments: {told}: {len(kills.faults)} faults",
              flush=True)
        for fault in kills.faults:
            print(f"  {fault}")
        faults += len(kills.faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
