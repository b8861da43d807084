"""Made-up comments, by seed, whose references are known: each of the thirty forms, those that people
write besides, and what only looks like a reference.

The words are our own and speak of nobody. What is cited is known as it is written, so that what is
found and what it is resolved to are both scored: a comment has references, each with its bytes, the
name of its form, and the clauses that it is to lead to, or why it leads to none.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cited_rules import CitedRule, citation, cited_rule
from numbering import CFR, DECIMAL
from wording import Writer

OTHER, MISSING = "other", "missing"


@dataclass
class Cited:
    """One reference of a comment."""

    form: str
    start: int
    end: int
    clauses: set[str]
    # Why it leads to none, or "followed" for a number of the earlier version.
    said: str = "clauses"


@dataclass
class MadeComment:
    text: bytes = b""
    cited: list[Cited] = field(default_factory=list)


@dataclass
class Piece:
    """A reference to be put into a sentence."""

    form: str
    words: str
    clauses: set[str]
    said: str = "clauses"
    # Words before it in the same sentence, which are no part of it.
    before: str = ""
    after: str = ""
    # Whether it is short for something that only what was cited before it says.
    is_short: bool = False


class Commenter:
    """Writes comments on one rule."""

    def __init__(self, rule: CitedRule, chance: random.Random) -> None:
        self.rule = rule
        self.chance = chance
        self.section = ""
        # Whether what was cited last is of the section that the comment is on.
        self.is_on_it = False

    # MARK: What is chosen

    def path(self, least: int = 1, most: int = 5, section: str = "") -> tuple[str, ...]:
        found = [path for path in self.rule.paths[section or self.section]
                 if least <= len(path) <= most]
        return self.chance.choice(found) if found else ()

    def siblings(self, count: int, least: int = 1) -> list[tuple[str, ...]]:
        """Paragraphs that follow one another."""
        outer = [path for path in [(), *self.rule.paths[self.section]]
                 if len(path) >= least - 1 and len(self.rule.under(self.section, path)) >= count]
        if not outer:
            return []
        found = self.rule.under(self.section, self.chance.choice(outer))
        first = self.chance.randrange(len(found) - count + 1)
        return found[first:first + count]

    def one(self, *of: str) -> str:
        return self.chance.choice(of)

    # MARK: A comment

    def comment(self, names: list[str]) -> MadeComment:
        made = MadeComment()
        sections = [name for name in self.rule.sections if self.rule.paths[name]]
        self.section = self.chance.choice(sections)
        self.put(made, self.one(*GREETINGS) + " ")
        opening = Piece(
            "opening", self.one("§ ", "section ", "Section ", "§") + self.section, {self.section})
        self.say(made, opening)
        for name in names:
            if self.chance.random() < 0.6:
                self.put(made, self.one(*PLAIN) + " ")
            if self.chance.random() < 0.35:
                self.put(made, self.one(*DISTRACTING) + " ")
            piece = FORMS[name](self)
            if piece is None:
                continue
            if self.chance.random() < 0.3:
                self.put(made, "\n\n")
            if piece.is_short and not self.is_on_it:
                self.say(made, opening)
            self.say(made, piece)
        self.put(made, self.one(*CLOSINGS))
        return made

    def say(self, made: MadeComment, piece: Piece) -> None:
        before, after = self.chance.choice(SENTENCES)
        if piece.before:
            before = piece.before
        elif piece.words[0].islower() and not before:
            before = "As to "
        self.put(made, before)
        start = len(made.text)
        words = piece.words
        if self.chance.random() < 0.08 and piece.form not in {"quotation", "messy list"}:
            # A line breaks where a blank was.
            words = re.sub(r" (?!\()", "\n", words, count=1)
        self.put(made, words)
        made.cited.append(
            Cited(piece.form, start, len(made.text), piece.clauses, piece.said))
        self.put(made, (piece.after or after) + " ")
        # A name without a number, and words of the rule, leave what was cited last as it was.
        if piece.form not in {"CFR part", "quotation", "Supplement", "appendix", "subpart", "Comment"}:
            self.is_on_it = bool(piece.clauses) and all(
                name == self.section or name.startswith(self.section + "(")
                for name in piece.clauses)

    @staticmethod
    def put(made: MadeComment, words: str) -> None:
        made.text += words.encode()


GREETINGS = (
    "To whom it may concern:", "Thank you for the chance to comment.", "I write as a citizen.",
    "Our company has forty employees.", "We support the aim of this rule.", "Dear Sir or Madam,")
CLOSINGS = (
    "Thank you.", "We would be glad to meet.", "Please reconsider.", "Yours, a small business.")
PLAIN = (
    "This would cost our members more than they earn.", "Nobody we asked could say what it means.",
    "Small firms have no lawyers.", "The agency has not said why.", "We have seen this before.",
    "It is a good idea, badly put.", "My neighbors feel the same way about it.",
    "We ask that the agency look at this again before it becomes final.",
    "I work in a hospital, and none of my colleagues had heard of it.",
    "A part of the problem is that the rule takes no account of rural areas.")
# None of these cites a clause of the rule.
DISTRACTING = (
    "The hearing was on 12/06/2021 at 2:30 p.m. and took 3.5 hours.",
    "It cost us $4.50 a unit, or $1,250.75 a year, up 3.2 percent.",
    "Call (202) 555-0147 or 202.555.0182, or write to office@example.org.",
    "We run version 1.2.3 of the software, and 10.0.4.1 is the address of our server.",
    "There are three reasons: (1) cost, (2) time, and (3) fairness.",
    "We have (a) no budget and (b) no staff.",
    "In 2019 about 740 people (and 22 firms) wrote in.",
    "See https://example.org/a/4.2/b(1)(2) for our data.",
    "Revenue fell 2.4 million, a ratio of 1.7 to 1.",
    "Two sections of the community object, and no clause helps them.",
    "This is part 2 of our letter.", "I am 65 and have 2.5 children, on average.",
    "Our section of the industry is small; it is the item that matters most to us.",
    "The 2015 notice is at 80 FR 28853.", "Question 3: yes. Question 4: no.",
    "At 9.30 on 3.12.2021 the line was busy.", "We are on page 5 of 9, table 4.",
    "The model f(x)(y) is ours, and so is the TLS 1.3 stack.",
    "My case number is 2021-0038 and my ZIP code is 20230.",
    "Some paragraph or other will need a lawyer to read.",
    "We are a 501(c)(3) organization with a 401(k) plan.",
    "Our study, Table 3.1 and Figure 2.4, says so, and so does Exhibit 4.2.",
    "We follow ISO 27001:2013, NIST SP 800-53 and RFC 2616.",
    "Appendix A of our letter has the numbers, and section 2 of our letter the reasons.",
    "H.R. 1234 and S. 45 would have done better; so would Title IX.",
    "The band at 2.4 GHz is full, and Windows 10.0 is old.",
    "Between 1.5 and 2.5 times as many came, 4.1 on average.",
    "Item: a new desk. Clause by clause, we read it; paragraph by paragraph.",
    "Part D premiums rose; Part B did not. Plan G costs 3.2% more.",
    "We met on 1.2.2021, again on 3/4/21, and at 10:15 on May 5.",
    "Note 1: we are volunteers. Note 2: we are not lawyers.",
    "Invoice 215.22 and invoice 1026.3 were paid late.")
SENTENCES = (
    ("", " is too broad."), ("We object to ", "."), ("Please delete ", "."),
    ("The agency should clarify ", " before it goes on."), ("Under ", ", we could not work."),
    ("See ", "."), ("It follows from ", " that we would have to close."),
    ("Compliance with ", " takes us 40 hours a week."), ("What does ", " mean?"),
    ("(See ", ".)"), ("As written, ", " catches everybody."), ("We read ", " as a limit;"),
    ("Our concern is with ", ", which nobody needs."))


# MARK: The thirty forms


def paths(path: tuple[str, ...], between: str = "") -> str:
    return between.join(f"({name})" for name in path)


def simple(form: str, lead: Callable[[Commenter], str], between: str = "", tail: str = "",
           least: int = 1) -> Callable[[Commenter], Piece | None]:
    """A form of words, the section's number and a path."""
    def make(who: Commenter) -> Piece | None:
        path = who.path(least)
        if not path:
            return None
        return Piece(form, lead(who) + who.section + between + paths(path, between),
                     {citation(who.section, path)}, after=tail)
    return make


