"""References in the text of clauses, kept as the clause that they mean, and written out at the end.

Inside a tree a reference is ⟦p12⟧ or ⟦s12⟧, where 12 is a clause's uid: p is written as
"paragraph (b)(2) of this section" where it stands in the same section, s as "§ 9.3(b)(2)". So a
rule whose clauses were renumbered can be written with its references rewritten, or left as they
were.
"""

import re

from numbering import CFR
from rules import Clause, Rule

MARK = re.compile(r"⟦([ps])(\d+)⟧")
PATH = r"(?:\([A-Za-z0-9]+\))+"
PARAGRAPH = re.compile(rf"paragraph ({PATH}) of this section")
SECTION = re.compile(rf"§ (\d+\.\d+)({PATH})?(?![\w(])(?!\.\d)")


def renumbered_reference(target: Clause, kind: str = "p") -> str:
    return f"⟦{kind}{target.uid}⟧"


class Citations:
    """How each clause of a rule is cited."""

    def __init__(self, rule: Rule) -> None:
        self.scheme = rule.scheme
        # The number of the section and the path of markers in it, by uid.
        self.places: dict[int, tuple[str, str]] = {}
        self.note(rule.root, "", "")

    def note(self, clause: Clause, section: str, path: str) -> None:
        for child in clause.children:
            if child.kind == "section":
                place = (child.marker, "")
            else:
                place = (section, path + child.marker.replace("*", ""))
            self.places[child.uid] = place
            self.note(child, *place)

    def written(self, text: str, home: str, before: "Citations | None" = None) -> str:
        """The text with its references written out, for a clause in the section `home`.

        What is no longer there is cited as it was before.
        """

        def cite(found: re.Match[str]) -> str:
            uid = int(found[2])
            place = self.places.get(uid) or (before.places.get(uid) if before else None)
            if place is None:
                return "a paragraph now removed"
            section, path = place
            if self.scheme != CFR:
                return f"section {section}"
            if found[1] == "p" and path and section == home:
                return f"paragraph {path} of this section"
            return f"{section}{path}"

        return MARK.sub(cite, text)


def write_out(rule: Rule, cited_by: Citations, before: Citations | None = None) -> Rule:
    """A copy of the rule with its references written out."""
    homes = Citations(rule).places
    copy = rule.copy()
    for clause, source in zip(copy.clauses(), rule.clauses()):
        clause.text = cited_by.written(source.text, homes[source.uid][0], before)
        clause.sources = source.sources
    return copy


def take_in(rule: Rule) -> None:
    """Turns the references of a rule that was read into marks, where they name a clause of it."""
    if rule.scheme != CFR:
        return
    citations = Citations(rule)
    # What two clauses share, such as definitions without a number, is no target.
    targets: dict[tuple[str, str], int | None] = {}
    for clause in rule.clauses():
        if clause.marker:
            place = citations.places[clause.uid]
            targets[place] = None if place in targets else clause.uid
    for clause in rule.clauses():
        home = citations.places[clause.uid][0]

        def mark(found: re.Match[str], kind: str, place: tuple[str, str]) -> str:
            uid = targets.get(place)
            return f"⟦{kind}{uid}⟧" if uid else found[0]

        clause.text = PARAGRAPH.sub(lambda found: mark(found, "p", (home, found[1])), clause.text)
        clause.text = SECTION.sub(
            lambda found: mark(found, "s", ("§ " + found[1], found[2] or "")), clause.text)
