"""A workspace of two dockets that many wrote to: one so large that its site is lean, and one whose lists
have pages while every comment has one too.

Every word is made up and illustrative, and the same each time. Letters come as they were sent, with a
sentence of the sender's own, with one left out and with a word exchanged; some attach something.
"""

import csv
import random
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "Truth"))

from letter_words import Vocabulary  # noqa: E402

AS_OF = "2024-10-01"
# Above how many comments the site is built lean: between the sizes of the two dockets.
LEAN_ABOVE = 5000
LARGE, SMALL = "large", "small"
STAGES = {"proposed": date(2024, 3, 1), "reproposed": date(2024, 7, 1)}
OPEN_DAYS = 45
HEADER = (
    "Document ID,Document Type,Docket ID,Received Date,Organization Name,Comment,Is Withdrawn?,"
    "Reason Withdrawn,Restrict Reason Type,Restrict Reason,Attachment Files"
).split(",")
OWN = ("as-sent", "added", "left-out", "exchanged")


@dataclass
class Comment:
    """A comment as it is written down, with what is true of it."""

    number: str
    stage: str
    text: str
    # The letter that it is, and in which way; none for what one person wrote.
    letter: int | None = None
    way: str = ""
    # A sentence or word that the letter has not, or has and the comment has not.
    differs: str = ""
    attaches: bool = False
    tagged: bool = False
    more: dict[str, str] = field(default_factory=dict)