def paragraph(form: str, word: str, tail: str = "", least: int = 1
              ) -> Callable[[Commenter], Piece | None]:
    def make(who: Commenter) -> Piece | None:
        path = who.path(least)
        # One designation may be read against what was cited last; with its scope it is clear.
        scope = tail or (" of § " + who.section if len(path) < 2 or path[0] not in "abcdef" else "")
        return path and Piece(
            form, word + paths(path) + scope, {citation(who.section, path)},
            is_short=True) or None
    return make


def run_of(form: str, joint: str, scoped: bool) -> Callable[[Commenter], Piece | None]:
    def make(who: Commenter) -> Piece | None:
        found = who.siblings(3, 2)
        if not found:
            return None
        scope = f" of § {who.section}" if scoped else " of this section"
        words = f"paragraphs {paths(found[0])} {joint} ({found[2][-1]}){scope}"
        return Piece(
            form, words, {citation(who.section, path) for path in found}, is_short=not scoped)
    return make


def listed(who: Commenter) -> Piece | None:
    found = who.siblings(3, 2)
    if not found:
        return None
    words = f"paragraphs {paths(found[0])}, ({found[1][-1]}), and ({found[2][-1]}) of this section"
    return Piece("paragraphs, a list", words, {citation(who.section, path) for path in found},
                 is_short=True)


