"""The part of script/bench that measures campaigns: how right, how fast, how large.

On seeds on which nothing was tuned: ours and the peers group the same made-up comments
(letters.py), each as one process from the file to the answer. Printed are the processor time and
memory of the process, the ratio, and what is right of the answer (campaign_score.py).
"""

import os
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from campaign_score import Score, read_answer, read_labels, score
from letters import Docket, write

ROOT = Path(__file__).resolve().parent.parent.parent
BENCH = ROOT / ".bench/bin/python"
PEERS = Path(__file__).resolve().parent / "campaign_peers.py"
# Held out: letters.py tunes by none of them.
SEED, HARD_SEED = 1001, 1002
# Comments of the docket whose mail-merge letters replace a quarter of the words.
HARD = 20_000
# With more comments than these the peers are left out: they take more than ten minutes.
MOST_FOR_PEERS = 200_000


@dataclass
class Way:
    """One way of grouping: a command that is given a file and prints its answer."""

    name: str
    command: list[str]


@dataclass
class Run:
    """What one process took and said."""

    seconds: float
    megabytes: float
    score: Score


def ways(ours: Path) -> list[Way]:
    found = [Way("rulewright", [str(ours)])]
    for package, options in (
        ("rensa", ("--threshold", "0.5")), ("rensa", ("--threshold", "0.3")),
        ("rensa", ("--threshold", "0.3", "--distinct")),
        ("datasketch", ("--threshold", "0.5")), ("datasketch", ("--threshold", "0.5", "--distinct")),
    ):
        if list((ROOT / ".bench").glob(f"lib/python*/site-packages/{package}")):
            name = " ".join([package, *options]).replace("--threshold ", "").replace("--", "")
            found.append(Way(name, [str(BENCH), str(PEERS), package, *options]))
        elif options == ("--threshold", "0.5"):
            print(f"{package}: not installed (script/bootstrap --bench), left out")
    return found


def run(way: Way, comments: Path, labels: Path, rounds: int) -> Run:
    """Runs a command, and takes the median of its times."""
    answer = comments.with_suffix(".answer")
    seconds: list[float] = []
    kilobytes = 0
    for _ in range(rounds):
        child = os.fork()
        if child == 0:
            try:
                os.dup2(os.open(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
                os.execv(way.command[0], [*way.command, str(comments)])
            except OSError as error:
                print(f"{way.command[0]}: {error}", file=sys.stderr)
            finally:
                os._exit(127)
        _, status, used = os.wait4(child, 0)
        if status:
            sys.exit(f"bench: {way.name} exits {os.waitstatus_to_exitcode(status)}")
        seconds.append(used.ru_utime + used.ru_stime)
        kilobytes = max(kilobytes, used.ru_maxrss)
    return Run(statistics.median(seconds), kilobytes / 1024,
               score(read_labels(labels), read_answer(answer)))


def compare(what: str, docket: Docket, runners: list[Way], folder: Path, rounds: int) -> None:
    comments, labels = folder / "comments.csv", folder / "labels.csv"
    sys.stdout.flush()
    write(docket, comments, labels)
    size = comments.stat().st_size
    print(f"{what} ({docket.count} comments, {size // 1_000_000} MB)")
    ours: Run | None = None
    for way in runners:
        # A peer takes long, and its quality is the same each time.
        found = run(way, comments, labels, rounds if ours is None else 1)
        ours = ours or found
        ratio = "" if found is ours else f", {found.seconds / ours.seconds:.1f} times ours"
        print(f"  {way.name}: {found.seconds:.2f} s of processor time{ratio}, "
              f"{found.megabytes:.0f} MiB\n    {found.score}")
        sys.stdout.flush()


def campaigns(ours: Path, folder: Path, count: int, rounds: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    runners = ways(ours)
    if count > MOST_FOR_PEERS:
        print(f"peers: left out, as there are more than {MOST_FOR_PEERS} comments")
        runners = runners[:1]
    compare("campaigns", Docket(count, SEED), runners, folder, rounds)
    compare("campaigns, a quarter of the words of a mail-merge replaced",
            Docket(HARD, HARD_SEED, replaced=0.25), runners, folder, rounds)