class Crowd:
    """A docket's comments: so many copies of each letter on each stage, and some of nobody's."""

    def __init__(
        self, name: str, letters: list[dict[str, int]], own_each: int, alone: int, tagged: int
    ) -> None:
        self.name = name
        self.chance = random.Random(f"crowd {name}")
        self.vocabulary = Vocabulary(self.chance)
        self.letters = [self.sentences(70) for _ in letters]
        self.comments: list[Comment] = []
        for stage in STAGES:
            made = [
                self.copy(letter, stage, number, own_each)
                for letter, sizes in enumerate(letters) for number in range(sizes.get(stage, 0))
            ]
            made += [
                Comment("", stage, self.sentences(40), tagged=number < tagged)
                for number in range(alone)
            ]
            self.chance.shuffle(made)
            self.stamp(stage, made)
            self.comments += made

    def sentences(self, words: int) -> str:
        return " ".join(self.vocabulary.sentences(words))

    def copy(self, letter: int, stage: str, number: int, own_each: int) -> Comment:
        """The letter; the first few copies of each stage in each of the other ways."""
        way = OWN[1 + number % 3] if number < own_each else OWN[0]
        sentences, differs = self.letters[letter].split(". "), ""
        if way == "added":
            differs = self.vocabulary.sentence()
            sentences.append(differs)
        elif way == "left-out":
            differs = sentences.pop(len(sentences) // 2)
        elif way == "exchanged":
            words = sentences[1].split(" ")
            differs = words[len(words) // 2] = f"lantern{number}"
            sentences[1] = " ".join(words)
        return Comment(
            "", stage, ". ".join(sentences), letter, way, differs,
            attaches=number % 200 == 199)

    def stamp(self, stage: str, made: list[Comment]) -> None:
        """Numbers and days, and what became of a few; each fifth comes on the last open day."""
        offset = len(self.comments)
        days = sorted(
            OPEN_DAYS if self.chance.random() < 0.2 else self.chance.randrange(OPEN_DAYS + 3)
            for _ in made)
        for place, (comment, day) in enumerate(zip(made, days)):
            comment.number = f"{self.name.upper()}-2024-{offset + place:06}"
            comment.more = {
                "Received Date": f"{STAGES[stage] + timedelta(days=day)}T14:00Z",
                "Organization Name":
                    f"Club No. {place} (illustrative)" if place % 9 == 0 else "",
                "Attachment Files":
                    "https://h.example/attachment_1.pdf" if comment.attaches else "",
            }
            if place % 97 == 96 and comment.letter is None and not comment.tagged:
                comment.more |= {"Is Withdrawn?": "true", "Reason Withdrawn": "Asked for"}
            elif place % 97 == 48 and comment.letter is None and not comment.tagged:
                comment.more |= {"Restrict Reason Type": "CBI", "Restrict Reason": "Trade secrets"}

    def copies(self, way: str, letter: int = 0, stage: str = "proposed") -> list[Comment]:
        """Who sent a letter in a way, and attached nothing."""
        return [
            one for one in self.comments
            if one.letter == letter and one.stage == stage and one.way == way and not one.attaches]

    def write(self, folder: Path) -> None:
        drafts, comments = folder / "Drafts" / self.name, folder / "Comments" / self.name
        drafts.mkdir(parents=True)
        (comments / "received").mkdir(parents=True)
        (comments / "responses").mkdir()
        (drafts / "docket.yml").write_text(self.docket())
        (drafts / "codebook.yml").write_text(CODEBOOK)
        for stage, gate in zip(STAGES, ("a gate and a key", "a gate, a key and a lantern")):
            (drafts / f"{stage}.md").write_text(DRAFT.replace("GATE", gate))
        for stage in STAGES:
            _save(comments / "received" / f"{stage}.csv", HEADER, [
                [self.column(one, name) for name in HEADER]
                for one in self.comments if one.stage == stage])
        _save(comments / "codings.csv",
              ["comment", "tag", "stage", "citation", "quote", "coder", "at"], self.codings())
        (comments / "responses" / "gates.md").write_text(RESPONSE)

    def docket(self) -> str:
        lines = [
            f"title: Gardens of a {self.name} town", "agency: [Office of Examples]",
            "illustrative: true", "numbering: cfr", "stages:"]
        for stage, day in STAGES.items():
            lines += [
                f"  - id: {stage}", "    kind: proposed rule", f"    draft: {stage}.md",
                f"    published: {day}",
                f"    comments: {{ closes: {day + timedelta(days=OPEN_DAYS)}, late: considered }}"]
        return "\n".join(lines) + "\n"

    def column(self, comment: Comment, name: str) -> str:
        known = {
            "Document ID": comment.number, "Document Type": "Public Submission",
            "Docket ID": f"{self.name.upper()}-2024", "Comment": comment.text,
            "Is Withdrawn?": "false", **comment.more}
        return known.get(name, "")

    def codings(self) -> list[list[str]]:
        """The largest letter in one copy of a stage, a sentence that one sender added, and many of
        nobody's letter."""
        coded = [(one, "gates", "1.1(a)") for one in self.copies("as-sent")[:1]]
        coded += [
            (one, "keys", f"1.1({'ab'[place % 2]})")
            for place, one in enumerate(self.comments) if one.tagged]
        return [
            [one.number, tag, one.stage, citation, one.text.split(". ")[0], "A. Reader",
             "2024-08-20T10:00:00Z"] for one, tag, citation in coded]


def large() -> Crowd:
    """More comments than a hundred pages of a list hold; more letters than one page of theirs."""
    sizes = [{"proposed": 8000, "reproposed": 900}, {"proposed": 700}]
    return Crowd(LARGE, sizes + [{"proposed": 3}] * 105, own_each=6, alone=120, tagged=110)


def small() -> Crowd:
    """More comments than a page of a list holds, each with a page of its own; more passages of a tag than
    its page shows."""
    sizes = [{"proposed": 230, "reproposed": 120}, {"proposed": 60}]
    return Crowd(SMALL, sizes, own_each=9, alone=135, tagged=120)


def _save(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows([header, *rows])


CODEBOOK = """\
tags:
  - id: gates
    name: Gates
    definition: What is said of gates.
  - id: keys
    name: Keys
    definition: What is said of who has a key.
"""
DRAFT = """\
---
title: Gardens (illustrative)
---

## § 1.1 Gardens

(a) A garden has GATE.

(b) Who has a key waters the garden.

(c) A garden is open by day.
"""
RESPONSE = """\
---
title: What a garden has
issues: [gates@1-1-a]
stage: proposed
answered: reproposed
disposition: accepted
changed: ["1.1(a)"]
by: A. Reader
at: 2024-06-20T10:00:00Z
---

A garden has a lantern too.
"""
