"""Makes up a docket as a regulations.gov download, with letters that many sent, at any size.

    python3 Tests/Truth/bulk_comments.py --count 1000000 --docket FCC-2017-0200 \\
        --from 2017-05-18 --days 103 [--seed 1] [--share 0.94] comments.csv

The words are those of `letters.py`, with its seeds; the columns are those of a bulk download. The
file is written as it is made, and the same arguments make the same bytes. Every word is made up and
illustrative: no comment has a name, and one in twelve states an organization that does not exist.
Comments come on some days in crowds, a few after the last open day; one in 500 is withdrawn and one
in 1,000 held back.
"""

import argparse
import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from letters import Docket

COLUMNS = (
    "Document ID", "Agency ID", "Docket ID", "Document Type", "Posted Date", "Is Withdrawn?",
    "Title", "Received Date", "Organization Name", "Comment", "Restrict Reason Type",
    "Restrict Reason", "Reason Withdrawn", "Attachment Files")
ORGANIZATIONS = ("Valley", "Harbor", "Meadow", "Summit", "Prairie", "Lakeside")
KINDS = ("Grange", "Workshop", "Library", "Cooperative", "Club")


def days(first: date, count: int, chance: random.Random) -> tuple[list[date], list[float]]:
    """The days on which comments may come, a week after the last open one too, and how many do."""
    all_days = [first + timedelta(days=number) for number in range(count + 7)]
    weights = [chance.lognormvariate(0, 0.6) for _ in all_days]
    for number in chance.sample(range(count), max(1, count // 20)):
        weights[number] *= 20
    weights[count - 1] *= 30
    for number in range(count, count + 7):
        weights[number] *= 0.05
    return all_days, weights


def rows(count: int, docket: str, first: date, period: int, seed: int,
         share: float) -> Iterator[list[str]]:
    chance = random.Random(f"bulk {seed}")
    dates = days(first, period, chance)
    # As they came: a comment's number grows with its day.
    came = sorted(chance.choices(*dates, k=count))
    agency = docket.split("-")[0]
    for number, (made, day) in enumerate(zip(Docket(count, seed, share), came), start=2):
        identity = f"{docket}-{number:07d}"
        row = dict.fromkeys(COLUMNS, "")
        row |= {
            "Document ID": identity, "Agency ID": agency, "Docket ID": docket,
            "Document Type": "Public Submission", "Is Withdrawn?": "false",
            "Title": f"Comment on {docket}-0001", "Posted Date": f"{day}T05:00Z",
            "Received Date": f"{day}T05:00Z", "Comment": made.text}
        if chance.random() < 1 / 12:
            row["Organization Name"] = (
                f"{chance.choice(ORGANIZATIONS)} {chance.choice(KINDS)} {chance.randrange(400)}")
        if made.kind == "stub":
            row["Attachment Files"] = f"https://files.example/{identity}/attachment_1.pdf"
        if number % 500 == 0:
            row |= {"Is Withdrawn?": "true", "Reason Withdrawn": "Asked for"}
        elif number % 1000 == 1:
            row |= {"Restrict Reason Type": "CBI", "Restrict Reason": "Trade secrets"}
        yield [row[column] for column in COLUMNS]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comments", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--docket", default="EXA-2024-0001")
    parser.add_argument("--from", dest="first", type=date.fromisoformat,
                        default=date(2024, 3, 1))
    parser.add_argument("--days", type=int, default=60, help="from the first to the last open day")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.94, help="of all that are form letters")
    given = parser.parse_args()
    with given.comments.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow(COLUMNS)
        table.writerows(rows(
            given.count, given.docket, given.first, given.days, given.seed, given.share))


if __name__ == "__main__":
    main()
