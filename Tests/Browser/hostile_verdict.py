"""Holds what was read from pages of hostile strings against what was written."""

import re
from collections import Counter
from urllib.parse import urlsplit

from hostile_page import Reading
from hostile_workspace import BODIES, FIELDS, IN_LETTERS, Scene

# What a list shows where it leaves out the middle of a stretch.
CUT = " … "


class Verdict:
    """What was read, held against what was written."""

    def __init__(self, scene: Scene, allowed: set[str]) -> None:
        self.scene, self.allowed = scene, allowed
        self.wrong: Counter[str] = Counter()
        self.seen: dict[str, set[str]] = {code: set() for code in FIELDS}
        # What was read in the lists of letters.
        self.seen_in_letters: dict[str, set[str]] = {code: set() for code in FIELDS}
        self.bodies = {
            docket: [named(shown(body)) for body in bodies]
            for docket, bodies in scene.bodies.items()}
        self.read = 0

    def take(self, url: str, reading: Reading, *, by_staff: bool = False) -> None:
        """Judges what a page shows; `by_staff` says that it is theirs and may show names."""
        where = urlsplit(url).path
        for event in reading.ran:
            self.wrong[f"{where}: ran: {event}"] += 1
        for noise in reading.console:
            self.wrong[f"{where}: console: {noise[:200]}"] += 1
        for request in reading.requests:
            self.wrong[f"{where}: requests {request[:120]}"] += 1
        for danger in reading.dangers:
            self.wrong[f"{where}: {danger[:160]}"] += 1
        for found in sorted(reading.markup - self.allowed):
            self.wrong[f"{where}: has {found}, which no clean page has"] += 1
        for piece in reading.deleted:
            self.take_deleted(where, piece)
        for code, number, said in reading.strings:
            self.read += 1
            self.compare(where, code, number, said, by_staff=by_staff)

    def take_deleted(self, where: str, deleted: str) -> None:
        """What is called left out of a letter must stand in a body of the docket as it was written."""
        bodies = [body for docket in self.scene.dockets if f"/{docket}/" in where
                  for body in self.bodies[docket]]
        for piece in deleted.split(CUT):
            # What was withheld from the letter stands in no body.
            if "[redacted:" not in piece and not any(named(piece) in body for body in bodies):
                self.wrong[f"{where}: calls {piece[:80]!r} left out, which nobody wrote"] += 1

    def compare(
        self, where: str, code: str, number: str, said: str, *, by_staff: bool = False
    ) -> None:
        wanted = self.scene.wanted.get(code, {}).get(number)
        is_of_letter = "/letters/letter-" in where or "/campaigns/" in where
        if wanted is None:
            self.wrong[f"{where}: {code}{number} was never written"] += 1
        elif FIELDS[code][1] == "hidden":
            if not by_staff:
                self.wrong[f"{where}: shows {FIELDS[code][0]}, which are not published"] += 1
        elif said in forms(code, wanted):
            self.seen[code].add(number)
            if is_of_letter:
                self.seen_in_letters[code].add(number)
        elif squeezed(said) in {squeezed(form) for form in forms(code, wanted)}:
            # A line of a list, where runs of blanks are one; a draft has them so everywhere.
            if FIELDS[code][1] == "draft":
                self.seen[code].add(number)
        elif any(is_withheld_in(said, form) for form in forms(code, wanted)):
            # What looks like personal data is not public before a person decides.
            self.seen[code].add(number)
            if is_of_letter:
                self.seen_in_letters[code].add(number)
        elif code in BODIES and is_of_letter and named(said) in map(named, forms(code, wanted)):
            self.seen_in_letters[code].add(number)
        elif code in BODIES and is_of_letter and "…" in said:
            if not self.is_cut(code, number, said, by_staff=by_staff):
                self.wrong[f"{where}: {FIELDS[code][0]}: {wanted[:60]!r} is cut: {said[:60]!r}"] += 1
        else:
            what = f"{FIELDS[code][0]}: {wanted[:60]!r} reads {said[:60]!r}"
            self.wrong[f"{where}: {what}"] += 1

    def is_cut(self, code: str, number: str, said: str, *, by_staff: bool) -> bool:
        """Whether a list of copies shows a string without its middle, perhaps to the end of a later
        one; a list of the workbench shows how each comment begins."""
        before, _, after = named(said).partition("…" if by_staff else CUT)
        texts = map(named, forms(code, self.scene.wanted[code][number]))
        if not any(text.startswith(before.rstrip()) for text in texts):
            return False
        last = after.rpartition(CUT)[2].lstrip()
        ends = (named(form) for one in BODIES for text in self.scene.wanted[one].values()
                for form in forms(one, text))
        return by_staff or any(text.endswith(last) for text in ends)

    def missing(self) -> None:
        for code, (name, how) in FIELDS.items():
            if how not in {"shown", "draft"}:
                continue
            lost = sorted(set(self.scene.wanted[code]) - self.seen[code], key=int)
            if lost:
                first = self.scene.wanted[code][lost[0]]
                self.wrong[
                    f"{name}: {len(lost)} strings on no page as written, first {lost[0]}: "
                    f"{first[:80]!r}"] += 1

    def missing_in_letters(self) -> None:
        """Where copies have no page, the list of their letter must show all that they wrote."""
        for code in IN_LETTERS:
            lost = sorted(set(self.scene.wanted[code]) - self.seen_in_letters[code], key=int)
            if lost:
                self.wrong[
                    f"{FIELDS[code][0]}: {len(lost)} strings in no list of a letter as written, "
                    f"first {lost[0]}: {self.scene.wanted[code][lost[0]][:80]!r}"] += 1


def forms(code: str, string: str) -> set[str]:
    """How a string may stand on a page.

    Controls that HTML forbids are U+FFFD. A body is cut into paragraphs where a line is blank. In
    a draft, scalars that are not seen are named, and runs of blanks are one.
    """
    text = shown(string)
    found = {text}
    if code in BODIES:
        found.add(without_blank_lines(text))
    if FIELDS[code][1] == "draft":
        found |= {named(text), squeezed(named(text)), squeezed(text)}
    return found


def shown(string: str) -> str:
    return "".join("\ufffd" if is_forbidden(c) else c for c in string)


def named(text: str) -> str:
    """A text in which scalars that are not seen are named, as drafts and redlines have them."""
    return "".join(f"U+{ord(c):04X}" if is_unseen(c) else c for c in text)


def is_withheld_in(said: str, form: str) -> bool:
    """Whether a page says a string with marks where something that looks like personal data stood,
    and the rest as it was written; what was withheld must hold a digit or a sign of an address."""
    parts = re.split(r"\[redacted: (?:e-mail address|phone number)\]", said)
    pattern = r"([^ ]*[0-9@][^ ]*)".join(re.escape(part) for part in parts)
    return len(parts) > 1 and re.fullmatch(pattern, form) is not None


def is_forbidden(c: str) -> bool:
    return (ord(c) < 0x20 and c not in "\t\n\r") or ord(c) == 0x7F


def is_unseen(c: str) -> bool:
    code = ord(c)
    return code in {0x061C, 0x200B, 0x200E, 0x200F, 0xFEFF} or any(
        first <= code <= last
        for first, last in [(0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x2069)])


def without_blank_lines(text: str) -> str:
    pieces, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in "\n \r":
            end += 1
        if text.count("\n", at, end) < 2:
            pieces.append(text[at:max(end, at + 1)])
        at = max(end, at + 1)
    return "".join(pieces)


def squeezed(text: str) -> str:
    return " ".join(text.replace("\ufffd", " ").split())
