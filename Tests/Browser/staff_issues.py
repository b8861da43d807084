"""Issues, responses and the gate in the workbench, by keys alone, each checked in the record."""

from typing import Any

from hands import CONTROL, ENTER, ESCAPE, SHIFT, SPACE, TAB
from program import DOCKET, wait_until
from staff_tasks import At, task

ISSUE, STAGE = "overly-broad@772-1-intrusion-software-1", "proposed"
RESPONSE = "definition-tools"


def responses(at: At) -> dict[str, Any]:
    """The responses of the record by id."""
    listed = at.program.ask("responses", DOCKET)
    return {response["id"]: response for response in listed["responses"]}


def left(at: At) -> list[dict[str, Any]]:
    """What the gate of the terminal says is left."""
    found: list[dict[str, Any]] = at.program.ask(
        "check", DOCKET, "--final", codes=(0, 1))["diagnostics"]
    return [diagnostic for diagnostic in found if diagnostic["severity"] == "error"]


def focus_is_on(at: At, selector: str) -> None:
    wait_until(f"the focus on {selector}", lambda: at.driver.execute_script(
        "return document.activeElement.matches(arguments[0])", selector))


def goes_through(at: At, selector: str, citation: str) -> None:
    """Goes down a list by j until the focus is on what is cited so."""
    here = None
    # Where a change is picked already, the list opens there and not at its beginning.
    while at.driver.execute_script("return document.activeElement.name") == "changed":
        before, here = here, at.driver.execute_script("return document.activeElement.value")
        if here == before:
            break
        at.hands.press("k")
    for _ in range(200):
        found = at.driver.execute_script(
            "const e = document.activeElement, box = e.closest('label, li');"
            "return e.matches(arguments[0]) && box.querySelector('.cite').textContent === arguments[1]",
            selector, citation)
        if found:
            return
        at.hands.press("j")
    raise AssertionError(f"{citation!r} is not in the list")


def saves(at: At) -> None:
    at.hands.chord(CONTROL, ENTER)
    at.sees("#saved", "Saved ")


@task
def answers_an_issue(at: At) -> None:
    """Write a response to an issue, with its disposition and the change that it led to."""
    at.program.run("respond", DOCKET, "--remove", RESPONSE, "--by", "C. Reader")
    at.goes_to("issues")
    at.sees("#issue-list", "issues, by clause")
    at.looks("issues")
    goes_through(at, "#issue-list a", "772.1 Intrusion software (1)")
    at.hands.press(ENTER)
    at.sees("#said-title", "Overly broad, 772.1 Intrusion software (1)")
    at.looks("issue")
    at.hands.press("d")
    focus_is_on(at, "#disposition input")
    at.hands.chord(SHIFT, TAB)
    focus_is_on(at, "#title")
    at.hands.write("The definition takes in tools that only read")
    at.hands.press(TAB, "2", "l")
    focus_is_on(at, "#changes input")
    goes_through(at, "#changes input", "772.1 Intrusion software (1)")
    at.hands.press(SPACE)
    at.sees("#picked", "1 picked")
    at.looks("change-picked")
    at.hands.press(ESCAPE, "e")
    focus_is_on(at, "#body")
    at.hands.write("The words are narrower now. They speak of *taking* data.")
    at.hands.press(ESCAPE, "v")
    at.sees("#preview em", "taking")
    at.looks("preview")
    at.hands.press("e")
    focus_is_on(at, "#body")
    saves(at)
    at.looks("response-saved")
    made = next(
        response for response in responses(at).values()
        if response["title"] == "The definition takes in tools that only read")
    assert made["disposition"] == "accepted in part", made
    assert ISSUE in [issue["issue"] for issue in made["issues"]], made
    assert "772.1 Intrusion software (1)" in str(made["changed"]), made
    text = at.program.workspace / f"Comments/{DOCKET}/responses/{made['id']}.md"
    assert "They speak of *taking* data." in text.read_text("utf-8")
    sees_both_texts(at)


