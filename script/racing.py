"""Runs ways of doing a piece of work in turn, and compares the processor time of the processes."""

import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Racer:
    """One way of doing a piece of work: a command, and what puts things back before it."""

    name: str
    command: list[str]
    before: Callable[[], object] = lambda: None
    codes: tuple[int, ...] = (0,)
    folder: Path | None = None
    stdin: str = ""


def cost(racer: Racer, limit: float | None = None) -> float:
    """The processor time of one run, with that of all processes that it started."""
    racer.before()
    start = spent()
    done = subprocess.run(
        racer.command, cwd=racer.folder, input=racer.stdin, capture_output=True, text=True,
        errors="replace", check=False, timeout=limit)
    end = spent()
    if done.returncode not in racer.codes:
        sys.exit(f"bench: {racer.name} exits {done.returncode}: {done.stdout} {done.stderr}")
    return end - start


def spent() -> float:
    """The processor time of all processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def race(what: str, ours: Racer, peers: list[Racer], rounds: int) -> None:
    """Runs all in turn, so that a busy moment of the machine falls on all alike."""
    if not peers:
        print(f"{what}\n  no peer is installed")
        return
    times: dict[str, list[float]] = {racer.name: [] for racer in [ours, *peers]}
    for _ in range(rounds):
        for racer in [ours, *peers]:
            times[racer.name].append(cost(racer))
    middle = {name: max(statistics.median(found), 0.0001) for name, found in times.items()}
    print(f"{what}")
    for peer in peers:
        ratio = middle[ours.name] / middle[peer.name]
        print(f"  {ratio:8.2f} × {peer.name}" if ratio > 0.1 else
              f"  {ratio:8.4f} × {peer.name}, {1 / ratio:.0f} times less")


def installed(name: str, options: list[str]) -> list[str] | None:
    found = shutil.which(name)
    if found is None:
        print(f"{name}: not installed, left out")
        return None
    return [found, *options]
