"""The program, over a scratch copy of the sample workspace: its server, and its verbs."""

import json
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCKET = "cyber-items"
# Who works, as every change is signed.
PERSON = "C. Reader"
ADDRESS = re.compile(r"http://[0-9.]+:\d+/")
# A debug build on a busy machine is slow to start; a hang is longer than this.
PATIENCE = 60


class Program:
    """One workspace and the server over it, which may be killed and started again."""

    def __init__(self, binary: Path, workspace: Path) -> None:
        self.binary, self.workspace = binary, workspace
        self.process: subprocess.Popen[str] | None = None
        self.url = ""
        # The exit code of the verb that ran last.
        self.code = 0
        self.said: list[str] = []

    # MARK: The server

    def start(self, port: int = 0) -> str:
        """Serves the workspace; its address as it prints it."""
        self.process = subprocess.Popen(
            [str(self.binary), "serve", "--workspace", str(self.workspace), "--port", str(port),
             "--by", PERSON],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        ready = threading.Event()
        threading.Thread(target=self._listen, args=(self.process, ready), daemon=True).start()
        if not ready.wait(PATIENCE) or not self.url:
            raise RuntimeError("the server did not start:\n" + "".join(self.said[-20:]))
        return self.url

    def _listen(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        """Reads what the server says, so that it never waits for a reader."""
        for line in process.stdout or ():
            self.said.append(line)
            if found := ADDRESS.search(line):
                self.url = found.group()
                ready.set()
        ready.set()

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1].rstrip("/"))

    def kill(self) -> None:
        """Ends the server without a word, as a power cut does."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stop(self) -> int:
        """Asks the server to end; its exit code."""
        if not self.process:
            return 0
        self.process.terminate()
        try:
            code = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError("the server does not end when asked") from None
        self.process = None
        return code

    # MARK: The verbs

    def run(self, *words: str, codes: tuple[int, ...] = (0,)) -> str:
        """Runs a verb in the workspace; what it prints."""
        done = subprocess.run(
            [str(self.binary), *words], cwd=self.workspace, capture_output=True, text=True,
            check=False)
        self.code = done.returncode
        if done.returncode not in codes:
            raise RuntimeError(
                f"rulewright {' '.join(words)} exits {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, *words: str, codes: tuple[int, ...] = (0,)) -> Any:
        """Runs a verb, and reads its JSON."""
        return json.loads(self.run(*words, "--format", "json", codes=codes))

    def comment(self, number: str) -> dict[str, Any]:
        """A comment as the terminal tells it, with its codings."""
        found: dict[str, Any] = self.ask("comment", DOCKET, number)
        return found

    def codings(self, number: str) -> set[tuple[str, str, str]]:
        """What was coded in a comment by whoever works here: tag, citation, words."""
        return {
            (coding["tag"], coding.get("clause") or "", " ".join((coding.get("quote") or "").split()))
            for coding in self.comment(number)["codings"] if coding.get("coder") == PERSON}

    def history(self, number: str) -> str:
        return self.run("history", DOCKET, number)


@contextmanager
def sample(
    binary: Path, *, is_serving: bool = True, unread: tuple[str, ...] = ()
) -> Iterator[Program]:
    """The sample workspace in a scratch folder, with all that its dockets keep imported; some
    comments of the first docket may be as if nobody had read them yet."""
    with tempfile.TemporaryDirectory(prefix="rulewright-") as scratch:
        workspace = Path(scratch) / "workspace"
        for name in ("Drafts", "Comments", "Site"):
            if (ROOT / name).is_dir():
                shutil.copytree(
                    ROOT / name, workspace / name,
                    ignore=shutil.ignore_patterns("record.sqlite*", "public", "backups"))
        codings = workspace / f"Comments/{DOCKET}/codings.csv"
        lines = codings.read_text("utf-8").splitlines(keepends=True)
        codings.write_text("".join(
            line for line in lines if not line.startswith(tuple(f"{id}," for id in unread))))
        program = Program(binary.resolve(), workspace)
        for folder in sorted((workspace / "Comments").iterdir()):
            program.run("import", folder.name)
        try:
            if is_serving:
                program.start()
            yield program
        finally:
            program.kill()


def wait_until(what: str, holds: Any, patience: float = 20) -> Any:
    """Asks until the answer is not empty; that answer."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {patience} seconds")
