"""Made-up comments in each form in which they come, the same words in all."""

import csv
import email.message
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = (
    "the exporter shall keep a record of each item and of any person who receives it under this "
    "section unless paragraph of part applies license required control technology software notice "
    "agency public comment period effective date destination end user government review policy"
).split()


@dataclass
class MadeUp:
    """A comment that nobody wrote."""

    number: str
    organization: str
    body: str


def made_up(count: int, first: int, seed: int) -> Iterator[MadeUp]:
    """Some comments, numbered from one on; the same seed gives the same words."""
    chance = random.Random(f"{seed} {first}")
    for number in range(first, first + count):
        body = " ".join(chance.choices(WORDS, k=chance.randrange(10, 120)))
        yield MadeUp(
            f"KIL-2026-0001-{number:06}", f"Society {chance.randrange(90)}",
            f'They say "{body}", and\nmore, é.')


def write_csv(path: Path, comments: Iterator[MadeUp]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([
            "Document ID", "Document Type", "Docket ID", "Received Date", "Organization Name",
            "Comment", "Is Withdrawn?"])
        for one in comments:
            table.writerow([
                one.number, "Public Submission", "KIL-2026-0001", "2026-03-10T05:00:00Z",
                one.organization, one.body, "false"])


def api_object(one: MadeUp) -> dict[str, object]:
    return {"data": {
        "id": one.number, "type": "comments",
        "attributes": {
            "comment": one.body.replace("\n", "<br/>"), "docketId": "KIL-2026-0001",
            "commentOnDocumentId": "KIL-2026-0001-0001", "documentType": "Public Submission",
            "organization": one.organization, "receiveDate": "2026-03-10T05:00:00Z",
            "withdrawn": False}}}


def write_json_lines(path: Path, comments: Iterator[MadeUp]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in comments:
            file.write(json.dumps(api_object(one)) + "\n")


def write_json_files(path: Path, comments: Iterator[MadeUp]) -> None:
    path.mkdir()
    for one in comments:
        (path / f"{one.number}.json").write_text(json.dumps(api_object(one)), "utf-8")


def write_mbox(path: Path, comments: Iterator[MadeUp]) -> None:
    with path.open("wb") as file:
        for one in comments:
            letter = email.message.EmailMessage()
            letter["From"] = f"{one.organization} <office@example.org>"
            letter["To"] = "comments@example.org"
            letter["Date"] = "Tue, 10 Mar 2026 05:00:00 +0000"
            letter["Subject"] = f"Comment {one.number}"
            letter["Message-ID"] = f"<{one.number}@example.org>"
            letter.set_content(one.body)
            if one.number.endswith("7"):
                letter.add_attachment(f"And more: {one.body}", filename="more.txt")
            file.write(b"From office@example.org Tue Mar 10 05:00:00 2026\n")
            file.write(letter.as_bytes().replace(b"\nFrom ", b"\n>From ") + b"\n")


@dataclass
class Family:
    """A form in which comments come."""

    name: str
    write: Callable[[Path, Iterator[MadeUp]], None]
    ending: str
    # Whether the files are imported through a pipe, and with which options.
    is_piped: bool = False
    options: tuple[str, ...] = ()


FAMILIES = [
    Family("csv", write_csv, ".csv"),
    Family("json lines", write_json_lines, ".jsonl"),
    Family("json files", write_json_files, ""),
    Family("mbox", write_mbox, ".mbox"),
    Family("csv without copies", write_csv, ".csv", options=("--no-copy",)),
    Family("csv through a pipe", write_csv, ".csv", is_piped=True),
    Family(
        "csv through a pipe without copies", write_csv, ".csv", is_piped=True,
        options=("--no-copy",)),
]
