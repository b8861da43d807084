"""The program, at work in a folder of its own."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Tool:
    """The program over one workspace."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [self.binary, *words, "--workspace", self.folder], cwd=self.folder,
            capture_output=True, timeout=600, check=False)

    def must(self, *words: str, codes: tuple[int, ...] = (0,)) -> subprocess.CompletedProcess[bytes]:
        done = self.run(*words)
        if done.returncode not in codes:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            name = Path(sys.argv[0]).stem
            sys.exit(f"{name}: {' '.join(words)} exits {done.returncode}: {said[-3000:]}")
        return done

    @contextmanager
    def serving(self, *, workbench: bool = False) -> Iterator[str]:
        """Serves the site, or the workbench; where its first page is."""
        what = ["--by", "C. Reader"] if workbench else ["--site"]
        server = subprocess.Popen(
            [self.binary, "serve", *what, "--port", "0", "--workspace", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            assert server.stdout is not None
            address = next(
                word for line in server.stdout for word in line.decode().split()
                if word.startswith("http://"))
            # Read on, so that the program never waits for a reader.
            threading.Thread(target=server.stdout.read, daemon=True).start()
            yield address
        finally:
            server.terminate()
            server.wait()