def two_of(who: Commenter) -> Piece | None:
    found = who.siblings(2, 2)
    if not found:
        return None
    words = f"paragraphs {paths(found[0])} and ({found[1][-1]}) of § {who.section}"
    return Piece("paragraphs of §", words, {citation(who.section, path) for path in found})


def two_sections(who: Commenter) -> Piece | None:
    other = who.chance.choice([name for name in who.rule.sections[:-1] if name != who.section])
    path = who.path(1)
    return Piece("§§ and", f"§§ {other} and {who.section}{paths(path)}",
                 {other, citation(who.section, path)})


def sections(form: str, words: str, joint: str) -> Callable[[Commenter], Piece | None]:
    def make(who: Commenter) -> Piece | None:
        first = who.chance.randrange(len(who.rule.sections) - 3)
        found = who.rule.sections[first:first + 3]
        return Piece(form, f"{words} {found[0]}{joint}{found[2]}", set(found))
    return make


def entry(who: Commenter) -> Piece:
    name = who.chance.choice(who.rule.entries)
    return Piece("ECCN", f"ECCN {name}", {name})


def entries(who: Commenter) -> Piece:
    names = who.chance.sample(who.rule.entries, 3)
    path = who.path(1, 1, names[1])
    return Piece("ECCNs, a list", f"ECCNs {names[0]}, {citation(names[1], path)} and {names[2]}",
                 {names[0], citation(names[1], path), names[2]})


def clause(who: Commenter) -> Piece | None:
    """"clause (iii)" means that under the paragraph cited last before it."""
    outer = [path for path in who.rule.paths[who.section]
             if len(path) == 2 and who.rule.under(who.section, path)]
    if not outer:
        return None
    path = who.chance.choice(outer)
    inner = who.chance.choice(who.rule.under(who.section, path))
    words = f"§ {who.section}{paths(path)} is unclear, and clause ({inner[-1]})"
    return Piece("clause", words, {citation(who.section, path), citation(who.section, inner)})


def code(who: Commenter) -> Piece:
    number = who.chance.randrange(400, 4900)
    return Piece("U.S.C.", f"{who.chance.choice((5, 15, 22, 50))} U.S.C. {number}(a)(2)", set(), OTHER)


def dotted(who: Commenter) -> Piece | None:
    path = who.path(1)
    return Piece("dots", f"{who.section}.{'.'.join(path)}", {citation(who.section, path)})


def in_words(who: Commenter) -> Piece | None:
    path = who.path(2, 2)
    if not path:
        return None
    return Piece("in words", f"sec {who.section}, paragraph {path[0]}, item {path[1]}",
                 {citation(who.section, path)})


