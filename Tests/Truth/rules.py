"""A rule as a tree of clauses: read from Markdown and written to it, apart from the Swift parser.

One clause stands in each block of the Markdown. A heading with a section number is a section,
any other heading is a heading; a paragraph that begins with a marker is a numbered clause; one
that begins "*Term* means" directly in a section is a definition; any other paragraph is plain,
and belongs to the clause above it.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from numbering import CFR, CFR_LEVELS, DECIMAL, MARKED, cfr_number, number_slug, slug

UIDS = itertools.count(1)
SECTION = re.compile(r"(#+) (§ [\w.]*\d|\d+(?:\.\d+)+)\.?(?: +(.*))?$")
HEADING = re.compile(r"(#+) (.*)$")
DEFINITION = re.compile(r"\*([A-Z][^*]*)\* means ")
# The end of a clause, or the whole of a short one, that says that clauses under it follow.
ANNOUNCES = re.compile(r"[:—]$|^\*[^*]+\*$|^[^.;\]]{0,60}$")
NAMED_HEADING = re.compile(r"(Subpart|Part) \w+", re.IGNORECASE)


@dataclass(eq=False)
class Clause:
    """One clause. Its uid is its identity, which a copy that is edited keeps."""

    kind: str
    marker: str
    text: str
    children: list["Clause"] = field(default_factory=list)
    uid: int = field(default_factory=lambda: next(UIDS))
    # Which clauses of the earlier version it is; by default itself, of an added one nothing.
    sources: list[int] = field(default_factory=list)

    def walk(self) -> Iterator["Clause"]:
        """The clause and all under it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def copy(self) -> "Clause":
        """The same clauses, with the same identities, to be edited."""
        children = [child.copy() for child in self.children]
        return Clause(self.kind, self.marker, self.text, children, self.uid, [self.uid])

    @property
    def numbered(self) -> bool:
        return self.kind == "numbered"


@dataclass(eq=False)
class Rule:
    """A rule: a root that is no clause itself, and how its clauses are designated."""

    scheme: str
    root: Clause

    def clauses(self) -> list[Clause]:
        return list(self.root.walk())[1:]

    def copy(self) -> "Rule":
        return Rule(self.scheme, self.root.copy())

    def parents(self) -> dict[int, Clause]:
        """The clause that each one stands in, by uid."""
        return {child.uid: clause for clause in self.root.walk() for child in clause.children}

    def labels(self) -> dict[int, str]:
        """The label of each clause, by uid, as the program makes them."""
        found: dict[int, str] = {}
        taken: dict[str, int] = {}

        def name(clause: Clause, parent: str) -> None:
            plain = 0
            for child in clause.children:
                if child.kind == "plain":
                    plain += 1
                label = taken_once(own_label(child, parent, plain))
                found[child.uid] = label
                name(child, "" if child.kind == "heading" else label)

        def taken_once(label: str) -> str:
            taken[label] = taken.get(label, 0) + 1
            return label if taken[label] == 1 else f"{label}-{taken[label]}"

        name(self.root, "")
        return found


def own_label(clause: Clause, parent: str, plain: int) -> str:
    if clause.kind == "section":
        return number_slug(clause.marker)
    if clause.kind == "heading":
        named = NAMED_HEADING.match(clause.text)
        return slug(named[0] if named else clause.text)
    if clause.kind == "definition":
        found = DEFINITION.match(clause.text)
        part = slug(found[1] if found else clause.text)
    else:
        part = f"p{plain}" if clause.kind == "plain" else number_slug(clause.marker)
    return f"{parent}-{part}" if parent else part


# MARK: Writing


def write(rule: Rule) -> str:
    """The Markdown of a rule."""
    blocks = []

    def put(clause: Clause, depth: int) -> None:
        for child in clause.children:
            words = f"{child.marker} {child.text}".strip()
            blocks.append("#" * depth + " " + words if is_titled(child) else words)
            put(child, depth + 1)

    put(rule.root, 1)
    return "\n\n".join(blocks) + "\n"


def is_titled(clause: Clause) -> bool:
    return clause.kind in ("heading", "section")


