"""Comments brought in through the workbench, by keys alone, checked in the record."""

import csv
import json
import urllib.request
from pathlib import Path

import screens
from hands import ENTER, TAB
from program import DOCKET, wait_until
from selenium.webdriver.common.by import By
from staff_tasks import At, task

STAGE = "BIS-2015-0011"
COLUMNS = ["Document ID", "Document Type", "Docket ID", "Comment"]


@task
def brings_comments_in(at: At) -> None:
    """Send a file, see why rows were rejected, stop a long import, and take what lies there."""
    scratch = at.program.workspace
    small = written(scratch / "late <mail>.csv", 3)
    with small.open("a", encoding="utf-8") as file:
        file.write(f"{STAGE}-9900,too few\n")
    before = total(at)

    at.goes_to("coding")
    at.sees("#letter .s")
    at.hands.press("g", "r")
    at.sees("#import-list", "Files that came")
    at.looks("received")
    at.tally.note("received", "can be gone through by Tab", screens.walk(at.driver, at.hands))

    sends(at, small)
    at.sees("#job-title", "Imported, but 1 row was rejected")
    at.sees("#rejected", "2 columns where the header has 4")
    at.sees("#import-list", "late <mail>.csv")
    assert total(at) == before + 3, total(at)
    at.looks("received-rejects")
    focused = at.driver.execute_script("return document.activeElement.id")
    assert focused == "job-title", f"the focus is in {focused!r}"

    at.driver.get(at.attribute("#import-list a", "href") and at.driver.execute_script(
        "return document.querySelector('#import-list a').href"))
    at.sees("h2", "What became of late <mail>.csv")
    at.looks("received-told")

    long = written(scratch / "long.csv", 60_000, start=20_000)
    at.goes_to("import")
    sends(at, long)
    at.sees("#import-progress", "rows")
    wait_until("some rows are read", lambda: int(at.attribute("#import-progress progress", "value")) > 0)
    at.looks("received-running")
    reads_without_scripts(at)
    at.hands.press("x")
    at.sees("#job-title", "Stopped")
    at.sees("#import-job", "nothing of long.csv was taken")
    assert total(at) == before + 3, total(at)

    written(scratch / f"Comments/{DOCKET}/received/by-hand.csv", 2, start=9950)
    at.goes_to("import")
    at.sees("#import-forms", "by-hand.csv")
    at.looks("received-waiting")
    at.hands.press("w")
    at.sees("#job-title", "Imported")
    at.sees("#import-list", "by-hand.csv")
    at.sees_no("#import-forms .waiting")
    assert total(at) == before + 5, total(at)
    left = list((scratch / f"Comments/{DOCKET}/.uploads").glob("upload-*"))
    assert not left, left


def written(path: Path, rows: int, start: int = 9900) -> Path:
    """A bulk download of made-up comments."""
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file).writerow
        write(COLUMNS)
        for number in range(1, rows + 1):
            write([f"{STAGE}-{start + number}", "Public Submission", STAGE,
                   f"Letter {number} asks that the licence be easier to get. " * 6])
    return path


def sends(at: At, path: Path) -> None:
    """Chooses a file and sends the form by Enter; the system's own dialog has no page to look at."""
    at.sees("#files")
    at.driver.find_element(By.ID, "files").send_keys(str(path))
    at.driver.execute_script("document.getElementById('files').focus()")
    at.hands.press(TAB)
    at.hands.press(ENTER)


def reads_without_scripts(at: At) -> None:
    """What the server sends while an import runs says all without a script."""
    with urllib.request.urlopen(f"{at.program.url}d/{DOCKET}/import", timeout=30) as answer:
        page = answer.read().decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert "<progress max" in page and " rows</span>" in page, page
    with urllib.request.urlopen(f"{at.program.url}d/{DOCKET}/import/events", timeout=30) as events:
        told = json.loads(events.readline().decode().removeprefix("data: "))
    assert told["ended"] == 0 and "import-progress" in told["html"], told


def total(at: At) -> int:
    found: int = at.program.ask("comments", DOCKET, "--limit", "1")["total"]
    return found
