"""Letters that many sent, gone through in the workbench by keys alone, checked in the record."""

import screens
from hands import ENTER, SPACE, TAB
from program import DOCKET
from staff_tasks import At, task


@task
def goes_through_a_campaign(at: At) -> None:
    """See who sent the same letter and what each added, take its tags over, take one out, and undo."""
    largest = at.program.ask("campaigns", DOCKET, "--limit", "1")["campaigns"][0]
    members = at.program.ask("campaigns", DOCKET, largest["id"])["members"]
    near = next(member["id"] for member in members if member["relation"] == "near")

    at.goes_to("coding")
    at.sees("#letter .s")
    at.hands.press("g", "l")
    at.sees("h2", "Campaigns")
    at.sees(".campaigns", str(largest["count"]))
    at.looks("campaigns")
    at.tally.note("campaigns", "can be gone through by Tab", screens.walk(at.driver, at.hands))

    reaches(at, f".campaigns a[href$='{largest['id']}']")
    at.hands.press(ENTER)
    at.sees("h2", f"{largest['count']} comments of one letter")
    at.looks("campaign")
    reaches(at, f"input[name=member][value='{near}']")
    at.hands.press(SPACE)
    reaches(at, "button[value=apart]")
    at.hands.press(ENTER)
    at.sees("#toast-words", "1 comment is nobody’s copy")
    at.sees("h2", f"{largest['count'] - 1} comments of one letter")
    at.looks("campaign-decided")
    assert count(at, largest["id"]) == largest["count"] - 1
    at.hands.press("u")
    at.sees("h2", f"{largest['count']} comments of one letter")
    assert count(at, largest["id"]) == largest["count"]

    at.driver.get(f"{at.program.url}d/{DOCKET}/coding/{near}?show=all&campaign={largest['id']}")
    at.sees("#copy", f"One of {largest['count']} comments of the same letter")
    at.sees("#of-campaign", "Of one campaign")
    reaches(at, "#copy a[href*='added=shown']")
    at.hands.press(ENTER)
    at.sees("#copy .redlined")
    at.looks("campaign-copy")
    before = codings(at, near)
    reaches(at, "#copy button")
    at.hands.press(ENTER)
    at.sees("#toast-words", "Took over ")
    assert codings(at, near) > before, codings(at, near)
    at.looks("campaign-taken-over")
    at.hands.press("u")
    at.sees("#toast-words", "Took back")
    assert codings(at, near) == before, codings(at, near)


def reaches(at: At, selector: str) -> None:
    """Goes on by Tab until something has the focus; from the top of the page where it stands before."""
    for _ in range(400):
        if at.driver.execute_script("return document.activeElement.matches(arguments[0])", selector):
            return
        at.hands.press(TAB)
    raise AssertionError(f"Tab does not come to {selector}")


def count(at: At, campaign: str) -> int:
    found: int = at.program.ask("campaigns", DOCKET, campaign)["count"]
    return found


def codings(at: At, number: str) -> int:
    return len(at.program.ask("comment", DOCKET, number)["codings"])
