"""Made-up rules of a given size, by seed.

They are built to be hard where real rules are: clauses of a few words, neighbours that differ in
one word, "[Reserved]" several times over, the same short clause in many places, definitions
without a number, references to other clauses.
"""

import random
import re

from numbering import CFR, DECIMAL, cfr_marker
from references import renumbered_reference
from rules import Clause, Rule
from wording import ADJECTIVES, NOUNS, RESERVED, SHORT, Writer

# How many children a clause of each depth under its section may have.
WIDTHS = ((3, 9), (0, 6), (0, 5), (0, 4), (0, 3), (0, 3))
OPENINGS = (", as follows:", ":", ", namely:")
# How a clause ends, with or without clauses under it.
OPENING = re.compile(r"(, as follows|, namely)?[:.;]$")
# And how likely it has any.
LIKELY = (1.0, 0.55, 0.4, 0.25, 0.2, 0.0)


def made_up(scheme: str, size: int, seed: int) -> Rule:
    """A rule of about so many bytes."""
    maker = CFRMaker(seed) if scheme == CFR else DecimalMaker(seed)
    return maker.rule(size)


class Maker:
    """What both schemes have in common."""

    def __init__(self, scheme: str, seed: int) -> None:
        self.chance = random.Random(f"made up, {scheme}, {seed}")
        self.writer = Writer(self.chance)
        self.made = Rule(scheme, Clause("root", "", ""))
        self.written = 0
        # Where references may point: what was written lately.
        self.recent: list[Clause] = []

    def rule(self, size: int) -> Rule:
        part = 0
        while self.written < size:
            part += 1
            self.part(part, size)
        return self.made

    def part(self, number: int, size: int) -> None:
        raise NotImplementedError

    def clause(self, kind: str, marker: str, text: str) -> Clause:
        """A new clause, its open references pointed at clauses written lately."""
        while "{ref}" in text:
            target = self.chance.choice(self.recent[-60:]) if self.recent else None
            text = text.replace(
                "{ref}", renumbered_reference(target) if target else "applicable law", 1)
        found = Clause(kind, marker, text)
        self.written += len(marker) + len(text) + 3
        if kind == "numbered" or (kind == "section" and self.made.scheme == DECIMAL):
            self.recent.append(found)
        return found

    def near_twin(self, text: str) -> str:
        """The same words but one."""
        words = text.split(" ")
        places = [place for place, word in enumerate(words) if word.isalpha()]
        if places:
            word = self.writer.one(ADJECTIVES if self.chance.random() < 0.5 else NOUNS)
            words[self.chance.choice(places[1:] or places)] = word
        return " ".join(words)

    def words(self, before: Clause | None) -> str:
        """What the next clause of a list says, which may be nearly what the last one said."""
        draw = self.chance.random()
        if draw < 0.025:
            return RESERVED
        if draw < 0.065:
            return self.writer.filled(self.writer.one(SHORT), "creditor", "the consumer")
        if draw < 0.16 and before is not None and before.text != RESERVED:
            return self.near_twin(OPENING.sub(".", before.text))
        return self.writer.item() if draw < 0.4 else self.writer.paragraph()


class CFRMaker(Maker):
    """§ 9.1 to § 9.n in subparts, with paragraphs six levels deep."""

    def __init__(self, seed: int) -> None:
        super().__init__(CFR, seed)
        self.number = self.chance.randrange(2, 1900)
        self.sections = 0

    def part(self, number: int, size: int) -> None:
        name = f"Subpart {chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1)}"
        subpart = self.clause("heading", "", f"{name}—{self.writer.title()}")
        self.made.root.children.append(subpart)
        for place in range(self.chance.randrange(4, 9)):
            self.sections += 1
            marker = f"§ {self.number}.{self.sections}"
            defines = place == 1 and number % 3 == 1
            title = "Definitions." if defines else self.writer.title() + "."
            section = self.clause("section", marker, title)
            subpart.children.append(section)
            if defines:
                self.definitions(section)
            else:
                self.fill(section, 0)
            if self.written > size:
                return

    def definitions(self, section: Clause) -> None:
        section.children.append(self.clause("plain", "", "For purposes of this part:"))
        for term in sorted({self.writer.term() for _ in range(self.chance.randrange(6, 20))}):
            rest = self.writer.sentence()
            text = f"*{term}* means a {self.writer.one(NOUNS)} that {rest[0].lower()}{rest[1:]}"
            found = self.clause("definition", "", text)
            section.children.append(found)
            if self.chance.random() < 0.15:
                found.text = found.text.rstrip(".") + ", and includes:"
                # Under a definition the first level is (1).
                self.fill(found, 1)

    def fill(self, parent: Clause, level: int) -> None:
        low, high = WIDTHS[level]
        count = self.chance.randint(max(low, 1), high)
        if level == 0 and self.chance.random() < 0.15:
            parent.children.append(self.clause("plain", "", self.writer.sentence()))
        if count == 1 and level > 0:
            count = 2
        before = None
        for number in range(1, count + 1):
            text = self.words(before)
            has_children = self.chance.random() < LIKELY[level + 1] if level < 5 else False
            if has_children and text != RESERVED:
                text = OPENING.sub("", text) + self.chance.choice(OPENINGS)
            found = self.clause("numbered", cfr_marker(level, number), text)
            parent.children.append(found)
            if has_children and text != RESERVED:
                self.fill(found, level + 1)
            before = found


class DecimalMaker(Maker):
    """Sections 1.1 and 1.1.1 in headings, with paragraphs that have no number."""

    def __init__(self, seed: int) -> None:
        super().__init__(DECIMAL, seed)

    def part(self, number: int, size: int) -> None:
        part = self.clause("heading", "", f"{self.writer.title()}, part {number}")
        self.made.root.children.append(part)
        for second in range(1, self.chance.randrange(4, 10)):
            section = self.clause("section", f"{number}.{second}", self.writer.title())
            part.children.append(section)
            self.paragraphs(section)
            for third in range(1, self.chance.randrange(1, 8)):
                marker = f"{section.marker}.{third}"
                under = self.clause("section", marker, self.writer.title())
                section.children.append(under)
                self.paragraphs(under)
            if self.written > size:
                return

    def paragraphs(self, section: Clause) -> None:
        for _ in range(self.chance.randrange(1, 6)):
            text = self.writer.paragraph()
            section.children.append(self.clause("plain", "", text))