# MARK: Reading


def read(markdown: str) -> Rule:
    """The tree of a rule. Sections are read as cfr when one has a section sign, else decimal."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", markdown) if block.strip()]
    scheme = CFR if any(block.startswith("## §") for block in blocks) else DECIMAL
    rule = Rule(scheme, Clause("root", "", ""))
    # The headings that are open, each with how deep it is.
    open_headings: list[tuple[int, Clause]] = [(0, rule.root)]
    body: list[str] = []

    def close() -> None:
        read_body(open_headings[-1][1], body)
        body.clear()

    for block in blocks:
        section, heading = SECTION.match(block), HEADING.match(block)
        if not heading:
            body.append(block)
            continue
        close()
        depth = len(heading[1])
        found = Clause("heading", "", heading[2])
        if section:
            found = Clause("section", section[2], section[3] or "")
        while open_headings[-1][0] >= depth:
            open_headings.pop()
        open_headings[-1][1].children.append(found)
        open_headings.append((depth, found))
    close()
    return rule


@dataclass
class Reading:
    """One way of reading the markers of a section so far: the open number of each level."""

    cost: float
    numbers: tuple[int, ...]
    levels: tuple[int, ...]


def read_body(section: Clause, blocks: list[str]) -> None:
    """Hangs the paragraphs of a section into it."""
    if section.kind != "section":
        section.children += [Clause("plain", "", block) for block in blocks]
        return
    at = 0
    holder = section
    while at < len(blocks):
        end = at
        while end < len(blocks) and not DEFINITION.match(blocks[end]):
            end += 1
        hang(holder, blocks[at:end])
        if end < len(blocks):
            holder = Clause("definition", "", blocks[end])
            section.children.append(holder)
        at = end + 1


def hang(holder: Clause, blocks: list[str]) -> None:
    """Hangs paragraphs into a section or a definition, by the levels of their markers."""
    marked = [(found[1], block[found.end():]) if (found := MARKED.match(block)) else None
              for block in blocks]
    # A definition has no letters under it: its first level is (1).
    first = 1 if holder.kind == "definition" else 0
    levels = iter(levels_of([pair for pair in marked if pair], first))
    path = [holder]
    for block, pair in zip(blocks, marked):
        if pair is None:
            path[-1].children.append(Clause("plain", "", block))
            continue
        level = next(levels) - first
        found = Clause("numbered", *pair)
        del path[level + 1:]
        path[-1].children.append(found)
        path.append(found)


def levels_of(marked: list[tuple[str, str]], first: int) -> list[int]:
    """The level of each marker: of all ways to read them, the one that skips the least.

    (i) may be a letter or a roman number; what follows it tells, so several ways are kept.
    """
    ways = [Reading(0, (), ())]
    before = ":"
    for marker, text in marked:
        found: dict[tuple[int, ...], Reading] = {}
        for way in ways:
            for next_way in steps(way, marker, before, first):
                rival = found.get(next_way.numbers)
                if rival is None or next_way.cost < rival.cost:
                    found[next_way.numbers] = next_way
        ways = sorted(found.values(), key=lambda way: way.cost)[:24]
        before = text
    return list(ways[0].levels)


def steps(way: Reading, marker: str, before: str, first: int) -> Iterator[Reading]:
    """What a marker may be after what was read: the next on an open level, or one deeper."""
    announced = ANNOUNCES.search(before) is not None
    depth = len(way.numbers)
    for level in range(first, len(CFR_LEVELS)):
        number = cfr_number(marker, level)
        if number is None:
            continue
        place = level - first
        if place < depth:
            gap = number - way.numbers[place] - 1
            cost = (0.5 if announced else 0.0) + (0 if gap == 0 else 4 + min(abs(gap), 20) / 10)
            numbers = (*way.numbers[:place], number)
        else:
            skipped = place - depth
            cost = (0.0 if announced else 0.3) + 6 * skipped + (0 if number == 1 else 5)
            numbers = (*way.numbers, *[0] * skipped, number)
        yield Reading(way.cost + cost, numbers, (*way.levels, level))
