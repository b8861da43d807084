"""Codes the same comments in our workbench and in Taguette, counts every key, and takes the time.

    .venv/bin/python Tests/Browser/keystrokes.py --binary .build/release/rulewright \\
        --taguette .bench/bin/taguette --comments 100

One sentence of each comment gets one tag: the sentence and the tag that the first reader of the
sample docket chose. Each program is worked by the shortest road that it has, in its own browser,
the two taking turns at every comment. Ours is worked by keys alone; Taguette selects words and opens
documents with the mouse alone, and there a drag, a click and a turn of the wheel count as one each.
Since a hand that goes to the mouse does more than one that presses a key, the sums are also told in
seconds of the keystroke-level model (Card, Moran and Newell 1980): a yardstick, measured elsewhere.

Time is taken inside the page: from the last key or click to the page that shows what came of it.
"""

import argparse
import csv
import shutil
import statistics
import sys
import tempfile
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import browser
from hands import DOWN, END, ENTER, UP, Count, Hands, Stopwatch
from made_up import write_comments
from program import DOCKET, ROOT, Program
from selenium.webdriver.chrome.webdriver import WebDriver
from taguette import Taguette, find

@dataclass(frozen=True)
class Task:
    """A passage of a comment as a reader of the sample docket chose it, and the tag that it got."""

    comment: str
    text: str
    quote: str
    tag: str


@dataclass(frozen=True)
class Passage:
    """The sentence that holds what was chosen, as the workbench divides the text."""

    task: Task
    sentence: str
    # How many sentences stand before it, and how many the comment has.
    place: int
    count: int
    # What the peer calls the comment.
    name: str


