"""Seeded edits of a rule, as drafters make them, each clause keeping its identity through them.

A share of the clauses is touched: a few words revised or half of them, clauses added and removed,
moved among their siblings or elsewhere with all under them (half of those revised too), one split
into two, two neighbours merged into one, and some of these revised. Else no clause is touched
twice. Then the siblings are numbered anew, which redesignates what stands below an insertion or a
removal; where their numbering was irregular before, it stays as it is, and none comes or goes.
"""

import random
import re
from collections.abc import Callable

from numbering import CFR, CFR_LEVELS, DECIMAL, cfr_marker
from revising import Reviser
from rules import DEFINITION, Clause, Rule
from wording import RESERVED, Writer

# How often each edit is made, in percent.
SHARES = {
    "revise": 28, "rewrite": 6, "add": 14, "remove": 13, "move_within": 10, "move_across": 13,
    "split": 8, "merge": 8}
# What moves or goes at once is no more than this many clauses.
LARGEST = 15


def edited(rule: Rule, seed: int, rate: float, donor: list[str] | None = None) -> Rule:
    """The rule with so large a share of its clauses touched. Added words come from the donor."""
    return Editor(rule, seed, rate, donor).edit()


class Editor:
    """Edits one rule."""

    def __init__(self, rule: Rule, seed: int, rate: float, donor: list[str] | None) -> None:
        self.chance = random.Random(f"edits, {seed}, {rate}")
        self.rule = rule.copy()
        self.writer = Writer(self.chance)
        self.donor = list(donor or [])
        self.pool = [clause for clause in self.rule.clauses() if clause.kind != "heading"]
        self.parent = self.rule.parents()
        self.count = max(3, round(rate * len(self.pool)))
        self.touched: set[int] = set()
        self.gone: set[int] = set()
        self.frozen = {clause.uid for clause in self.rule.root.walk() if self.is_irregular(clause)}
        self.parts = {
            clause.uid: clause.children[0].marker.split(".")[0]
            for clause in self.rule.root.walk()
            if clause.children and clause.children[0].kind == "section"}
        self.texts: dict[str, int] = {}
        for clause in self.pool:
            self.texts[clause.text] = self.texts.get(clause.text, 0) + 1
        self.reviser = Reviser(self.chance, self.pool)

    def edit(self) -> Rule:
        names, shares = list(SHARES), list(SHARES.values())
        for name in self.chance.choices(names, shares, k=self.count):
            act: Callable[[Clause], bool] = getattr(self, name)
            for _ in range(200):
                clause = self.chance.choice(self.pool)
                free = clause.uid not in self.touched and clause.uid not in self.gone
                if free and clause.text != RESERVED and act(clause):
                    break
        self.renumber(self.rule.root)
        return self.rule

    # MARK: What a clause is

    def level(self, parent: Clause) -> int:
        """The level of the numbered clauses under a parent."""
        level = 0
        while parent.kind == "numbered":
            level, parent = level + 1, self.parent[parent.uid]
        return level + (1 if parent.kind == "definition" else 0)

    def is_irregular(self, parent: Clause) -> bool:
        """Whether the clauses under it do not count from one in steps of one."""
        numbered = [child for child in parent.children if child.numbered]
        if any(child.kind == "section" for child in parent.children):
            return self.rule.scheme == CFR
        level = self.level(parent)
        return level >= len(CFR_LEVELS) or any(
            child.marker != cfr_marker(level, place) for place, child in enumerate(numbered, 1))

    def may_change(self, clause: Clause) -> bool:
        """Whether clauses may come and go beside this one."""
        return self.parent[clause.uid].uid not in self.frozen

    def may_move(self, clause: Clause) -> bool:
        """Whether it may move: its words say which it is, and all under it is as it was."""
        under = list(clause.walk())
        return (
            self.may_change(clause) and clause.kind != "definition" and len(under) <= LARGEST
            and self.texts[clause.text] == 1 and len(clause.text.split()) > 4
            and not any(child.uid in self.touched or child.uid in self.frozen for child in under))

    def take_out(self, clause: Clause) -> None:
        self.parent[clause.uid].children.remove(clause)

    def put_in(self, clause: Clause, parent: Clause, place: int) -> None:
        parent.children.insert(place, clause)
        self.parent[clause.uid] = parent

    # MARK: Edits; each says whether it was made

    def revise(self, clause: Clause) -> bool:
        """A few words."""
        return self.reword(clause, self.reviser.few)

    def rewrite(self, clause: Clause) -> bool:
        """Half of the words."""
        return self.reword(clause, self.reviser.half)

    def reword(self, clause: Clause, how: Callable[[str], str | None]) -> bool:
        text = how(clause.text)
        if text is None or text in self.texts:
            return False
        clause.text = text
        self.touched.add(clause.uid)
        return True

    def add(self, beside: Clause) -> bool:
        """A new clause of the same kind beside an old one, some with clauses under them."""
        if not self.may_change(beside):
            return False
        parent = self.parent[beside.uid]
        found = self.new_clause(beside.kind, parent)
        place = parent.children.index(beside) + self.chance.randrange(2)
        if beside.kind == "definition":
            if any(found.text[:len(child.text)] == child.text for child in parent.children):
                return False
            place = next((at for at, child in enumerate(parent.children)
                          if child.kind == "definition" and child.text > found.text),
                         len(parent.children))
        self.put_in(found, parent, place)
        for child in found.walk():
            self.touched.add(child.uid)
        return True

    def new_clause(self, kind: str, parent: Clause) -> Clause:
        if kind == "section":
            found = Clause(kind, "?", self.writer.title())
            self.hang_new(found, "plain", self.chance.randrange(1, 4))
            return found
        text = self.new_text()
        if kind == "definition":
            term = self.writer.term()
            return Clause(kind, "", f"*{term}* means {text[0].lower()}{text[1:]}")
        found = Clause(kind, "?" if kind == "numbered" else "", text)
        if kind == "numbered" and self.level(parent) < 4 and self.chance.random() < 0.2:
            found.text = text.rstrip(".;") + ":"
            self.hang_new(found, "numbered", 2)
        return found

    def hang_new(self, parent: Clause, kind: str, count: int) -> None:
        for place in range(count):
            child = Clause(kind, "?" if kind == "numbered" else "", self.new_text())
            self.put_in(child, parent, place)

    def new_text(self) -> str:
        """Words that no clause has yet."""
        while True:
            if self.donor:
                text = self.donor.pop(self.chance.randrange(len(self.donor)))
            else:
                text = self.writer.paragraph().replace("{ref}", "applicable law")
            if text not in self.texts:
                self.texts[text] = 1
                return text

    def remove(self, clause: Clause) -> bool:
        """The clause and all under it."""
        under = list(clause.walk())
        siblings = self.parent[clause.uid].children
        if not self.may_change(clause) or len(under) > LARGEST or len(siblings) < 2 or any(
                child.uid in self.touched for child in under):
            return False
        self.take_out(clause)
        self.gone.update(child.uid for child in under)
        return True

    def move_within(self, clause: Clause) -> bool:
        """To another place among its siblings."""
        parent = self.parent[clause.uid]
        places = [at for at, child in enumerate(parent.children) if child.kind == clause.kind]
        here = parent.children.index(clause)
        away = [at for at in places if abs(at - here) > 1]
        if not self.may_move(clause) or not away:
            return False
        place = self.chance.choice(away)
        self.take_out(clause)
        self.put_in(clause, parent, place)
        return self.moved(clause)

    def move_across(self, clause: Clause) -> bool:
        """Under another clause, most of the time in another section."""
        beside = self.chance.choice(self.pool)
        if not self.may_move(clause) or beside.uid in self.gone or beside.kind != clause.kind:
            return False
        parent, old = self.parent[beside.uid], self.parent[clause.uid]
        near = self.section(parent) is self.section(old)
        fits = self.level(parent) + height(clause) <= len(CFR_LEVELS) or not clause.numbered
        if (parent is old or parent.uid in self.frozen or not fits or len(old.children) < 2
                or (near and self.chance.random() < 0.7)
                or any(child in (parent, beside) for child in clause.walk())):
            return False
        if clause.kind == "section" and depth(clause) != depth(beside):
            return False
        self.take_out(clause)
        self.put_in(clause, parent, parent.children.index(beside) + self.chance.randrange(2))
        return self.moved(clause)

    def section(self, clause: Clause) -> Clause:
        while clause.kind not in ("section", "heading", "root"):
            clause = self.parent[clause.uid]
        return clause

    def moved(self, clause: Clause) -> bool:
        self.touched.add(clause.uid)
        if self.chance.random() < 0.5 and len(clause.text.split()) > 7:
            self.revise(clause)
        return True

    def split(self, clause: Clause) -> bool:
        """Into two siblings."""
        if (clause.children or clause.kind not in ("numbered", "plain")
                or not self.may_change(clause)):
            return False
        parts = self.reviser.two_parts(clause.text)
        if parts is None:
            return False
        clause.text = parts[0]
        second = Clause(clause.kind, clause.marker, parts[1], [], sources=[clause.uid])
        parent = self.parent[clause.uid]
        self.put_in(second, parent, parent.children.index(clause) + 1)
        self.touched.update((clause.uid, second.uid))
        self.revise_some(self.chance.choice((clause, second)))
        return True

    def merge(self, clause: Clause) -> bool:
        """With the sibling after it."""
        siblings = self.parent[clause.uid].children
        after = siblings.index(clause) + 1
        if clause.kind not in ("numbered", "plain") or after == len(siblings):
            return False
        other = siblings[after]
        if (other.kind != clause.kind or other.uid in self.touched
                or not self.may_change(clause)
                or any(one.children or len(one.text.split()) < 6 for one in (clause, other))):
            return False
        clause.text = self.reviser.joined(clause.text, other.text)
        clause.sources = [clause.uid, other.uid]
        siblings.remove(other)
        self.gone.add(other.uid)
        self.touched.add(clause.uid)
        self.revise_some(clause)
        return True

    def revise_some(self, clause: Clause) -> None:
        """A few words of what was split or merged, one time in five."""
        if self.chance.random() < 0.2:
            self.revise(clause)

    # MARK: Numbers

    def renumber(self, parent: Clause) -> None:
        """Numbers the clauses under a parent in their order, and all under them."""
        if parent.uid not in self.frozen:
            level = self.level(parent)
            numbered = [child for child in parent.children if child.numbered]
            for place, child in enumerate(numbered, 1):
                child.marker = cfr_marker(level, place)
            sections = [child for child in parent.children if child.kind == "section"]
            if self.rule.scheme == DECIMAL:
                before = parent.marker or self.parts.get(parent.uid, "")
                for place, child in enumerate(sections, 1):
                    child.marker = f"{before}.{place}"
        for child in parent.children:
            self.renumber(child)


def height(clause: Clause) -> int:
    """How many levels of numbered clauses it brings along, itself one of them."""
    return 1 + max((height(child) for child in clause.children if child.numbered), default=0)


def depth(section: Clause) -> int:
    return section.marker.count(".")


def donor_of(rule: Rule) -> list[str]:
    """The words of a rule that another may be given as new clauses.

    Without a heading in italics, which among definitions would be a term.
    """
    return [
        re.sub(r"^\*[^*]+\*\s+", "", clause.text) for clause in rule.clauses()
        if clause.kind == "numbered" and 5 < len(clause.text.split()) < 120
        and not DEFINITION.match(clause.text) and "⟦" not in clause.text]