def sees_both_texts(at: At) -> None:
    """Two windows write one response: both texts are shown, and nothing is overwritten."""
    at.goes_to("issues", f"/{ISSUE}?stage={STAGE}")
    at.sees("#answer-title", "The response")
    response = at.attribute("#response input[name=response]", "value")
    text = at.program.workspace / f"Comments/{DOCKET}/responses/{response}.md"
    at.driver.switch_to.new_window("tab")
    at.goes_to("issues", f"/{ISSUE}?stage={STAGE}")
    at.sees("#answer-title", "The response")
    at.hands.press("e")
    focus_is_on(at, "#body")
    at.hands.write("First. ")
    saves(at)
    at.driver.close()
    at.driver.switch_to.window(at.driver.window_handles[0])
    at.hands.press("e")
    focus_is_on(at, "#body")
    at.hands.write("Second. ")
    before = text.read_text("utf-8")
    at.hands.chord(CONTROL, ENTER)
    at.sees("#answer-title", "saved another text while you wrote")
    at.looks("response-conflict")
    assert text.read_text("utf-8") == before
    for _ in range(8):
        at.hands.press(TAB)
        if at.driver.execute_script("return document.activeElement.id") == "keep-mine":
            break
    at.hands.press(ENTER)
    at.sees("#saved", "Saved ")
    wait_until("my text", lambda: "Second. " in text.read_text("utf-8"))


@task
def empties_the_gate(at: At) -> None:
    """Go through the gate's list until nothing is left before a final rule."""
    steps = 0
    while True:
        at.goes_to("coverage")
        title = at.sees("#gate-title")
        if steps == 0:
            at.looks("gate")
        if "Nothing is left" in title:
            break
        steps += 1
        assert steps < 80, left(at)
        kind = at.attribute("[data-roving] section", "aria-labelledby")
        if kind == "kind-out-of-step":
            for _ in range(60):
                at.hands.press(TAB)
                if at.driver.execute_script("return document.activeElement.matches('form button.btn')"):
                    break
            at.hands.press(ENTER)
            wait_until("the text", lambda: not at.driver.execute_script(
                "return document.querySelector('#gate-list form')"))
            continue
        at.hands.press("j", ENTER)
        MENDS[kind](at)
    assert not left(at), left(at)
    at.looks("gate-open")


def tags_it(at: At) -> None:
    at.sees("#letter .s")
    number = at.comment
    at.hands.press(SPACE, "t")
    at.sees("#letter #tag-picker")
    at.hands.write("off")
    at.hands.press(ENTER)
    at.has_saved()
    assert at.program.codings(number), number


def answers_it(at: At) -> None:
    """What is asked of a person here is only whether the way leads to a form that can be filled."""
    at.sees("#answer-title")
    at.hands.press("d", "5", "e")
    focus_is_on(at, "#body")
    at.hands.write("Noted.")
    saves(at)


def explains_it(at: At) -> None:
    """The draft shows what changed; a response to an issue of the same clause says why."""
    at.sees("main")
    clause = next(d for d in left(at) if d["id"] == "UnexplainedChange")["summary"].split(" was ")[0]
    at.goes_to("issues", f"/{ISSUE}?stage={STAGE}")
    at.sees("#answer-title", "The response")
    at.hands.press("l")
    goes_through(at, "#changes input", clause)
    at.hands.press(SPACE)
    saves(at)


def says_it_holds(at: At) -> None:
    """The codebook shows what was coded under another definition; all of it still holds."""
    at.sees("#review")
    waiting = "return document.querySelectorAll('#review .confirm').length"
    while before := at.driver.execute_script(waiting):
        at.hands.press("y")
        wait_until("one less to look at", lambda: at.driver.execute_script(waiting) < before)


MENDS = {
    "kind-review": says_it_holds,
    "kind-untagged": tags_it,
    "kind-unanswered": answers_it,
    "kind-unexplained": explains_it,
}
