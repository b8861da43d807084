"""What other ways of comparing say of the same pairs.

None of them knows clauses, and none redesignation, so each answer is read kindly: what a peer puts
side by side is a pair, and whether its words were revised is told by the words themselves, without
the markers that its own marks would include.
"""

import json
import subprocess
from bisect import bisect_right
from itertools import accumulate
from pathlib import Path
from xml.etree import ElementTree

from pairs import ROOT, Truth
from rules import Clause, Rule
from score import Answer
from word_files import changes, paragraphs, write_word

BENCH = ROOT / ".bench/bin/python"
DOCXODUS = """
from python_redlines import DocxodusEngine
print(DocxodusEngine(target_path={!r}).extracted_binaries_path)
"""


def by_label(pair: Truth) -> Answer:
    """Identity is the label, as in the tools that key a diff on where a paragraph stands."""
    same = set(texts(pair.old)) & set(texts(pair.new))
    return answer_of_pairs(pair, {(label, label) for label in same})


def texts(rule: Rule) -> dict[str, str]:
    labels = rule.labels()
    return {labels[clause.uid]: clause.text for clause in rule.clauses()}


def answer_of_pairs(pair: Truth, pairs: set[tuple[str, str]]) -> Answer:
    """An answer of these pairs: all else was added or removed."""
    answer = Answer(pairs)
    old, new = texts(pair.old), texts(pair.new)
    for before, after in pairs:
        if old[before] != new[after]:
            answer.mark(before, after, ["revised"])
    for label in old.keys() - {before for before, _ in pairs}:
        answer.mark(label, "", ["removed"])
    for label in new.keys() - {after for _, after in pairs}:
        answer.mark("", label, ["added"])
    return answer


# MARK: Docxodus


def docxodus() -> str | None:
    """The program that python-redlines brings; None where it is not installed."""
    if not BENCH.is_file():
        return None
    script = DOCXODUS.format(str(ROOT / ".bench/docxodus"))
    done = subprocess.run([str(BENCH), "-c", script], capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else None


def docxodus_command(program: str, pair: Truth, folder: Path) -> list[str]:
    """Compares the pair, whose Word files this writes."""
    files = [folder / name for name in ("a.docx", "b.docx", "redline.docx")]
    write_word(pair.old, files[0])
    write_word(pair.new, files[1])
    return [program, *map(str, files), "--author=bench", "--detect-moves"]


def docxodus_answer(pair: Truth, redline: Path) -> Answer:
    """What the tracked changes say. A paragraph under a moved one that is a move too is right."""
    labels = list(pair.old.labels().values()), list(pair.new.labels().values())
    finders = Finder(paragraphs(pair.old)), Finder(paragraphs(pair.new))
    pairs: set[tuple[str, str]] = set()
    origins: dict[str, str] = {}
    targets: dict[str, str] = {}
    for change in changes(redline):
        old = labels[0][place] if (place := finders[0].next(change.old)) is not None else ""
        new = labels[1][place] if (place := finders[1].next(change.new)) is not None else ""
        if change.moved_from:
            origins[change.moved_from] = old
        elif change.moved_to:
            targets[change.moved_to] = new
        elif old and new and change.both.strip():
            pairs.add((old, new))
    moves = {(origins[name], targets[name]) for name in origins.keys() & targets.keys()}
    answer = answer_of_pairs(pair, pairs | moves)
    parents = {(row.old, row.new): (row.old_parent, row.new_parent) for row in pair.rows}
    for before, after in moves:
        if parents.get((before, after)) not in moves:
            answer.mark(before, after, ["moved"])
    return answer


class Finder:
    """Finds the paragraph that each piece of a text comes from, the pieces being in order."""

    def __init__(self, paragraphs: list[str]) -> None:
        self.ends = list(accumulate(solid(words) for words in paragraphs))
        self.at = 0

    def next(self, piece: str) -> int | None:
        length = solid(piece)
        middle = self.at + length // 2
        self.at += length
        return bisect_right(self.ends, middle) if length and middle < self.ends[-1] else None


def solid(words: str) -> int:
    """How many characters there are that are no white space."""
    return len("".join(words.split()))


# MARK: xmldiff


def has_xmldiff() -> bool:
    command = [str(BENCH), "-c", "import xmldiff.diff"]
    return BENCH.is_file() and subprocess.run(
        command, capture_output=True, check=False).returncode == 0


def xmldiff_command(pair: Truth, folder: Path) -> list[str]:
    """Matches the clauses of the pair as elements, whose files this writes."""
    files = folder / "a.xml", folder / "b.xml"
    for rule, path in zip((pair.old, pair.new), files):
        labels = rule.labels()

        def element(clause: Clause, labels: dict[int, str] = labels) -> ElementTree.Element:
            found = ElementTree.Element(clause.kind)
            found.text = f"{clause.marker} {clause.text}".strip()
            found.extend([element(child, labels) for child in clause.children])
            return found

        path.write_bytes(ElementTree.tostring(element(rule.root), "utf-8"))
    return [str(BENCH), str(Path(__file__).parent / "xmldiff_pairs.py"), *map(str, files)]


def xmldiff_answer(pair: Truth, printed: str) -> Answer:
    """Its pairs, which it gives as places; moved is what has another parent by them."""
    labels = ["", *pair.old.labels().values()], ["", *pair.new.labels().values()]
    pairs = {(labels[0][old], labels[1][new]) for old, new in json.loads(printed) if old and new}
    answer = answer_of_pairs(pair, pairs)
    up = [parent_labels(rule) for rule in (pair.old, pair.new)]
    for before, after in pairs:
        if (up[0][before], up[1][after]) not in pairs | {("", "")}:
            answer.mark(before, after, ["moved"])
    return answer


def parent_labels(rule: Rule) -> dict[str, str]:
    labels = rule.labels()
    return {labels[uid]: labels.get(parent.uid, "") for uid, parent in rule.parents().items()}
