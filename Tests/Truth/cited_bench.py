"""The part of script/bench that measures references: how right, on seeds on which nothing was tuned
(cited_score.py), and how fast, beside grep with a regular expression and eyecite."""

import subprocess
from pathlib import Path

from cited import ordinary
from cited_rules import cited_rule
from cited_score import quality, report
from numbering import CFR
from pairs import HELD_OUT
from racing import Racer, cost, installed

ROOT = Path(__file__).resolve().parent.parent.parent
# Bytes of comments that are read, and of those that a slow peer reads.
SIZE, LITTLE = 100_000_000, 1_000_000
# What one would give to grep instead.
EXPRESSION = (
    r"(§§?|[Ss]ections?|[Ss]ec\.?|[Pp]aragraphs?|[Ss]ubparagraph|[Pp]ara\.|[Cc]lause|ECCNs?|[Pp]art|"
    r"[0-9]+ (CFR|C\.F\.R\.|U\.S\.C\.)( §| part)?) *[0-9(][0-9A-Za-z.]*( ?\([0-9A-Za-z]{1,5}\))*|"
    r"[0-9]+\.[0-9]+(\([0-9A-Za-z]{1,5}\)|\.[a-z0-9])+|[0-9][A-E][0-9]{3}(\.[a-z0-9])*|"
    r"Supplement No\. [0-9]+|[Aa]ppendix [A-Z]|[Ss]ubpart [A-Z]")
EYECITE = """
import sys
from eyecite import get_citations
print(len(get_citations(open(sys.argv[1], encoding="utf-8").read())))
"""


def references(binary: str, folder: Path, seeds: int, rounds: int) -> None:
    program = Path(binary).parent / "ReferenceTruth"
    if not program.is_file():
        subprocess.run(["swift", "build", "-c", "release", "--product", "ReferenceTruth"], cwd=ROOT,
                       check=True)
        program = ROOT / ".build/release/ReferenceTruth"
    folder = folder / "references"
    total = quality(str(program), folder, range(HELD_OUT, HELD_OUT + seeds))
    print(f"references in made-up comments, {seeds} seeds")
    print("\n".join(report(total)), flush=True)
    speed(program, folder, rounds)
    suggestions(program, folder)


def speed(program: Path, folder: Path, rounds: int) -> None:
    """Processor time of whole processes, as megabytes a second: ours beside grep and eyecite."""
    piece = ordinary(HELD_OUT, LITTLE)
    much, little = folder / "much.txt", folder / "little.txt"
    much.write_bytes(piece * (SIZE // len(piece)))
    little.write_bytes(piece)
    racers = [(Racer("ReferenceTruth scan", [str(program), "scan", str(much)]), much)]
    grep = installed("grep", ["-oaE", EXPRESSION, str(much)])
    if grep:
        racers.append((Racer("grep -oE", ["env", "LC_ALL=C", *grep], codes=(0, 1)), much))
    python = ROOT / ".bench/bin/python"
    if python.is_file() and not subprocess.run(
            [str(python), "-c", "import eyecite"], capture_output=True, check=False).returncode:
        racers.append((Racer("eyecite", [str(python), "-c", EYECITE, str(little)]), little))
    else:
        print("eyecite: not installed (script/bootstrap --bench), left out")
    print(f"references, {SIZE // 1_000_000} MB of made-up comments: megabytes a second of processor time")
    for racer, file in racers:
        times = sorted(cost(racer) for _ in range(rounds))
        rate = file.stat().st_size / 1e6 / max(times[len(times) // 2], 0.0001)
        print(f"  {rate:10.2f}  {racer.name}", flush=True)


def suggestions(program: Path, folder: Path) -> None:
    """Processor time of finding the nearest clauses, in a rule of about a thousand."""
    sections = [cited_rule(CFR, seed) for seed in range(HELD_OUT, HELD_OUT + 5)]
    (folder / "stage.md").write_text("\n".join(one.markdown for one in sections), "utf-8")
    bodies = [ordinary(HELD_OUT + number, 1_300) for number in range(2_000)]
    (folder / "bodies").write_bytes(b"".join(b"\0" + body for body in bodies))
    printed = subprocess.run(
        [str(program), "nearest", str(folder / "bodies"), str(folder / "stage.md")], check=True,
        capture_output=True, text=True).stdout
    _, time, count, clauses = printed.splitlines()[-1].split("\t")
    print(f"suggestions, {clauses} clauses: {int(time) / int(count):.1f} µs a comment of 1300 bytes")