THIRTY: dict[str, Callable[[Commenter], Piece | None]] = {
    "§ with a blank": simple("§ with a blank", lambda who: "§ ", least=2),
    "§": simple("§", lambda who: "§"),
    "section of": simple("section of", lambda who: "section ", tail=" of the rules is wrong."),
    "Section, blanks": simple("Section, blanks", lambda who: "Section ", between=" "),
    "Sec.": simple("Sec.", lambda who: "Sec. "),
    "CFR": simple("CFR", lambda who: f"{who.rule.title} CFR "),
    "C.F.R. §": simple("C.F.R. §", lambda who: f"{who.rule.title} C.F.R. § "),
    "CFR part": lambda who: Piece(
        "CFR part", f"{who.rule.title} CFR part {who.rule.part}", {f"Part {who.rule.part}"}),
    "paragraph of this section": paragraph(
        "paragraph of this section", "paragraph ", " of this section"),
    "paragraphs through": run_of("paragraphs through", "through", False),
    "paragraphs, a list": listed,
    "paragraphs of §": two_of,
    "§§ and": two_sections,
    "§§, a range": sections("§§, a range", "§§", "-"),
    "sections through": sections("sections through", "sections", " through "),
    "ECCN": entry,
    "ECCNs, a list": entries,
    "subparagraph": paragraph("subparagraph", "subparagraph ", least=3),
    "number alone": simple("number alone", lambda who: ""),
    "para.": paragraph("para.", "para. ", least=2),
    "clause": clause,
    "Supplement": lambda who: Piece(
        "Supplement", f"Supplement No. 1 to part {who.rule.part + 4}",
        {f"Supplement No. 1 to part {who.rule.part + 4}"}),
    "appendix": lambda who: Piece(
        "appendix", f"appendix A to part {who.rule.part}", {f"Appendix A to part {who.rule.part}"}),
    "subpart": lambda who: Piece("subpart", "subpart B", {"Subpart B"}),
    "Comment": lambda who: Piece("Comment", "Comment 4(a)-1.ii", set(), MISSING),
    "part as section": lambda who: Piece(
        "part as section", f"section {who.rule.part}(c)(2)", set(), MISSING),
    "U.S.C.": code,
    "License Exception": simple(
        "License Exception", lambda who: "§ ", least=1),
    "dots": dotted,
    "in words": in_words,
}


# MARK: What people write besides


def quotation(who: Commenter) -> Piece | None:
    """Six words or more of the rule that stand there once."""
    name = who.chance.choice(sorted(who.rule.words))
    words = who.rule.words[name].rstrip(".").split()
    if len(words) < 12:
        return None
    count = who.chance.randrange(9, 12)
    first = who.chance.randrange(len(words) - count)
    quote = " ".join(words[first:first + count]).strip(",;:")
    runs = sum(" ".join(quote.split()[:6]) in text for text in who.rule.words.values())
    runs += sum(" ".join(quote.split()[-6:]) in text for text in who.rule.words.values())
    if runs != 2 or any(quote in text for key, text in who.rule.words.items() if key != name):
        return None
    if who.chance.random() < 0.3:
        return Piece("quotation", quote, {name}, before="You would have it that ", after=".")
    opened, closed = who.chance.choice((("“", "”"), ('"', '"'), ("‘", "’")))
    return Piece("quotation", quote, {name}, before="The words " + opened, after=closed + " fail.")


def old_number(who: Commenter) -> Piece | None:
    old, new = who.chance.choice(sorted(who.rule.renumbered.items()))
    path = who.path(1, 5, new)
    return Piece("old number", f"§ {old}{paths(path)}", {citation(new, path)}, "followed")


def other_part(who: Commenter) -> Piece:
    return Piece("other part", f"§ {who.rule.part + 17}.13(b)", set(), OTHER)


def statute(who: Commenter) -> Piece:
    words = f"section {who.chance.randrange(2, 99)} of the Example Control Act"
    return Piece("statute", words, set(), OTHER)


def gone(who: Commenter) -> Piece:
    return Piece("no such paragraph", f"§ {who.section}(zz)(9)", set(), MISSING)


def range_of_two(who: Commenter) -> Piece | None:
    found = who.siblings(3, 2)
    if not found:
        return None
    joint = who.one("-", "–", " to ", " - ", " thru ")
    words = f"{who.section}{paths(found[0])}{joint}({found[2][-1]})"
    return Piece("dash", words, {citation(who.section, path) for path in found})


def of_chain(who: Commenter) -> Piece | None:
    path = who.path(3)
    if not path:
        return None
    words = (f"{who.one('clause', 'item', 'subparagraph')} ({path[-1]}) of paragraph "
             f"{paths(path[:-1])} of section {who.section}")
    return Piece("of a paragraph of", words, {citation(who.section, path)})


def capitals(who: Commenter) -> Piece | None:
    path = who.path(1)
    return path and Piece("SECTION", f"SECTION {who.section}{paths(path)}",
                          {citation(who.section, path)}) or None


def no_break(who: Commenter) -> Piece | None:
    path = who.path(1)
    return Piece("no-break blank", f"§\u00A0{who.section}{paths(path)}",
                 {citation(who.section, path)})


