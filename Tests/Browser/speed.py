"""Takes the time of every page and of the acts of the workbench on a docket of many comments.

    .venv/bin/python Tests/Browser/speed.py --binary .build/release/rulewright --crowd 100000

The sample docket, with made-up comments beside its own. Each page is asked for over a connection
that stays open, as a browser does, and the time is that until its last byte is here. What is
promised: the first screen, for whoever opens it a second after the start, within 200 ms, and every
act within 100 ms.
"""

import argparse
import http.client
import os
import re
import statistics
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

from forms import Form, read
from made_up import write_comments
from program import DOCKET, Program, sample

OWN = {"Sec-Fetch-Site": "same-origin", "Rulewright-Fragments": "yes"}
SENT = OWN | {"Content-Type": "application/x-www-form-urlencoded"}
TOP = f"/d/{DOCKET}"


class Asker:
    """One connection, and the times of what was asked over it."""

    def __init__(self, program: Program) -> None:
        if program.process is None:
            raise ValueError("the program does not serve")
        self.server = program.process.pid
        # The server's processor time, by what was asked: it tells the same on a busy machine.
        self.work: dict[str, float] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=120)
        self.times: dict[str, list[float]] = {}

    def ask(self, name: str, method: str, path: str, body: str | None = None) -> str:
        before = processor_time(self.server)
        start = time.perf_counter()
        self.connection.request(method, path, body, SENT if method == "POST" else OWN)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        taken = (time.perf_counter() - start) * 1000
        if answer.status >= 400:
            sys.exit(f"speed: {name}: {method} {path}: {answer.status}: {text[:300]}")
        self.times.setdefault(name, []).append(taken)
        self.work[name] = self.work.get(name, 0) + processor_time(self.server) - before
        return text

    def tell(self, limit: float) -> int:
        """Prints the median and the 95th percentile of each; how many are over the limit."""
        slow = 0
        for name, times in self.times.items():
            ordered = sorted(times)
            middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
            slow += middle > limit
            work = self.work[name] / len(times)
            print(f"  {middle:8.1f} ({late:.1f}) ms, {work:.0f} of the processor  {name}"
                  + ("" if middle <= limit else f"  over {limit:.0f} ms"))
        return slow


def processor_time(process: int) -> float:
    """The processor time that a process has used, in milliseconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def pages(numbers: list[str]) -> dict[str, list[str]]:
    """What is looked at, and where."""
    words = ["license", "intrusion", "delay", "colleague flaw", "debugger"]
    clauses = ["742-6-a-1", "740-2-b-1", "4A005-a"]
    return {
        "the queue": [f"{TOP}/coding"],
        "a comment": [f"{TOP}/coding/{number}" for number in numbers],
        "the untagged": [f"{TOP}/coding?show=untagged"],
        "rows far down the queue": [
            f"{TOP}/coding-rows?start={start}" for start in (0, 50_000, 99_000)],
        "a search": [f"{TOP}/coding?q={urllib.parse.quote(word)}" for word in words],
        "suggestions for a passage": [
            f"{TOP}/coding/{number}/suggest?sel=0-40" for number in numbers[:10]],
        "the text of a clause": [f"{TOP}/coding-clause/proposed/{clause}" for clause in clauses],
        "one of each letter": [f"{TOP}/coding?show=all&one=each"],
        "campaigns": [f"{TOP}/campaigns"],
        "issues": [f"{TOP}/issues"], "the gate": [f"{TOP}/coverage"],
        "the codebook": [f"{TOP}/codebook"], "the draft": [f"{TOP}/draft"],
        "history": [f"{TOP}/history"],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Takes the time of every page and act.")
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--crowd", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    with sample(given.binary, is_serving=False) as program:
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / "crowd.csv"
            write_comments(path, given.crowd)
            program.run("import", DOCKET, str(path), "--stage", "interim-final")
        print(f"the workbench on {given.crowd:,} comments, median (95th percentile)")
        slow = first_screen(program)
        asker = Asker(program)
        look(program, asker, given.rounds)
        act(asker, given.rounds)
        return 1 if slow + asker.tell(100) else 0


def first_screen(program: Program) -> int:
    """The first page of a server that was just started, and the one after it."""
    program.start()
    # Nobody is faster with a browser; the server reads ahead meanwhile.
    time.sleep(1)
    asker = Asker(program)
    asker.ask("the first screen, a second after the start", "GET", f"{TOP}/coding")
    return asker.tell(200)


def look(program: Program, asker: Asker, rounds: int) -> None:
    listed = program.run("serve", "--routes").split()
    numbers = [c["id"] for c in program.ask("comments", DOCKET, "--limit", "40")["comments"]]
    for name, paths in pages(numbers).items():
        room = paths[0].split("?")[0].split("/")[3]
        if not any(re.match(rf"/d/:docket/{room}(/|$)", pattern) for pattern in listed):
            continue
        for turn in range(rounds):
            asker.ask(name, "GET", paths[turn % len(paths)])


def act(asker: Asker, rounds: int) -> None:
    """Codes, notes, takes off, undoes: with the forms that the page holds."""
    numbers = [f"BEN-2026-0001-{number:06}" for number in range(100, 100 + rounds)]
    for number in numbers:
        page = f"{TOP}/coding/{number}"
        connection = http.client.HTTPConnection(
            asker.connection.host, asker.connection.port, timeout=60)
        connection.request("GET", page, headers={"Sec-Fetch-Site": "same-origin"})
        forms = {form.path.rsplit("/", 1)[1]: form for form in
                 read(connection.getresponse().read().decode()).forms}
        connection.close()
        tag = forms["tag"]
        asker.ask("tag a passage", "POST", tag.path, filled(tag, sel="0-12"))
        asker.ask("undo", "POST", f"{TOP}/undo", filled(forms["undo"]))
        asker.ask("redo", "POST", f"{TOP}/redo", filled(forms["undo"]))
        reading = forms["read"]
        asker.ask("done with a comment", "POST", reading.path, filled(reading, state="done"))


def filled(form: Form, **own: str) -> str:
    """What a person sends who takes the first of every choice."""
    fields: dict[str, str] = {}
    for control in form.controls:
        if control.kind == "radio" and control.name in fields:
            continue
        if control.kind not in {"button", "submit", "checkbox"}:
            fields[control.name] = control.value
    return urllib.parse.urlencode(fields | own)


if __name__ == "__main__":
    sys.exit(main())
