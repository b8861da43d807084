"""Made-up rules, by seed, whose every citation is known: what comments of cited.py cite.

A rule of the cfr scheme has two parts of a code, sections that follow one another, paragraphs on five
levels, entries of a control list, a supplement, an appendix and a subpart; and an earlier version, in
which some sections had other numbers. A rule of the decimal scheme has sections of up to four numbers
and paragraphs without any.
"""

import random
from dataclasses import dataclass, field

from numbering import CFR, DECIMAL, cfr_marker
from wording import Writer

# How many paragraphs stand in one of each level, at least and at most.
WIDTHS = ((3, 6), (2, 5), (2, 5), (2, 3), (2, 2))
LIKELY = (1.0, 0.7, 0.6, 0.4, 0.3)


@dataclass
class CitedRule:
    """A rule as its comments know it."""

    scheme: str
    title: int
    part: int
    markdown: str = ""
    before: str | None = None
    # The sections, in order.
    sections: list[str] = field(default_factory=list)
    # Under each section or entry its paragraphs as paths, in order: ("c", "2", "i").
    paths: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    entries: list[str] = field(default_factory=list)
    # Old numbers of sections, and what they are now.
    renumbered: dict[str, str] = field(default_factory=dict)
    # The words of each clause, by citation.
    words: dict[str, str] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)

    def under(self, section: str, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        """The paragraphs directly under one."""
        return [other for other in self.paths[section]
                if len(other) == len(path) + 1 and other[:len(path)] == path]


def citation(section: str, path: tuple[str, ...] = ()) -> str:
    if section[1:2].isalpha():
        return ".".join((section, *path))
    return section + "".join(f"({name})" for name in path)


def cited_rule(scheme: str, seed: int) -> CitedRule:
    chance = random.Random(f"cited, {scheme}, {seed}")
    return cfr_rule(chance) if scheme == CFR else decimal_rule(chance)


# MARK: Code of Federal Regulations


def cfr_rule(chance: random.Random) -> CitedRule:
    part = chance.choice((215, 431, 740, 890, 1026, 1102))
    rule = CitedRule(CFR, 15, part)
    writer = Writer(chance)
    first = chance.randrange(2, 30)
    numbers = list(range(first, first + chance.randrange(5, 9)))
    lines = [f"# Part {part} Made-up requirements", f"## Subpart B—{writer.title()}"]
    old = list(lines)
    # The last two sections were called something else before.
    shift = {numbers[-1]: numbers[-1] + 40, numbers[-2]: numbers[-2] + 40}
    for number in numbers:
        section = f"{part}.{number}"
        title, body = writer.title(), cfr_section(rule, section, writer, chance)
        lines += [f"## § {section} {title}", *body]
        old += [f"## § {part}.{shift.get(number, number)} {title}", *body]
        if number in shift:
            rule.renumbered[f"{part}.{shift[number]}"] = section
    definitions = [f"## § {part + 2}.1 Definitions"]
    rule.sections.append(f"{part + 2}.1")
    rule.paths[f"{part + 2}.1"] = []
    for _ in range(4):
        term = writer.term()
        if term not in rule.terms:
            rule.terms.append(term)
            definitions.append(f"*{term}* means {sentence(writer)[:1].lower()}{sentence(writer)[1:]}")
    rest = [f"# Part {part + 2} Terms", *definitions,
            f"# Supplement No. 1 to part {part + 4} The list"]
    for entry in chance.sample(("4A005", "4D004", "4E001", "5A001", "5D002", "3B991"), 4):
        rule.entries.append(entry)
        rule.paths[entry] = []
        rest.append(f"## ECCN {entry} {writer.title()}")
        for letter in "abcdej"[:chance.randrange(3, 7)]:
            add(rule, entry, (letter,), sentence(writer))
            rest.append(f"{letter}. {rule.words[citation(entry, (letter,))]}")
    rest += [f"# Appendix A to part {part} Forms", sentence(writer)]
    rule.markdown = "\n\n".join(lines + rest) + "\n"
    rule.before = "\n\n".join(old + rest) + "\n"
    return rule


def sentence(writer: Writer) -> str:
    """One without a reference of its own."""
    while True:
        words = writer.sentence()
        if "{ref}" not in words:
            return words


def add(rule: CitedRule, section: str, path: tuple[str, ...], words: str) -> None:
    rule.paths[section].append(path)
    rule.words[citation(section, path)] = words


def cfr_section(
    rule: CitedRule, section: str, writer: Writer, chance: random.Random
) -> list[str]:
    rule.sections.append(section)
    rule.paths[section] = []
    lines: list[str] = []

    def fill(path: tuple[str, ...]) -> None:
        level = len(path)
        for number in range(1, chance.randint(*WIDTHS[level]) + 1):
            marker = cfr_marker(level, number)
            below = (*path, marker.strip("*()"))
            opens = level + 1 < len(WIDTHS) and chance.random() < LIKELY[level + 1] / (level + 1)
            words = sentence(writer)
            add(rule, section, below, words)
            lines.append(f"{marker} {words[:-1]}, as follows:" if opens else f"{marker} {words}")
            if opens:
                fill(below)

    fill(())
    return lines


# MARK: Decimal


def decimal_rule(chance: random.Random) -> CitedRule:
    rule = CitedRule(DECIMAL, 0, 0)
    writer = Writer(chance)
    lines: list[str] = []
    for chapter in range(4, 7):
        for second in range(1, chance.randrange(3, 5)):
            for third in range(0, chance.randrange(4, 6)):
                number = f"{chapter}.{second}.{third}" if third else f"{chapter}.{second}"
                rule.sections.append(number)
                rule.paths[number] = []
                lines.append(f"## {number} {writer.title()}")
                for place in range(1, chance.randrange(4, 10)):
                    words = sentence(writer)
                    rule.paths[number].append((str(place),))
                    rule.words[f"{number} ¶ {place}"] = words
                    lines.append(words)
    rule.markdown = "\n\n".join(lines) + "\n"
    return rule
