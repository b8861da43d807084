"""Ends an import by kill -9 at random moments, or lets its writes fail, and keeps accounts.

After every end the record must open and pass `verify` (SQLite's integrity and foreign keys, the
search index word by word, the log done again from nothing); all comments that an import before had
acknowledged must be there, and of the one that was ended all or none of each file; and the same
import, done again, must end in the same record, byte for byte, as one that nobody disturbed.
"""

import os
import random
import resource
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from families import Family, made_up

TABLES = ("comment", "attachment", "attachmentReading", "commentChange", "receivedFile", "queue")
# What depends on the clock.
TIMES = {"importedAt"}


def dump(record: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a record but the times, by table."""
    rows: dict[str, list[tuple[object, ...]]] = {}
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as there:
        for table in TABLES:
            names = [row[1] for row in there.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join(name for name in names if name not in TIMES)
            rows[table] = sorted(
                there.execute(f"SELECT {columns} FROM {table}"),
                key=lambda row: tuple(str(value) for value in row))
    return rows


def count(record: Path) -> int:
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as there:
        number, = there.execute("SELECT count(*) FROM comment").fetchone()
    return int(number)


@dataclass
class Kills:
    """Imports of one family that are ended, and what is held to account."""

    binary: Path
    folder: Path
    family: Family
    comments: int
    seed: int
    faults: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    writers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.seed} {self.family.name}")
        self.sources = self.folder / "sources"
        self.sources.mkdir(parents=True)
        few = max(self.comments // 20, 10)
        self.first = self.sources / f"first{self.family.ending}"
        self.second = self.sources / f"second{self.family.ending}"
        self.family.write(self.first, made_up(few, 1, self.seed))
        self.family.write(self.second, made_up(self.comments, few + 1, self.seed))
        self.few = few
        self.before = self.workspace("before")
        self.must(self.take(self.first, self.before))
        undisturbed = self.fresh("undisturbed")
        start = time.monotonic()
        self.must(self.take(self.second, undisturbed))
        self.seconds = time.monotonic() - start
        self.expected = dump(self.record(undisturbed))
        if len(self.expected["comment"]) != few + self.comments:
            sys.exit(f"kills: {len(self.expected['comment'])} comments of {few + self.comments}")

    def workspace(self, name: str) -> Path:
        path = self.folder / name
        self.must(self.command("init", str(path), workspace=self.folder))
        self.must(self.command("new", "kill", workspace=path))
        return path

    def fresh(self, name: str) -> Path:
        """A copy of the workspace in which the first import was acknowledged."""
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.before, path)
        return path

    def record(self, workspace: Path) -> Path:
        return workspace / "Comments/kill/record.sqlite"

    def words(self, source: Path) -> list[str]:
        """How a file is imported."""
        named = ["-", "--name", source.name] if self.family.is_piped else [str(source)]
        return ["import", "kill", *named, *self.family.options]

    def take(
        self, source: Path, workspace: Path, largest: int | None = None
    ) -> subprocess.Popen[bytes]:
        """Imports a file, or what another program writes into a pipe."""
        if not self.family.is_piped:
            return self.command(*self.words(source), workspace=workspace, largest=largest)
        writer = subprocess.Popen(["cat", str(source)], stdout=subprocess.PIPE)
        self.writers.append(writer)
        process = self.command(
            *self.words(source), workspace=workspace, largest=largest, source=writer.stdout)
        if writer.stdout:
            # The importer alone reads it now, and the writer ends when that does.
            writer.stdout.close()
        return process

    def line(self, source: Path) -> str:
        """The same as a line of shell."""
        line = shlex.join([str(self.binary), *self.words(source)])
        return f"cat {shlex.quote(str(source))} | {line}" if self.family.is_piped else line

    def command(
        self, *words: str, workspace: Path, largest: int | None = None,
        source: IO[bytes] | None = None
    ) -> subprocess.Popen[bytes]:
        def limit() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            if largest is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        return subprocess.Popen(
            [str(self.binary), *words], cwd=workspace, preexec_fn=limit,
            stdin=source or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "USER": "kill"})

    def must(self, process: subprocess.Popen[bytes]) -> None:
        said, _ = process.communicate(timeout=3600)
        if process.returncode:
            sys.exit(f"kills: {process.args} exits {process.returncode}: {said.decode()}")

    def kill_once(self) -> None:
        """Ends one import at a random moment of it."""
        path = self.fresh("killed")
        process = self.take(self.second, path)
        moment = self.chance.random() * self.seconds * 1.1
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        ended = "killed" if process.returncode == -signal.SIGKILL else "over before the kill"
        self.account(path, f"{ended} after {moment:.3f} s", ended)

    def fail_once(self) -> None:
        """Lets every write beyond some size fail, as a full disk or a quota does."""
        path = self.fresh("failed")
        size = self.record(path).stat().st_size
        whole = self.record(self.folder / "undisturbed").stat().st_size
        largest = self.chance.randrange(1000, max(whole, size + 2))
        process = self.take(self.second, path, largest)
        said, _ = process.communicate(timeout=3600)
        where = f"no file over {largest} bytes"
        if process.returncode == 0:
            self.account(path, where, "wrote in spite of the limit")
            return
        if process.returncode not in (1, 2):
            self.faults.append(f"{where}: exits {process.returncode}: {said.decode()[-300:]}")
        if b"\n" not in said:
            self.faults.append(f"{where}: does not say why")
        self.account(path, where, "failed to write")

    def full_disk_once(self) -> None:
        """Works on a disk of its own that is too small; only where one can be mounted."""
        path = self.folder / "full"
        path.mkdir(exist_ok=True)
        room = self.chance.randrange(1, 9) / 10
        sources = sum(
            file.stat().st_size for file in [self.second, *self.second.rglob("*")]
            if file.is_file())
        needed = sources + self.record(self.folder / "undisturbed").stat().st_size
        there = sum(file.stat().st_size for file in self.before.rglob("*") if file.is_file())
        size = there + int(needed * room) + (1 << 16)
        script = (
            f"mount -t tmpfs -o size={size} none '{path}' && cp -r '{self.before}' '{path}/w' && "
            f"cd '{path}/w' && {self.line(self.second)}; code=$?; "
            f"rm -rf '{self.folder}/after'; cp -r '{path}/w' '{self.folder}/after'; exit $code")
        done = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script], capture_output=True, check=False,
            timeout=3600)
        after = self.folder / "after"
        if not after.is_dir():
            self.outcomes["no disk of its own could be mounted"] += 1
            return
        where = f"a disk of {size} bytes"
        if done.returncode not in (0, 2):
            self.faults.append(f"{where}: exits {done.returncode}: {done.stderr.decode()[-300:]}")
        self.account(after, where, "disk full" if done.returncode else "disk not full")
        shutil.rmtree(after)

    def account(self, path: Path, where: str, outcome: str) -> None:
        self.outcomes[outcome] += 1
        while self.writers:
            self.writers.pop().wait(timeout=3600)

        def fault(what: str) -> None:
            self.faults.append(f"{self.family.name}, {where}: {what}")

        verify = self.command("verify", "kill", workspace=path)
        said, _ = verify.communicate(timeout=3600)
        if verify.returncode:
            # The list of files on the disk may be behind; anything else is a fault.
            fault(f"verify says {said.decode()[-500:]}")
            return
        there = count(self.record(path))
        whole = self.few + self.comments
        if there < self.few:
            fault(f"{self.few - there} acknowledged comments are gone")
        if self.second.is_file() and there not in (self.few, whole):
            fault(f"{there} comments, neither {self.few} nor {whole}: half a file landed")
        self.outcomes[f"{'all' if there == whole else 'none' if there == self.few else 'some'} "
                      "of it had landed"] += 1
        again = self.take(self.second, path)
        told, _ = again.communicate(timeout=3600)
        if again.returncode:
            fault(f"importing again exits {again.returncode}: {told.decode()[-500:]}")
            return
        found = dump(self.record(path))
        for table in TABLES:
            if found[table] != self.expected[table]:
                fault(f"{table} is not what an undisturbed import makes of it")
