"""The fifteen tasks of docs/guide.md, each done by keys and checked in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import screens
from hands import CONTROL, DOWN, ENTER, ESCAPE, SHIFT, SPACE, TAB, Hands
from program import DOCKET, Program, wait_until
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.keys import Keys
from tally import Tally


@dataclass
class At:
    """Who works: the program, a browser, hands on its keys, and what is noted."""

    program: Program
    driver: WebDriver
    hands: Hands
    tally: Tally
    shots: Path

    def goes_to(self, room: str, below: str = "") -> None:
        """Opens a room by its address, as a bookmark does."""
        self.driver.get(f"{self.program.url}d/{DOCKET}/{room}{below}")

    def sees(self, selector: str, words: str = "") -> str:
        """Waits until the page shows an element with these words; its text."""
        return str(wait_until(
            f"{selector} with {words!r}", lambda: self._text(selector, words)))

    def _text(self, selector: str, words: str) -> str:
        found: str = self.driver.execute_script(
            "return ([...document.querySelectorAll(arguments[0])].filter((e) =>"
            " e.checkVisibility() && e.textContent.includes(arguments[1]))[0] || {}).textContent"
            " || ''", selector, words)
        return found or (" " if not words and self.driver.execute_script(
            "return Boolean(document.querySelector(arguments[0]))", selector) else "")

    def sees_no(self, selector: str) -> None:
        wait_until(f"no {selector}", lambda: not self.driver.execute_script(
            "return [...document.querySelectorAll(arguments[0])].some((e) => e.checkVisibility())",
            selector))

    def attribute(self, selector: str, name: str) -> str:
        found: str = self.driver.execute_script(
            "const e = document.querySelector(arguments[0]);"
            "return e && e.getAttribute(arguments[1]) || ''", selector, name)
        return found

    def looks(self, state: str) -> None:
        """Holds the screen as it is now to all that is promised."""
        screens.look(self.tally, self.driver, state, self.shots)

    # MARK: The coding screen

    @property
    def comment(self) -> str:
        return self.attribute("#comment", "data-comment")

    @property
    def sentence(self) -> str:
        """The words under the caret."""
        found: str = self.driver.execute_script(
            """
            const copy = document.querySelector("#letter .s.caret").cloneNode(true);
            copy.querySelectorAll(".vh, .k, .verse").forEach((part) => part.remove());
            return copy.textContent.trim().replace(/\\s+/g, " ");
            """)
        return found

    def opens(self, number: str) -> None:
        self.goes_to("coding", f"/{number}?show=all")
        self.sees(f'#comment[data-comment="{number}"]')

    def has_saved(self) -> None:
        """The status line says when the record took the last act."""
        self.sees("#saved", "Saved ")


# Nobody has read these when work begins; what they say others say too, so that every issue stays.
UNREAD = ("BIS-2015-0011-0032", "BIS-2015-0011-0042", "BIS-2015-0011-0043")

TASKS: list[Callable[[At], None]] = []


def task(does: Callable[[At], None]) -> Callable[[At], None]:
    TASKS.append(does)
    return does


@task
def reads_the_next_untagged(at: At) -> None:
    """Find the next untagged comment and read it."""
    untagged = {
        comment["id"]
        for comment in at.program.ask("comments", DOCKET, "--untagged", "--limit", "1000")["comments"]}
    at.driver.get(at.program.url)
    at.sees("h2", "Dockets")
    at.looks("dockets")
    wrong = screens.walk(at.driver, at.hands)
    at.tally.note("dockets", "can be gone through by Tab", wrong)
    at.goes_to("coding")
    at.sees("#letter .s")
    at.looks("coding")
    at.tally.note("coding", "can be gone through by Tab", screens.walk(at.driver, at.hands))
    at.goes_to("coding")
    at.sees("#letter .s")
    first = at.comment
    at.hands.write("J")
    wait_until("another comment", lambda: at.comment != first)
    assert at.comment in untagged, f"{at.comment} is tagged"
    body = at.program.comment(at.comment)["text"].split()
    read = []
    while not read or at.sentence != read[-1]:
        read.append(at.sentence)
        at.hands.press(DOWN)
    assert " ".join(read).split() == body, f"read {read}, not {body}"


@task
def tags_a_sentence(at: At) -> None:
    """Tag a sentence with a tag found by a word of its definition, and tie it to a clause."""
    number = "BIS-2015-0011-0003"
    at.opens(number)
    at.hands.press(DOWN, DOWN, SPACE)
    words = at.sentence
    at.looks("selection")
    at.hands.press("t")
    at.sees("#letter #tag-picker")
    at.hands.write("paperwork")
    at.sees("#tag-picker-list [aria-selected=true]", "Licensing burden")
    at.looks("tag-picker")
    at.hands.press(TAB)
    at.sees("#letter #clause-picker")
    at.hands.write("742.6(b)")
    at.sees("#clause-picker-list [aria-selected=true] .name", "742.6(b)")
    at.looks("clause-picker")
    at.hands.press(ENTER)
    at.has_saved()
    coding = ("licensing-burden", "742.6(b)", words)
    assert coding in at.program.codings(number), at.program.codings(number)
    at.looks("tagged")


@task
def tags_overlapping_words(at: At) -> None:
    """Tag overlapping words, write a note, take it back and bring it again."""
    number = "BIS-2015-0011-0004"
    at.opens(number)
    at.hands.press(SPACE)
    first = at.sentence
    at.hands.press("t")
    at.hands.write("rights")
    at.hands.press(ENTER)
    at.has_saved()
    at.hands.press(ESCAPE, SPACE)
    for _ in range(3):
        at.hands.chord(SHIFT, Keys.ARROW_RIGHT)
    at.hands.chord(SHIFT, Keys.ALT, Keys.ARROW_RIGHT)
    at.hands.press("t")
    at.hands.write("support")
    at.hands.press(ENTER)
    at.sees(".lab[data-tag=support]")
    wait_until("two overlapping codings", lambda: len(at.program.codings(number)) == 2)
    second = next(words for tag, _, words in at.program.codings(number) if tag == "support")
    assert second.startswith(first.split(" ", 1)[1]) and len(second) > len(first) - 8, second
    at.looks("overlapping")
    at.hands.press("n")
    at.sees("#letter #note-picker")
    at.hands.write("Says who they are before they say what they want.")
    at.looks("note")
    at.hands.chord(CONTROL, ENTER)
    noted = ".lab[data-tag=support][data-note^='Says who they are']"
    at.sees(noted)
    at.hands.press("u")
    at.sees_no(noted)
    at.looks("taken-back")
    at.hands.write("U")
    at.sees(noted)
    history = at.program.history(number)
    assert "Says who they are" in history, history


@task
def goes_on_with_one_key(at: At) -> None:
    """Tag the same again and go on with one key each; be done with one, set one aside."""
    at.goes_to("coding", "?show=all")
    at.sees("#letter .s")
    first = at.comment
    at.hands.press("t")
    at.hands.write("procedure")
    at.hands.press(ENTER)
    at.sees(".lab[data-tag=procedure]")
    at.hands.press("j")
    wait_until("the next comment", lambda: at.comment != first)
    second = at.comment
    words = at.sentence
    at.hands.press(".")
    at.sees(".lab[data-tag=procedure]")
    assert ("procedure", words) in {(t, q) for t, _, q in at.program.codings(second)}
    at.hands.press("d")
    wait_until("the one after it", lambda: at.comment != second)
    third = at.comment
    at.hands.press("a")
    at.sees("#reason")
    at.looks("set-aside")
    at.hands.write("Ask counsel")
    at.hands.press(ENTER)
    wait_until("the next", lambda: at.comment != third)
    assert "done" in at.program.history(second), at.program.history(second)
    assert "Ask counsel" in at.program.history(third), at.program.history(third)


@task
def codes_what_is_found(at: At) -> None:
    """Search the docket for words, and code what is found."""
    at.goes_to("coding")
    at.sees("#letter .s")
    at.hands.press("/")
    at.hands.write("debugger")
    at.hands.press(ENTER)
    at.sees("#comment mark, #comment", "debugger")
    at.looks("found")
    number = at.comment
    found = at.program.ask("comments", DOCKET, "--search", "debugger")["comments"]
    assert number in {comment["id"] for comment in found}, number
    while "debugger" not in at.sentence:
        before = at.sentence
        at.hands.press(DOWN)
        assert at.sentence != before, "no sentence has the word"
    words = at.sentence
    at.hands.press("t")
    at.hands.write("research")
    at.hands.press(ENTER)
    at.has_saved()
    wait_until("the coding", lambda: ("security-research", words) in {
        (tag, quote) for tag, _, quote in at.program.codings(number)})
    at.goes_to("coding", "?q=qzxvkj")
    at.sees("main, .app")
    at.looks("nothing-found")


# MARK: A drafter


def draft_file(at: At) -> Path:
    return at.program.workspace / f"Drafts/{DOCKET}/draft.md"


def saves(at: At, text: str) -> None:
    """Writes the draft as most editors do: another file, which then takes its place."""
    path = draft_file(at)
    beside = path.with_suffix(".md~new")
    beside.write_text(text, "utf-8")
    beside.replace(path)


def drawn(at: At) -> int:
    return int(at.attribute(".p-draft", "data-drawn") or 0)


def opens_draft(at: At) -> None:
    at.driver.get(f"{at.program.url}d/{DOCKET}/coding")
    at.sees("#main, .app")
    at.hands.press("g", "d")
    at.sees("#draft-blocks .ln")
    # The screen listens from the moment in which it says as of when it is.
    at.sees("#saved", " as of ")


@task
def sees_the_draft_redrawn(at: At) -> None:
    """See the draft redrawn after saving, where one was reading."""
    whole = draft_file(at).read_text("utf-8")
    opens_draft(at)
    at.looks("draft")
    at.tally.note("draft", "can be gone through by Tab", screens.walk(at.driver, at.hands))
    opens_draft(at)
    for _ in range(6):
        at.hands.press("j")
    chosen = at.attribute(".p-draft [data-chosen][data-cite]", "data-row")
    before = at.driver.execute_script(TOP, chosen)
    count = drawn(at)
    first = whole.index("(b) *Cybersecurity items*")
    longer = "A sentence that was not there before stands above what is read.\n\n"
    saves(at, whole[:first] + longer + whole[first:].replace("case by case", "one by one", 1))
    wait_until("the draft redrawn", lambda: drawn(at) > count)
    at.sees("#draft-blocks ins", "A sentence that was not there")
    after = at.driver.execute_script(TOP, chosen)
    assert abs(after - before) <= 2, f"what was read moved by {after - before} pixels"
    # A file that is saved by half, as when the editor is still writing, takes nothing away.
    count = drawn(at)
    draft_file(at).write_text("", "utf-8")
    at.sees("#draft-blocks .ln")
    saves(at, whole)
    wait_until("the draft as it was", lambda: "A sentence that was not there" not in at.driver.
               execute_script("return document.querySelector('#draft-blocks').textContent"))


TOP = """
const row = document.querySelector(`#draft-blocks [data-row="${CSS.escape(arguments[0])}"]`);
return row.getBoundingClientRect().top;
"""


@task
def goes_from_mistake_to_mistake(at: At) -> None:
    """Go from diagnostic to diagnostic, and mend them in the file."""
    whole = draft_file(at).read_text("utf-8")
    mistakes = [("(b) *Definitions.*", "(c) *Definitions.*"),
                ("(2) *Incidents.*", "(3) *Incidents.*")]
    wrong = whole
    for right, slip in mistakes:
        assert whole.count(right) == 1, right
        wrong = wrong.replace(right, slip)
    saves(at, wrong)
    opens_draft(at)
    at.sees(".diag")
    text = wrong
    for right, slip in mistakes:
        at.hands.press(Keys.F8)
        if text == wrong:
            at.looks("draft-mistakes")
        said = at.driver.execute_script("return document.activeElement.closest('.diag').textContent")
        assert slip[:3] in said, f"{slip[:3]} is not what is said: {said}"
        text = text.replace(slip, right)
        count = drawn(at)
        saves(at, text)
        wait_until("the draft redrawn", lambda: drawn(at) > count)
    at.sees_no(".diag")
    found = at.program.ask("check", DOCKET)["diagnostics"]
    assert not [d for d in found if d["severity"] == "error"], found
    assert text == whole


@task
def reads_what_was_said_of_a_change(at: At) -> None:
    """Read the comments on the clause that is being changed."""
    opens_draft(at)
    for _ in range(60):
        at.hands.press("j")
        chosen = at.attribute(".p-draft [data-chosen][data-cite]", "data-cite")
        at.sees("#draft-said-title", chosen)
        if at.driver.execute_script(
            "return Boolean(document.querySelector('#draft-said-list article .who'))"):
            break
    at.hands.press("o")
    wait_until("the list has the focus", lambda: at.driver.execute_script(
        "return document.activeElement.id === 'draft-said-list'"))
    at.looks("draft-comments")
    passages: list[list[str]] = at.driver.execute_script(
        "return [...document.querySelectorAll('#draft-said-list article .who')].map((p) =>"
        " [p.querySelector('a').textContent, p.previousElementSibling.textContent])")
    assert passages, "no passage is listed"
    for number, quote in passages:
        words = quote.strip("“”")
        coded = [" ".join((c.get("quote") or "").split())
                 for c in at.program.comment(number)["codings"]]
        assert " ".join(words.split()) in coded or quote == "The comment as a whole", (number, quote)
    at.hands.press(TAB, ENTER)
    at.sees("#comment h2")
    assert at.comment in {number for number, _ in passages}, at.comment


@task
def reads_the_redline(at: At) -> None:
    """Read the redline against the stage before, then clean and old."""
    opens_draft(at)
    redline = at.program.ask("redline", f"{DOCKET}:interim-final", f"{DOCKET}:working")
    seen = []
    for _ in range(200):
        at.hands.press("j")
        here = at.attribute(".p-draft [data-chosen][data-cite]", "data-row")
        if seen and here == seen[-1]:
            break
        seen.append(here)
    changed = sum(redline["summary"].values())
    assert len(seen) > 20, f"{len(seen)} changes of {changed} were gone to"
    added = ["".join(word["text"] for word in change["words"] if word["op"] == "insert")
             for change in redline["changes"] if "revised" in change["ops"]]
    gone = ["".join(word["text"] for word in change["words"] if word["op"] == "delete")
            for change in redline["changes"] if "removed" in change["ops"]]
    at.hands.press("v")
    at.sees("[data-reading=clean][aria-current]")
    at.looks("draft-clean")
    clean = text_of(at)
    assert not at.driver.execute_script("return document.querySelector('#draft-blocks ins')")
    at.hands.press("v")
    at.sees("[data-reading=old][aria-current]")
    at.looks("draft-old")
    old = text_of(at)
    for words in filter(None, (" ".join(part.split()) for part in gone)):
        assert words[:40] in old and words not in clean, words
    at.hands.press("v")
    at.sees("[data-reading=redline][aria-current]")
    assert added and clean != old


def text_of(at: At) -> str:
    words: str = at.driver.execute_script(
        "return [...document.querySelectorAll('#draft-blocks .words')].map((e) => e.innerText)"
        ".join(' ')")
    return " ".join(words.split())
