"""A workspace in which every field that people write holds hostile strings, each between marks.

A string stands as OPEN, the code of its field, its number, MIDDLE, the string, CLOSE: so that a
page can be asked which strings it shows, and each be compared with what was written.
"""

import csv
import re
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

from hostile_strings import CLOSE, MIDDLE, OPEN

# Every field by its code. "shown": some page must have each string exactly; "draft": so too, as
# the words of a draft are shown; "hidden": no page may have it; "either": exact where shown.
FIELDS = {
    "tt": ("the docket's title", "shown"), "sm": ("the docket's summary", "shown"),
    "ag": ("agencies", "shown"), "au": ("authority", "shown"), "ba": ("basis", "shown"),
    "ri": ("rin", "shown"), "cf": ("cfr", "shown"), "ss": ("a stage's summary", "shown"),
    "sc": ("a stage's citation", "shown"), "sd": ("a stage's docket number", "shown"),
    "nc": ("a notice's citation", "shown"), "ns": ("a notice's summary", "shown"),
    "re": ("reasons for a change", "shown"), "dt": ("a draft's title", "draft"),
    "dh": ("headings", "draft"), "dp": ("paragraphs", "draft"), "dd": ("defined terms", "draft"),
    "dl": ("list items", "draft"), "dc": ("cells of a table", "draft"), "dk": ("code", "draft"),
    "da": ("the words of links", "draft"), "tn": ("names of tags", "shown"),
    "td": ("definitions of tags", "shown"), "tu": ("when to use a tag", "shown"),
    "tv": ("when to avoid a tag", "shown"), "cb": ("bodies", "shown"),
    "cw": ("bodies without entities", "shown"), "co": ("organizations", "shown"),
    "ci": ("numbers of comments", "shown"), "cr": ("kinds of restriction", "shown"),
    "ca": ("attachments", "either"), "cn": ("submitters' names", "hidden"),
    "ct": ("titles of comments", "hidden"), "cx": ("reasons of withdrawal", "hidden"),
    "ce": ("coders", "hidden"), "rt": ("titles of responses", "shown"),
    "rb": ("bodies of responses", "draft"), "ry": ("authors of responses", "hidden"),
    "lb": ("letters that several sent", "shown"), "la": ("words added to a letter", "shown"),
    "lc": ("words put in place of a letter's", "shown"),
}
# Fields whose strings the list of a letter must show too, where a copy has no page of its own.
IN_LETTERS = ("lb", "la", "lc")
# Fields that are cut into paragraphs where a line is blank.
BODIES = ("cb", "cw", *IN_LETTERS)
# Fields that hold strings without marks, which are therefore not read back.
UNREAD = ["destinations of links", "HTML blocks", "Markdown as it comes", "front matter"]

# A docket has so many strings; a paragraph or comment has a part of them, and a tag three parts.
PARTS, PER, PARTS_OF_TAG = 12, 11, 3
# How often a letter is sent as it is, and with every so manieth piece exchanged; once each something
# is added and left out.
COPIES, EXCHANGES = 3, 4
SENT = COPIES + 2 + EXCHANGES
HEADER = (
    "Document ID,Document Type,Docket ID,Received Date,Posted Date,Organization Name,First Name,"
    "Last Name,Title,Comment,Is Withdrawn?,Reason Withdrawn,Restrict Reason Type,Restrict Reason,"
    "Attachment Files"
).split(",")


class Scene:
    """The workspace of some strings; `wanted` says what was written, by field and number."""

    def __init__(self, folder: Path, strings: list[str]) -> None:
        self.folder, self.strings = folder, strings
        self.wanted: dict[str, dict[str, str]] = {code: {} for code in FIELDS}
        self.dockets: list[str] = []
        # What comments say, by docket.
        self.bodies: dict[str, list[str]] = {}

    def write(self, size: int = PARTS * PER) -> None:
        for start in range(0, len(self.strings), size):
            name = f"h-{len(self.dockets):02}"
            self.dockets.append(name)
            _Docket(self, name, range(start, min(start + size, len(self.strings)))).write()

    def marked(self, code: str, number: int, string: str, write=str) -> str:
        """A string between its marks, as its field has it written, and noted down."""
        if not string:
            return ""
        self.wanted[code][f"{number}"] = string
        return f"{OPEN}{code}{number}{MIDDLE}{write(string)}{CLOSE}"


