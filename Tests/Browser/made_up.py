"""A docket's worth of made-up comments, the same for the same seed."""

import csv
import random
from pathlib import Path

WORDS = (
    "the exporter shall keep a record of each item and of any person who receives it under this "
    "section unless paragraph of part applies license required control technology software notice "
    "agency public comment period effective date destination end user government review policy "
    "research flaw report network intrusion definition small firm cost hours delay colleague"
).split()
HEADER = (
    "Document ID,Document Type,Docket ID,Received Date,Organization Name,First Name,Last Name,"
    "Title,Comment,Is Withdrawn?,Attachment Files"
).split(",")
LETTER = (
    "Please keep the exception as it was proposed. It lets us answer an attack in the hour in "
    "which it happens. A license that comes four weeks later helps nobody.")


def body(chance: random.Random) -> str:
    """Mostly a few sentences in two paragraphs; sometimes a form letter, or next to nothing."""
    kind = chance.random()
    if kind < 0.05:
        return LETTER
    if kind < 0.08:
        return "See attached."
    sentences = [
        " ".join(chance.choices(WORDS, k=chance.randrange(8, 25))).capitalize() + "."
        for _ in range(chance.randrange(3, 13))
    ]
    half = len(sentences) // 2
    return " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])


def write_comments(path: Path, count: int, seed: int = 7) -> None:
    """As a bulk download has them, received one after the other."""
    chance = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        for number in range(1, count + 1):
            table.writerow([
                f"BEN-2026-0001-{number:06}", "Public Submission", "BEN-2026-0001",
                f"2021-11-{number * 28 // count % 28 + 1:02}T05:00:00Z",
                "An organization" if number % 3 else "", "A", f"Submitter {number}", "Comment",
                body(chance), "false", ""])