def tasks(count: int) -> list[Task]:
    """What was coded first in each comment, in the order in which they came."""
    first: dict[str, tuple[str, str]] = {}
    with (ROOT / f"Comments/{DOCKET}/codings.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["quote"]:
                first.setdefault(row["comment"], (row["quote"], row["tag"]))
    found = [
        Task(row["Document ID"], row["Comment"], *first[row["Document ID"]])
        for _, rows in received() for row in rows
        if row["Document ID"] in first and first[row["Document ID"]][0] in row["Comment"]]
    # One that holds markup is read differently by a program that takes it for a page.
    return [task for task in found if not set(task.text) & set("<>&")][:count]


def received() -> Iterator[tuple[Path, list[dict[str, str]]]]:
    for path in sorted((ROOT / f"Comments/{DOCKET}/received").glob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            yield path, list(csv.DictReader(file))


# MARK: Our side


class Ours:
    """The workbench over a docket of these comments alone, or with a crowd beside them."""

    name = "Rulewright"

    def __init__(self, binary: Path, folder: Path, work: list[Task], crowd: int) -> None:
        workspace = folder / "workspace"
        shutil.copytree(ROOT / "Drafts" / DOCKET, workspace / "Drafts" / DOCKET)
        (workspace / "Site").mkdir()
        self.program = Program(binary.resolve(), workspace)
        numbers = {task.comment for task in work}
        for path, rows in received():
            kept = [row for row in rows if row["Document ID"] in numbers]
            target = folder / path.name
            with target.open("w", newline="", encoding="utf-8") as file:
                table = csv.DictWriter(file, rows[0].keys())
                table.writeheader()
                table.writerows(kept)
            if kept:
                self.program.run("import", DOCKET, str(target))
        if crowd:
            write_comments(folder / "crowd.csv", crowd)
            self.program.run(
                "import", DOCKET, str(folder / "crowd.csv"), "--stage", "interim-final")
        self.program.start()
        self.pinned = True
        self._letters: dict[str, str] = {}
        self._pins: list[str] = []

    def stop(self) -> None:
        self.program.kill()

    def page(self) -> str:
        return f"{self.program.url}d/{DOCKET}/coding"

    def scout(self, driver: WebDriver, work: list[Task]) -> tuple[list[Passage], list[str]]:
        """The sentences that hold what was quoted, and the tags, before anything is counted."""
        found: list[Passage] = []
        wanted = {task.comment: task for task in work}
        address = self.page()
        while wanted and address:
            driver.get(urllib.parse.urljoin(self.program.url, address))
            address = next_address(driver)
            task = wanted.pop(shown_comment(driver), None)
            if task is None:
                continue
            sentences: list[str] = driver.execute_script(SENTENCES)
            place = next((at for at, text in enumerate(sentences) if task.quote in text), None)
            if place is not None and sum(sentences[place] in other for other in sentences) == 1:
                found.append(Passage(
                    task, sentences[place], place, len(sentences),
                    f"{len(found) + 1:04} {task.comment}"))
        tags: list[str] = driver.execute_script(
            "return [...document.querySelectorAll('#tag-picker-list [role=option]')]"
            ".map((option) => option.dataset.tag)")
        self._pins = tags[:9]
        self._letters = {tag: fewest_letters(tag, tags) for tag in tags}
        return found, tags

    def sit_down(self, driver: WebDriver) -> None:
        self.hands, self.watch = Hands(driver), Stopwatch(driver)
        self.watch.load("the first screen", self.page())

    def open(self, passage: Passage) -> None:
        driver, wanted = self.hands.driver, passage.task.comment
        while (here := shown_comment(driver)) != wanted:
            self.watch.arm(f'#comment:not([data-comment="{here}"])')
            self.hands.press("j")
            self.watch.lap("the next comment")
            if shown_comment(driver) == here:
                raise AssertionError(f"{wanted} is not in the queue after {here}")

    def code(self, passage: Passage) -> None:
        """Down to the sentence, or up from the end; then the digit of a pinned tag, or "t", letters
        of its name and Enter."""
        hands, watch = self.hands, self.watch
        ways = [[DOWN] * passage.place, [END] + [UP] * (passage.count - 1 - passage.place)]
        way = min(ways, key=len)
        if way:
            watch.arm(f"#s-{passage.place}.caret")
            hands.press(*way)
            watch.lap("the sentence selected")
        tag = passage.task.tag
        done = f'.lab[data-coding][data-tag="{tag}"]'
        if self.pinned and tag in self._pins:
            watch.arm(done, without=".picker:not([hidden])")
            hands.press(str(self._pins.index(tag) + 1))
        else:
            watch.arm("#letter #tag-picker:not([hidden])")
            hands.press("t")
            watch.lap("the list of tags")
            hands.write(self._letters[tag])
            watch.arm(done)
            hands.press(ENTER)
        watch.lap("the sentence tagged")

    def outcome(self) -> set[tuple[str, str, str]]:
        listed = self.program.ask("comments", DOCKET, "--limit", "1000")["comments"]
        return {
            (comment["id"], coding["tag"], plain(coding["quote"]))
            for comment in listed for coding in comment["codings"]}


SENTENCES = """
return [...document.querySelectorAll("#letter .s")].map((sentence) => {
  const copy = sentence.cloneNode(true);
  copy.querySelectorAll(".vh, .k, .verse").forEach((part) => part.remove());
  return copy.textContent;
});
"""


def shown_comment(driver: WebDriver) -> str:
    found: str = driver.execute_script("return document.querySelector('#comment').dataset.comment")
    return found


def next_address(driver: WebDriver) -> str:
    found: str = driver.execute_script(
        "return document.querySelector('#comment').dataset.next || ''")
    return found


def fewest_letters(tag: str, tags: list[str]) -> str:
    """The fewest letters that begin a word of this tag's name and of no other's.

    They put it first however often the others are used.
    """
    words = {other: other.split("-") for other in tags}
    return next(
        word[:length] for length in range(1, 20) for word in words[tag] if len(word) >= length
        and not any(part.startswith(word[:length])
                    for other in tags if other != tag for part in words[other]))


def plain(words: str) -> str:
    return " ".join(words.split())


# MARK: Both


def race(ours: Ours, peer: Taguette, passages: list[Passage]) -> tuple[Count, Count]:
    """Codes all, the two taking turns; what hands did in each."""
    with browser.chromium() as left, browser.chromium() as right:
        for side, driver in ((ours, left), (peer, right)):
            browser.set_view(driver, 1280, "light")
            side.sit_down(driver)
        for number, passage in enumerate(passages):
            turns = [lambda: (ours.open(passage), ours.code(passage)),
                     lambda: (peer.open(passage.name),
                              peer.code(passage.sentence, passage.task.tag))]
            for turn in turns if number % 2 else reversed(turns):
                turn()
        return ours.hands.count, peer.hands.count


def tell(ours: Ours, peer: Taguette, counts: tuple[Count, Count], comments: int) -> None:
    mine, theirs = counts
    for name, of in (
        ("keys", lambda count: count.keys), ("acts of the mouse", lambda count: count.mouse),
        ("keys and acts of the mouse", lambda count: count.keys + count.mouse),
        ("seconds of the keystroke-level model", lambda count: count.seconds),
    ):
        one, other = of(mine) / comments, of(theirs) / comments
        ratio = f"{one / other:6.2f} × {peer.name}" if other else ""
        print(f"  {one:6.2f} : {other:6.2f} a comment  {ratio}  {name}")
    for name, times in ours.watch.laps.items():
        told = f"  {spread(times)}"
        if name in peer.watch.laps:
            ratio = statistics.median(times) / statistics.median(peer.watch.laps[name])
            told += f" : {spread(peer.watch.laps[name])}  {ratio:6.2f} × {peer.name}"
        print(f"{told}  {name}")


def spread(times: list[float]) -> str:
    ordered = sorted(times)
    return f"{statistics.median(ordered):.0f} ({ordered[int(len(ordered) * 0.95)]:.0f}) ms"


def main() -> int:
    parser = argparse.ArgumentParser(description="Counts keys and takes times beside Taguette.")
    parser.add_argument("--binary", required=True, type=Path)
    parser.add_argument("--taguette", default=find())
    parser.add_argument("--comments", type=int, default=100)
    parser.add_argument("--crowd", type=int, default=0,
                        help="how many made-up comments our docket has beside these")
    given = parser.parse_args()
    if given.taguette is None:
        print("Taguette: not installed (script/bootstrap --bench), left out")
        return 0
    work = tasks(given.comments)
    wrong = 0
    for pinned in (False, True):
        with tempfile.TemporaryDirectory(prefix="rulewright-") as scratch:
            wrong += run(given, Path(scratch), work, pinned=pinned)
    return 1 if wrong else 0


def run(given: argparse.Namespace, folder: Path, work: list[Task], *, pinned: bool) -> int:
    """One race; how many codings are not what they were to be."""
    ours = Ours(given.binary, folder / "ours", work, given.crowd)
    try:
        with browser.chromium() as driver:
            passages, tags = ours.scout(driver, work)
        # What scouting warmed is cold again.
        ours.program.stop()
        ours.program.start()
        ours.pinned = pinned
        peer = Taguette(given.taguette, folder / "peer")
        try:
            # Its list is in the order of names: the number before keeps that in which they came.
            peer.prepare({p.name: p.task.text for p in passages}, tags)
            counts = race(ours, peer, passages)
            missing = [
                len({(name(p), p.task.tag, plain(p.sentence)) for p in passages} ^ side.outcome())
                for side, name in ((ours, lambda p: p.task.comment), (peer, lambda p: p.name))]
            road = "the digits of pinned tags" if pinned else "the tags' names"
            print(f"coding {len(passages)} comments, one sentence each, by {road}: ours : "
                  f"{peer.name}, median (95th percentile)")
            tell(ours, peer, counts, len(passages))
            if any(missing):
                print(f"FAIL {missing[0]} of our codings and {missing[1]} of the peer's are not "
                      "what they were to be")
            return sum(missing)
        finally:
            peer.stop()
    finally:
        ours.stop()


if __name__ == "__main__":
    sys.exit(main())