def short_range(who: Commenter) -> Piece:
    first = who.chance.randrange(len(who.rule.sections) - 3)
    found = who.rule.sections[first:first + 3]
    return Piece("short range", f"§§ {found[0]}-{found[2].split('.')[1]}", set(found)) \
        if found[2].startswith(f"{who.rule.part}.") else short_range(who)


def term(who: Commenter) -> Piece:
    name = who.chance.choice(who.rule.terms)
    return Piece("definition", f"definition of “{name.lower()}”",
                 {f"{who.rule.part + 2}.1 {name}"}, before="The ")


def bare_letter(who: Commenter) -> Piece | None:
    path = who.path(2, 3)
    if not path:
        return None
    rest = "".join(f"({name})" for name in path[1:])
    return Piece("bare letter", f"§ {who.section}, paragraph {path[0]}{rest}",
                 {citation(who.section, path)})


def alone(who: Commenter) -> Piece | None:
    path = who.path(2, 3)
    if not path:
        return None
    return Piece("§ and designations", f"§ {who.section}, and there {paths(path)}",
                 {who.section, citation(who.section, path)})


def other_title(who: Commenter) -> Piece:
    return Piece("other title", f"{who.chance.choice((21, 34, 45))} CFR 164.512(b)(1)", set(), OTHER)


def messy(form: str, make: Callable[[str, tuple[str, ...]], str], least: int = 2, most: int = 3
          ) -> Callable[[Commenter], Piece | None]:
    """A section and a path as somebody in a hurry writes them."""
    def piece(who: Commenter) -> Piece | None:
        path = who.path(least, most)
        return path and Piece(
            form, make(who.section, path), {citation(who.section, path)}) or None
    return piece


def hasty(who: Commenter) -> Piece | None:
    """Several of one section, joined in all the ways there are."""
    found = who.siblings(3, 2)
    if not found:
        return None
    first, second, third = found
    section, last = who.section, (second[-1], third[-1])
    words = who.one(
        f"{section}{paths(first)},({last[0]}),({last[1]})",
        f"{section}{paths(first)} & ({last[0]}) & ({last[1]})",
        f"{section}{paths(first)}/({last[0]})/({last[1]})",
        f"§{section}{paths(first)}, {section}{paths(second)} and {section}{paths(third)}",
        f"section {section} paragraphs {paths(first)}, {paths(second)} and {paths(third)}",
        f"§ {section}{paths(first)} as well as ({last[0]}) and ({last[1]})",
        f"§ {section}{paths(first)}; ({last[0]}); and ({last[1]})",
        f"{paths(first)}, ({last[0]}) and ({last[1]}) of § {section}")
    return Piece("hasty list", words, {citation(section, path) for path in found})


MESSY: dict[str, Callable[[Commenter], Piece | None]] = {
    "quotation": quotation, "old number": old_number, "other part": other_part,
    "statute": statute, "no such paragraph": gone, "dash": range_of_two,
    "of a paragraph of": of_chain, "SECTION": capitals, "no-break blank": no_break,
    "short range": short_range, "definition": term, "bare letter": bare_letter,
    "§ and designations": alone, "other title": other_title, "hasty list": hasty,
    "Sec.740": messy("Sec.740", lambda section, path: f"Sec.{section}{paths(path)}"),
    "Section:": messy("Section:", lambda section, path: f"Section: {section}{paths(path)}"),
    "Section(s)": messy("Section(s)", lambda section, path: f"Section(s) {section}{paths(path)}"),
    "in brackets": messy("in brackets", lambda section, path: f"[{section}{paths(path)}]"),
    "genitive": messy("genitive", lambda section, path: f"§ {section}{paths(path)}’s"),
    "in bold": messy("in bold", lambda section, path: f"**§ {section}{paths(path)}**"),
    "blanks inside": messy(
        "blanks inside", lambda section, path: f"§ {section}" + "".join(f"( {n} )" for n in path)),
    "wrong case": messy(
        "wrong case", lambda section, path: f"§ {section}({path[0].upper()})", 1, 1),
    "letter joined": messy("letter joined", lambda section, path: f"{section}{path[0]}", 1, 1),
    "blanks, no parentheses": messy(
        "blanks, no parentheses", lambda section, path: f"§ {section} {path[0]} {path[1]}", 2, 2),
    "subsection, paragraph": messy(
        "subsection, paragraph",
        lambda section, path: f"section {section}, subsection {path[0]}, paragraph {path[1]}", 2, 2),
    "path before": messy(
        "path before", lambda section, path: f"{paths(path)} of {section}"),
    "parenthesis lost": messy(
        "parenthesis lost", lambda section, path: f"§ {section}({path[0]}({path[1]})", 2, 2),
}


