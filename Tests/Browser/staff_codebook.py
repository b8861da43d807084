"""The codebook in the workbench, by keys alone, checked in the file and in the record."""

from pathlib import Path

import screens
from hands import CONTROL, ENTER, TAB
from program import DOCKET, wait_until
from staff_tasks import At, task


@task
def keeps_the_codebook(at: At) -> None:
    """Rename a tag, merge two, split one, and go through codings that a new definition marked."""
    book = at.program.workspace / f"Drafts/{DOCKET}/codebook.yml"
    at.goes_to("coding")
    at.sees("#letter .s")
    at.hands.press("g", "b")
    at.sees("#tag-list a")
    at.looks("codebook")
    at.tally.note("codebook", "can be gone through by Tab", screens.walk(at.driver, at.hands))

    opens_tag(at, "procedure")
    at.hands.press("n")
    replaces(at, "n-name", "Procedure and dates")
    at.hands.chord(CONTROL, ENTER)
    at.sees("#tag-title", "Procedure and dates")
    assert "name: Procedure and dates" in book.read_text("utf-8")

    before = {tag: counted(at, tag) for tag in ("vulnerability-disclosure", "security-research")}
    opens_tag(at, "vulnerability-disclosure")
    at.hands.press("m")
    at.sees("#merge[open]")
    at.looks("merge")
    at.hands.write("Security")
    at.hands.chord(CONTROL, ENTER)
    at.sees_no("#tag-list [href*=vulnerability-disclosure]")
    assert "vulnerability-disclosure" not in ids_of(book), book.read_text("utf-8")
    assert counted(at, "security-research") >= max(before.values()), before

    opens_tag(at, "human-rights")
    at.hands.press("s")
    at.sees("#split[open]")
    at.looks("split")
    replaces(at, "s-narrowed", "The use of the items against those who report or dissent.")
    for words in ("private-life", "Private life", "The use of the items against private life."):
        at.hands.press(TAB)
        at.hands.write(words)
    at.hands.chord(CONTROL, ENTER)
    at.sees("#tag-list a", "Private life")
    assert {"human-rights", "private-life"} <= set(ids_of(book)), ids_of(book)

    opens_tag(at, "off-topic")
    at.hands.press("e")
    at.sees("#edit[open]")
    replaces(at, "t-definition", "The comment says nothing that any rule of ours could answer.")
    at.hands.chord(CONTROL, ENTER)
    at.sees("#review")
    at.looks("review")
    for _ in range(60):
        left = at.driver.execute_script(LEFT)
        if not left:
            break
        at.hands.press("y")
        wait_until("one less to look at", lambda: at.driver.execute_script(LEFT) < left)
    at.sees_no("#review")
    found = at.program.ask("check", DOCKET)["diagnostics"]
    assert not [d for d in found if d["severity"] == "error"], found


LEFT = "return document.querySelectorAll('#review .confirm').length"


def opens_tag(at: At, tag: str) -> None:
    """Goes down the list until the tag is shown."""
    at.driver.get(f"{at.program.url}d/{DOCKET}/codebook")
    at.sees("#tag-list a")
    for _ in range(40):
        here = at.attribute("#tag-pane", "data-tag")
        if here == tag:
            return
        at.hands.press("j")
        wait_until("the next tag", lambda: at.attribute("#tag-pane", "data-tag") != here)
    raise AssertionError(f"{tag} is not in the list")


def replaces(at: At, field: str, words: str) -> None:
    """Writes over what stands in the field that has the focus."""
    wait_until(f"the focus in {field}", lambda: at.driver.execute_script(
        "return document.activeElement.id") == field)
    at.hands.chord(CONTROL, "a")
    at.hands.write(words)


def ids_of(book: Path) -> list[str]:
    return [line.split("id:")[1].strip() for line in book.read_text("utf-8").splitlines()
            if "- id:" in line]


def counted(at: At, tag: str) -> int:
    total: int = at.program.ask("comments", DOCKET, "--tag", tag, "--limit", "1")["total"]
    return total