class _Docket:
    def __init__(self, scene: Scene, name: str, numbers: range) -> None:
        self.scene, self.name, self.numbers = scene, name, numbers
        self.drafts = scene.folder / "Drafts" / name
        self.comments = scene.folder / "Comments" / name

    def write(self) -> None:
        (self.comments / "received").mkdir(parents=True)
        (self.comments / "responses").mkdir()
        self.drafts.mkdir(parents=True)
        _save(self.drafts / "docket.yml", self.docket())
        _save(self.drafts / "codebook.yml", self.codebook())
        _save(self.drafts / "proposed.md", self.draft(self.numbers))
        _save(self.drafts / "final.md", self.draft(self.numbers, turned=True))
        _save(self.drafts / "draft.md", self.raw())
        self.write_comments()
        self.write_responses()

    # What a field holds: all strings of this docket, or those of one of its parts.

    def all(self, code: str, change=str) -> str:
        return " ".join(self.each(code, self.numbers, change))

    def each(self, code: str, numbers: Iterable[int], change=str, write=str) -> list[str]:
        marked = (
            self.scene.marked(code, number, change(self.scene.strings[number]), write)
            for number in numbers
        )
        return [piece for piece in marked if piece]

    def part(self, index: int) -> range:
        return self.numbers[index * PER:(index + 1) * PER]

    @property
    def parts(self) -> list[int]:
        return [index for index in range(PARTS) if self.part(index)]

    @property
    def tags(self) -> list[tuple[str, range]]:
        """Tags with their strings."""
        size = PER * PARTS_OF_TAG
        return [
            (f"t-{index}", self.numbers[index * size:(index + 1) * size])
            for index in range(PARTS // PARTS_OF_TAG) if self.numbers[index * size:]
        ]

    # YAML

    def docket(self) -> str:
        def text(code: str) -> str:
            return _yaml(self.all(code))

        def texts(code: str) -> str:
            return "[" + ",\n  ".join(_yaml(piece) for piece in self.each(code, self.numbers)) + "]"

        return f"""\
title: {text("tt")}
summary: {text("sm")}
agency: {texts("ag")}
authority: {text("au")}
basis: {text("ba")}
rin: {texts("ri")}
cfr: {text("cf")}
numbering: cfr
stages:
  - id: proposed
    kind: proposed rule
    draft: proposed.md
    summary: {text("ss")}
    citation: {text("sc")}
    docket: {text("sd")}
    published: 2021-03-01
    comments: {{ closes: 2021-03-31 }}
    notices:
      - kind: extension
        published: 2021-03-20
        closes: 2021-04-30
        citation: {text("nc")}
        summary: {text("ns")}
  - id: final
    kind: final rule
    draft: final.md
    published: 2021-09-01
    effective: {{ on: 2021-10-01 }}
    reasons:
      - {{ changed: ["1.1"], reason: {text("re")} }}
  - {{ id: working, kind: working draft, draft: draft.md }}
"""

    def codebook(self) -> str:
        tags = []
        for tag, numbers in self.tags:
            fields = "".join(
                f"    {key}: {_yaml(' '.join(self.each(code, numbers)))}\n"
                for key, code in [
                    ("name", "tn"), ("definition", "td"), ("use", "tu"), ("avoid", "tv"),
                ]
            )
            tags.append(f"  - id: {tag}\n{fields}")
        return "tags:\n" + "".join(tags)

    # Markdown

    def draft(self, numbers: range, turned: bool = False) -> str:
        """A draft; turned, the words of every other clause stand in another order."""

        def words(code: str, index: int, write=_escaped) -> str:
            pieces = self.each(code, self.part(index), _in_line, write)
            return " ".join(reversed(pieces) if turned and index % 2 else pieces)

        lines = [f'---\ntitle: "{self.all("dt", change=_in_line)}"\n---\n\n# Part 1—Words\n']
        lines.append(f"## § 1.1 {words('dh', 0)}\n")
        for index in self.parts:
            lines.append(f"({chr(97 + index)}) {words('dp', index)}.\n")
        for index in self.parts[1:]:
            lines.append(f"## § 1.{index + 1} {words('dh', index)}\n\n{words('da', index, _link)}\n")
        lines.append("## § 2.1 Definitions\n")
        for number in numbers:
            term = _in_line(self.scene.strings[number])
            if len(term.encode()) <= 60:
                piece = self.scene.marked("dd", number, term, _escaped)
                lines.append(f"*{piece}* means thing {number} of them.\n")
        lines.append("## § 3.1 Lists and tables\n")
        lines += [f"- {words('dl', index)}" for index in self.parts]
        lines.append("\n| Item | Words |\n|---|---|")
        lines += [f"| {index} | {words('dc', index)} |" for index in self.parts]
        lines.append("\n## § 4.1 Code\n")
        lines += [f"{words('dk', index, _code)}\n" for index in self.parts]
        return "\n".join(lines)

    def raw(self) -> str:
        """The strings as they come: as blocks, in lines, in HTML and as destinations."""
        lines = ["## § 1.1 Words as they come\n"]
        for number in self.numbers:
            string = self.scene.strings[number]
            one = _in_line(string)
            lines += [
                string if number % 2 else f"x {string}", "",
                "--> ]]> ?> </script></style></pre></textarea>\n",
                f"[x](<{one}>) [x]({one}) [x](https://h.example/{one}) ![x]({one} \"{one}\") <{one}>",
                "", f"<div title=\"{one}\">{one}</div>", "",
            ]
        return "\n".join(lines) + "\n"

    # Comments, codings, responses

    def write_comments(self) -> None:
        rows, codings = [HEADER], [["comment", "tag", "stage", "citation", "quote", "coder", "at"]]
        ids, bodies = self.ids(), []
        for index in self.parts:
            part, tag = self.part(index), self.tags[index // PARTS_OF_TAG][0]
            pieces = self.each("cb", part, lambda string: _lines(_csv(string)))
            body = ("\n\n" if index % 2 else " ").join(pieces)
            bodies.append(body)
            who = {
                "Organization Name": " ".join(self.each("co", part, _csv)),
                "First Name": " ".join(self.each("cn", part, _csv)),
                "Title": " ".join(self.each("ct", part, _csv)),
                "Attachment Files": "https://h.example/attachment_1.pdf,"
                + " ".join(self.each("ca", part, _csv)),
            }
            rows.append(self.row(ids[index], _entities(body), **who))
            for number, piece in zip(part, pieces):
                coder = self.scene.marked("ce", number, _csv(self.scene.strings[number]))
                codings.append(
                    [ids[index], tag, "proposed", f"1.1({chr(97 + index)})", piece,
                     coder, "2021-04-02T10:00:00Z"])
        last = len(self.parts) + SENT
        letters = self.letters()
        for number, body in zip(ids[len(self.parts):last], letters, strict=True):
            who = " ".join(self.each("co", self.part(len(rows) % len(self.parts)), _csv))
            rows.append(self.row(number, _entities(body), **{"Organization Name": who}))
        codings.append(
            [ids[len(self.parts)], self.tags[0][0], "proposed", "1.1(a)", "Letter to the office.",
             self.scene.marked("ce", self.numbers[0], _csv(self.scene.strings[self.numbers[0]])),
             "2021-04-02T10:00:00Z"])
        for number in ids[last:-3]:
            rows.append(self.row(number, "Nothing more."))
        plain = "\n".join(
            self.each("cw", self.numbers, lambda string: _lines(_without_entities(_csv(string)))))
        rows.append(self.row(ids[-3], plain))
        self.scene.bodies[self.name] = [*bodies, *letters, plain]
        rows.append(
            self.row(ids[-2], "x", **{
                "Restrict Reason Type": self.all("cr", change=_csv),
                "Restrict Reason": self.all("cx", change=_csv)}))
        rows.append(
            self.row(ids[-1], self.all("cx", change=_csv), **{
                "Is Withdrawn?": "true", "Reason Withdrawn": self.all("cx", change=_csv)}))
        _save_csv(self.comments / "received" / "comments.csv", rows)
        _save_csv(self.comments / "codings.csv", codings)

    def letters(self) -> list[str]:
        """One letter, as it was sent SENT times: alike, with something added, with something left
        out, and with pieces exchanged.

        Its strings are those of other dockets, so that no other comment of this one is like it.
        """
        def pieces(code: str, dockets: int) -> list[str]:
            every = len(self.scene.strings)
            size = PARTS * PER
            borrowed = [(number + dockets * size) % every for number in self.numbers]
            return self.each(code, borrowed, lambda string: _lines(_csv(string)))

        def text(sentences: list[str]) -> str:
            return "Letter to the office.\n" + ".\n".join(sentences) + ".\nThis is all of it."

        letter, added, others = pieces("lb", 1), pieces("la", 2), pieces("lc", 3)
        middle = len(letter) // 2
        # Some strings cannot be sent, so that one list may be longer than the other.
        exchanged = [
            [one for place, (own, other) in enumerate(zip_longest(letter, others))
             if (one := (other if place % EXCHANGES == turn else None) or own)]
            for turn in range(EXCHANGES)
        ]
        return [
            *[text(letter)] * COPIES,
            text(letter) + "\n\nWhat I say: " + " ".join(added) + " So much from me.",
            text(letter[:middle] + letter[middle + PER:]),
            *map(text, exchanged),
        ]

    def ids(self) -> list[str]:
        """Numbers of comments: as many strings in each as a number may be long."""
        ids, current = [], f"{self.name}-0:"
        for number in self.numbers:
            string = self.scene.strings[number]
            if any(ord(c) <= 0x20 or ord(c) == 0x7F for c in string):
                continue
            size = len(current.encode()) + len(string.encode()) + 20
            if size > 200:
                ids.append(current)
                current = f"{self.name}-{len(ids)}:"
                size = len(string.encode()) + 30
            if size <= 200:
                current += self.scene.marked("ci", number, string)
        ids.append(current)
        return ids + [f"{self.name}-{index}:" for index in range(len(ids), PARTS + SENT + 3)]

    def row(self, number: str, body: str, **more: str) -> list[str]:
        known = {
            "Document ID": number, "Document Type": "Public Submission", "Docket ID": "H",
            "Received Date": "2021-03-10", "Comment": body, "Is Withdrawn?": "false", **more,
        }
        return [known.get(name, "") for name in HEADER]

    def write_responses(self) -> None:
        for order, (tag, numbers) in enumerate(self.tags):
            first = order * PARTS_OF_TAG
            labels = [f"1-1-{chr(97 + first + part)}" for part in range(PARTS_OF_TAG)]
            issues = [f"{tag}@{label}" for label in labels[: -(-len(numbers) // PER)]]
            body = "\n\n".join(self.each("rb", numbers, lambda string: _in_line(_csv(string)), _escaped))
            _save(
                self.comments / "responses" / f"r-{order}.md",
                f"---\ntitle: {_yaml(' '.join(self.each('rt', numbers, _csv)))}\n"
                f"issues: [{', '.join(issues)}]\nstage: proposed\nanswered: final\n"
                f"disposition: noted\nby: {_yaml(' '.join(self.each('ry', numbers, _csv)))}\n"
                f"at: 2021-08-01T10:00:00Z\n---\n{body}\n")


def _save(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def _save_csv(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)


def _yaml(text: str) -> str:
    """A text in double quotes, with everything escaped that YAML, or our reader, may mind."""

    def escape(c: str) -> str:
        if c.isascii() and (c.isalnum() or c in " .;~"):
            return c
        code = ord(c)
        if code <= 0xFF:
            return f"\\x{code:02x}"
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

    return '"' + "".join(map(escape, text)) + '"'


def _in_line(string: str) -> str:
    """A string without tabs and what ends a line."""
    return re.sub(r"[\t\r\n]", " ", string)


def _escaped(string: str) -> str:
    """Markdown that says just this string."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", string)


def _link(string: str) -> str:
    return f"[{_escaped(string)}](https://h.example/)"


def _code(string: str) -> str:
    return f"````` {string} `````"


def _csv(string: str) -> str:
    """A string without NUL, for which a row is refused."""
    return string.replace("\0", "")


def _lines(string: str) -> str:
    """A string as bodies are kept: every end of a line is LF."""
    return string.replace("\r\n", "\n").replace("\r", "\n")


def _entities(body: str) -> str:
    """A body as regulations.gov writes it."""
    return body.replace("&", "&amp;").replace("<", "&lt;")


def _without_entities(string: str) -> str:
    """A string that says the same whether entities and line breaks are decoded or not."""
    without = string.replace("&", "")
    return re.sub(r"(?i)<(/?)(br|p)", r"<\1x\2", without)