# MARK: Decimal


def by_place(who: Commenter) -> Piece | None:
    """"5.1.1.2, 1 - 3 inc., 4"."""
    places = who.rule.paths[who.section]
    if len(places) < 4 or who.section.count(".") < 2:
        return None
    words = f"{who.section}, 1 {who.one('-', '–', 'to')} 3{who.one(' inc.', ' inclusive', '')}, 4"
    return Piece("messy list", words,
                 {who.section} | {f"{who.section} ¶ {place}" for place in range(1, 5)},
                 before=who.one("Section ", "Re: ", ""), after=": unclear.")


def wildcard(who: Commenter) -> Piece | None:
    chapter = who.section.split(".", maxsplit=1)[0]
    found = {name for name in who.rule.sections if re.fullmatch(rf"{chapter}\.\d\.2", name)}
    if not found:
        return None
    return Piece("wildcard", f"Sections {chapter}.x.2", found, after=" (3 times) is wrong.")


def decimal_section(who: Commenter) -> Piece:
    return Piece("decimal section", who.one("section ", "Section ", "§ ", "Sec. ") + who.section,
                 {who.section})


def decimal_alone(who: Commenter) -> Piece:
    return Piece("decimal alone", who.section, {who.section}, before=who.one("In ", "See "))


def decimal_range(who: Commenter) -> Piece | None:
    outer = who.section.rsplit(".", 1)[0]
    found = [name for name in who.rule.sections if re.fullmatch(re.escape(outer) + r"\.\d", name)]
    if who.section.count(".") < 2 or len(found) < 3:
        return None
    return Piece("decimal range", f"sections {found[0]}{who.one('-', ' to ', ' through ')}{found[2]}",
                 set(found[:3]))


def decimal_paragraph(who: Commenter) -> Piece:
    place = who.chance.choice(who.rule.paths[who.section])[0]
    word = who.one("paragraph", "para.", "para")
    return Piece("decimal paragraph", f"section {who.section}, {word} {place}",
                 {f"{who.section} ¶ {place}"})


DECIMALS: dict[str, Callable[[Commenter], Piece | None]] = {
    "messy list": by_place, "wildcard": wildcard, "decimal section": decimal_section,
    "decimal alone": decimal_alone, "decimal range": decimal_range,
    "decimal paragraph": decimal_paragraph, "U.S.C.": code,
}

FORMS = {**THIRTY, **MESSY, **DECIMALS}


def comments(scheme: str, seed: int, count: int) -> tuple[CitedRule, list[MadeComment]]:
    """A rule, and comments on it in which each form comes as often as any other."""
    rule = cited_rule(scheme, seed)
    chance = random.Random(f"comments, {scheme}, {seed}")
    who = Commenter(rule, chance)
    names = list(DECIMALS) if scheme == DECIMAL else [*THIRTY, *MESSY]
    made = []
    waiting: list[str] = []
    for _ in range(count):
        if len(waiting) < 6:
            waiting += chance.sample(names, len(names))
        made.append(who.comment([waiting.pop() for _ in range(chance.randrange(2, 7))]))
    return rule, made


def ordinary(seed: int, size: int) -> bytes:
    """Comments of so many bytes that cite as much as people do: once in some ten sentences."""
    chance = random.Random(f"ordinary, {seed}")
    who = Commenter(cited_rule(CFR, seed), chance)
    who.section = next(name for name in who.rule.sections if who.rule.paths[name])
    writer = Writer(chance)
    written: list[str] = []
    length = 0
    while length < size:
        words = writer.sentence().replace("{ref}", "the law")
        if chance.random() < 0.2:
            words = chance.choice((*PLAIN, *DISTRACTING))
        if chance.random() < 0.1:
            piece = THIRTY[chance.choice(list(THIRTY))](who)
            before, after = chance.choice(SENTENCES)
            words = before + piece.words + after if piece else words
        words += chance.choice((" ", " ", " ", " ", "\n\n"))
        written.append(words)
        length += len(words.encode())
    return "".join(written).encode()
