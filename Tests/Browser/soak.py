"""Two windows at work while the server is killed, and the accounts of it; see script/soak."""

import http.client
import random
import re
import sqlite3
import threading
import time
import urllib.parse
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from forms import Control, Form, FormReader, read
from program import DOCKET, PERSON, Program, sample

TOP = f"/d/{DOCKET}"
# What may be asked for although it is so already.
SAME_AGAIN = {
    "coding/tag", "coding/read", "coding/note", "coding/clause", "codebook/define", "codebook/rename",
    "codebook/confirm", "codebook/retag", "issues/response"}
# These write the texts from the record or text that is in no record, or only show something: the log
# has nothing of them.
NO_EVENT = {"coverage/text", "issues/preview", "views/save", "views/remove"}
PLAIN = {
    "Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
WORDS = "the clause says what a person may send abroad and why it asks for a license – für alle".split()


@dataclass
class Reply:
    """What came of an act: 0 where the server was gone before it answered."""

    status: int
    saved: str = ""
    body: str = ""
    # What was sent.
    fields: dict[str, str] = field(default_factory=dict)


class Window:
    """A browser's window: pages that it has read, some of them a while ago."""

    def __init__(self, program: Program, texts: dict[str, str], chance: random.Random) -> None:
        self.program, self.texts, self.chance = program, texts, chance
        self.pages: dict[str, FormReader] = {}

    def ask(self, method: str, path: str, body: str = "") -> Reply:
        headers = dict(PLAIN)
        if method == "POST" and self.chance.random() < 0.5:
            headers["Rulewright-Fragments"] = "yes"
        connection = http.client.HTTPConnection("127.0.0.1", self.program.port, timeout=30)
        try:
            connection.request(method, path, body.encode() if body else None, headers)
            answer = connection.getresponse()
            saved = answer.getheader("Rulewright-Saved") or ""
            return Reply(answer.status, saved, answer.read().decode("utf-8", "replace"))
        except (OSError, http.client.HTTPException):
            return Reply(0)
        finally:
            connection.close()

    def look(self, path: str) -> None:
        reply = self.ask("GET", path)
        if reply.status == 200:
            self.pages[path] = read(reply.body)

    def choose(self, start: list[str]) -> Form | None:
        """A form of a page; the page is read anew, or as it was when it was read last."""
        known = list(self.pages)
        if not known or self.chance.random() < 0.4:
            links = [
                link.split("#")[0] for page in list(self.pages.values())[-3:] for link in page.links
                if link.startswith(TOP + "/")]
            # The address of a coding opens the forms that change it.
            chosen = [link for link in links if "coding=" in link]
            kind = self.chance.random()
            some = chosen if chosen and kind < 0.4 else links if links and kind < 0.7 else start
            self.look(self.chance.choice(some))
        elif self.chance.random() < 0.3:
            self.look(self.chance.choice(known))
        forms = [form for page in self.pages.values() for form in page.forms]
        if len(self.pages) > 12:
            del self.pages[next(iter(self.pages))]
        kinds = sorted({kind_of(form) for form in forms})
        if not kinds:
            return None
        kind = self.chance.choice(kinds)
        return self.chance.choice([form for form in forms if kind_of(form) == kind])

    def fill(self, form: Form) -> str:
        """What a person might send with a form."""
        chance, pairs, chosen = self.chance, [], {}
        buttons = [control for control in form.controls if control.kind in {"button", "submit"}]
        for control in form.controls:
            match control.kind:
                case "hidden": pairs.append((control.name, control.value))
                case "radio": chosen.setdefault(control.name, []).append(control.value)
                case "checkbox":
                    if chance.random() < 0.5:
                        pairs.append((control.name, control.value or "on"))
                case "select":
                    value = chance.choice(control.choices) if control.choices else ""
                    pairs.append((control.name, value))
                case "button" | "submit": pass
                case _: pairs.append((control.name, self.words(control, form)))
        pairs += [(name, chance.choice(values)) for name, values in chosen.items()]
        if buttons:
            button = chance.choice(buttons)
            pairs.append((button.name, button.value))
        return urllib.parse.urlencode(pairs)

    def words(self, control: Control, form: Form) -> str:
        """Often what stands there already, sometimes nothing, mostly new words; where words of a
        comment or a citation are asked for, mostly such."""
        kind = self.chance.random()
        text = self.texts.get(form.path.split("/")[4] if form.path.count("/") > 3 else "")
        if control.name == "quote" and text and kind < 0.8:
            start = self.chance.randrange(len(text))
            return text[start:start + self.chance.randrange(5, 80)]
        if control.name == "citation" and kind < 0.9:
            return self.chance.choice(["", "", "", "740.2(b)(1)", "742.6(b)", "4A005.a"])
        if kind < 0.3:
            return control.value
        if kind < 0.35:
            return ""
        new = " ".join(self.chance.choices(WORDS, k=self.chance.randrange(1, 9)))
        return new if control.kind != "textarea" else new + "\n\n" + new


def kind_of(form: Form) -> str:
    """What a form does: its address without numbers and names."""
    parts = form.path.split("/")[3:]
    if parts[0] == "codebook" and len(parts) == 3:
        return f"codebook/{parts[2]}"
    return "/".join(part for part in parts if part.isascii() and part.isalpha()) or form.path


@dataclass
class Accounts:
    """What was done, and what does not add up."""

    acts: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    # What an acknowledged act left as the head of the log.
    heads: dict[int, str] = field(default_factory=dict)
    acknowledged: int = 0
    so_already: int = 0
    refused: int = 0
    unanswered: int = 0
    kept_unanswered: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def fault(self, words: str) -> None:
        self.wrong.append(words)
        print("FAIL " + words, flush=True)


class Soak:
    """One run: two windows, a server that dies, and the accounts."""

    def __init__(self, program: Program, seed: int) -> None:
        self.program = program
        self.chance = random.Random(seed)
        self.accounts = Accounts()
        comments = program.ask("comments", DOCKET, "--limit", "1000")["comments"]
        texts = {comment["id"]: comment["text"] for comment in comments if comment["text"]}
        numbers = list(texts)
        self.windows = [Window(program, texts, random.Random(seed + at)) for at in (1, 2)]
        self.start = [f"{TOP}/{room}" for room in (
            "coding", "campaigns", "issues", "codebook", "coverage", "history")]
        self.start += [f"{TOP}/coding/{number}" for number in numbers[:12]]
        record = program.workspace / f"Comments/{DOCKET}/record.sqlite"
        self.read_only = f"file:{record}?mode=ro"

    @staticmethod
    def run(binary: Path, seconds: float, seed: int) -> int:
        print(f"seed {seed}", flush=True)
        with sample(binary) as program:
            soak = Soak(program, seed)
            soak.work(seconds)
            soak.settle()
            return soak.tell()

    # MARK: The log, read beside the program

    def head(self) -> tuple[int, str]:
        """The last event's number and hash.

        A server that was killed leaves a journal, which only who may write can roll back: then the
        program opens the record first.
        """
        for _ in range(3):
            try:
                with closing(sqlite3.connect(self.read_only, uri=True, timeout=30)) as there:
                    row = there.execute(
                        "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1").fetchone()
                return int(row[0]), str(row[1])
            except sqlite3.OperationalError:
                self.examine()
        raise RuntimeError("the log cannot be read")

    # MARK: Work

    def work(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            lasts = self.chance.uniform(1.5, 6)
            dies = min(end, time.monotonic() + lasts)
            killer = None
            if self.chance.random() < 0.7:
                # The thread's end falls into the middle of whatever is under way.
                killer = threading.Timer(lasts, self.program.kill)
                killer.start()
            while time.monotonic() < dies and self.program.process:
                self.step()
            if killer:
                killer.join()
                self.accounts.ends["kill -9"] += 1
            elif self.chance.random() < 0.6:
                code = self.program.stop()
                self.accounts.ends["asked to end"] += 1
                if code != 0:
                    self.accounts.fault(f"the server exits {code} when asked to end")
            else:
                self.program.kill()
                self.accounts.ends["kill -9 at rest"] += 1
            self.examine()
            self.program.start()

    def examine(self) -> None:
        """After an end of the server the record opens, and the log gives the state."""
        try:
            self.program.run("verify", DOCKET)
        except RuntimeError as error:
            self.accounts.fault(f"verify: {error}")

    def step(self) -> None:
        if self.chance.random() < 0.03:
            self.tag_in_terminal()
        chosen = [(window, form) for window in self.windows
                  if (form := window.choose(self.start)) is not None]
        if len(chosen) == 2 and self.chance.random() < 0.3:
            self.together(chosen)
        else:
            for window, form in chosen:
                self.alone(window, form)

    def tag_in_terminal(self) -> None:
        number = self.chance.choice(self.start[5:]).rsplit("/", 1)[1]
        self.program.run("tag", DOCKET, number, "support", "--by", "T. Minal", codes=(0, 1, 2))
        self.program.run("untag", DOCKET, number, "support", "--by", "T. Minal", codes=(0, 1, 2))

    def send(self, window: Window, form: Form) -> Reply:
        body = window.fill(form)
        reply = window.ask("POST", form.action, body)
        reply.fields = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
        self.accounts.acts[kind_of(form)] += 1
        self.accounts.statuses[reply.status] += 1
        if reply.status >= 500:
            said = reply.body[reply.body.find("<main"):] if "<main" in reply.body else reply.body
            self.accounts.fault(f"{form.action} {reply.fields}: {reply.status}: {said[:500]}")
        return reply

    def is_acknowledged(self, reply: Reply) -> bool:
        return reply.status in {200, 303} and bool(reply.saved)

    def alone(self, window: Window, form: Form) -> None:
        """One act, with the log looked at before and after."""
        before = self.head()
        reply = self.send(window, form)
        after = self.head()
        self.account(form, reply, before, after)

    def account(
        self, form: Form, reply: Reply, before: tuple[int, str], after: tuple[int, str]
    ) -> None:
        has_grown = after != before
        if self.is_acknowledged(reply):
            self.accounts.acknowledged += 1
            self.accounts.heads[after[0]] = after[1]
            if not has_grown and kind_of(form) not in NO_EVENT:
                self.accounts.so_already += 1
                if not self.is_so(form, reply.fields):
                    self.accounts.fault(
                        f"{form.action} {reply.fields}: acknowledged, and nothing is in the log")
        elif reply.status == 0:
            self.accounts.unanswered += 1
            self.accounts.kept_unanswered += has_grown
        else:
            self.accounts.refused += 1
            if has_grown:
                self.accounts.fault(f"{form.action}: answered {reply.status}, and the log has more")

    def is_so(self, form: Form, sent: dict[str, str]) -> bool:
        """Whether the record says already what an act asked for, so that it had nothing to do."""
        comment = urllib.parse.unquote(form.path.split("/")[4]) if "/coding/" in form.path else ""
        match kind_of(form):
            case "coding/read":
                state = {"done": "done", "set-aside": "set aside"}.get(sent.get("state", ""))
                rows = self.ask_record(
                    "SELECT state, reason FROM reading WHERE comment = ? AND who = ?",
                    comment, PERSON)
                reason = sent.get("reason", "").strip() if state == "set aside" else ""
                return rows == ([(state, reason)] if state else [])
            case "coding/tag":
                rows = self.ask_record(
                    "SELECT passageStart || '-' || passageEnd, targetLabel, targetCitation, note"
                    " FROM coding WHERE comment = ? AND tag = ? AND coder = ?",
                    comment, sent.get("tag", "").split(" ")[0], PERSON)
                asked = sent.get("citation") or sent.get("to") or None
                note = " ".join(sent.get("note", "").split())
                return any(
                    (not sent.get("sel") or place == sent["sel"]) and asked in (label, cited, None)
                    and " ".join((there or "").split()).endswith(note)
                    for place, label, cited, there in rows)
            case "coding/note":
                rows = self.ask_record(
                    "SELECT note FROM coding WHERE number = ?", int(sent["number"]))
                return [row[0].split() for row in rows] == [sent.get("note", "").split()]
            case "coding/clause":
                rows = self.ask_record(
                    "SELECT targetLabel, targetCitation FROM coding WHERE number = ?",
                    int(sent["number"]))
                asked = sent.get("citation") or sent.get("to") or None
                return bool(rows) and asked in (*rows[0], None)
            case "codebook/confirm":
                tag = form.path.split("/")[4]
                page = self.windows[0].ask("GET", f"{TOP}/coding")
                now = re.search(rf'"{re.escape(tag)} ([0-9a-f]{{64}})"', page.body)
                number = int(sent.get("coding", "0").split(" ")[0])
                rows = self.ask_record("SELECT definition FROM coding WHERE number = ?", number)
                return bool(now) and rows == [(now.group(1),)]
            case "codebook/define" | "codebook/rename":
                text = (self.program.workspace / f"Drafts/{DOCKET}/codebook.yml").read_text("utf-8")
                words = [sent.get(name, "") for name in ("name", "definition")]
                return all(" ".join(part.split()) in " ".join(text.split()) for part in words)
        return False

    def ask_record(self, sql: str, *given: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.read_only, uri=True, timeout=30)) as there:
            return there.execute(sql, given).fetchall()

    def together(self, chosen: list[tuple[Window, Form]]) -> None:
        """Both windows at the same moment."""
        before = self.head()
        with ThreadPoolExecutor(2) as both:
            replies = list(both.map(lambda pair: self.send(*pair), chosen))
        after = self.head()
        taken = sum(self.is_acknowledged(reply) for reply in replies)
        self.accounts.acknowledged += taken
        self.accounts.unanswered += sum(reply.status == 0 for reply in replies)
        self.accounts.refused += sum(
            reply.status != 0 and not self.is_acknowledged(reply) for reply in replies)
        if taken:
            self.accounts.heads[after[0]] = after[1]
        # Some acts have nothing to do where it is so already; the others must be in the log.
        sure = sum(
            self.is_acknowledged(reply) and kind_of(form) not in SAME_AGAIN | NO_EVENT
            for (_, form), reply in zip(chosen, replies))
        if after[0] - before[0] < sure:
            self.accounts.fault(
                f"{[form.action for _, form in chosen]}: {taken} acknowledged, "
                f"{after[0] - before[0]} new in the log")
        if all(reply.status >= 400 for reply in replies) and after != before:
            self.accounts.fault("two acts were refused, and the log has more")

    # MARK: The end

    def settle(self) -> None:
        """Whatever was acknowledged is in the log, as it was then."""
        self.program.kill()
        self.examine()
        with closing(sqlite3.connect(self.read_only, uri=True)) as there:
            log = dict(there.execute("SELECT number, hash FROM event"))
            sound = there.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            self.accounts.fault(f"the file is not sound: {sound}")
        lost = [number for number, kept in self.accounts.heads.items() if log.get(number) != kept]
        if lost:
            self.accounts.fault(f"{len(lost)} acknowledged acts are not in the log: {lost[:10]}")
        if not self.accounts.acknowledged:
            self.accounts.fault("nothing was done")

    def tell(self) -> int:
        accounts = self.accounts
        print(f"acts: {sum(accounts.acts.values())}, of which "
              + ", ".join(f"{count} {kind}" for kind, count in accounts.acts.most_common()))
        print("answers: " + ", ".join(
            f"{count} × {status or 'none'}" for status, count in sorted(accounts.statuses.items())))
        print(f"acknowledged: {accounts.acknowledged}, all in the log at the end"
              if not accounts.wrong else f"acknowledged: {accounts.acknowledged}")
        print(f"of these, so already: {accounts.so_already}")
        print(f"refused: {accounts.refused}, nothing changed by them")
        print(f"unanswered: {accounts.unanswered}, {accounts.kept_unanswered} of them in the log")
        print("ends: " + ", ".join(f"{count} × {name}" for name, count in accounts.ends.items()))
        print(f"{len(accounts.wrong)} faults")
        return 1 if accounts.wrong else 0
