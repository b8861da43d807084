"""How clauses are designated: which marker the nth child on a level has, and which it may be.

Two schemes. `cfr`: under a section (a), (1), (i), (A), *(1)*, *(i)*. `decimal`: sections 4.1 and
4.1.2 in headings, and paragraphs without a number under them.
"""

import re

CFR, DECIMAL = "cfr", "decimal"
CFR_LEVELS = ("a", "1", "i", "A", "*1*", "*i*")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
# A marker of the cfr scheme at the start of a paragraph, and what follows it.
MARKED = re.compile(r"(\((?:[a-z]+|[A-Z]+|\d+)\)|\*\((?:[a-z]+|\d+)\)\*|\(\*(?:[a-z]+|\d+)\*\))\s*")


def roman(number: int) -> str:
    """4 is iv."""
    result = ""
    for value, letters in ROMAN:
        while number >= value:
            result += letters
            number -= value
    return result


def from_roman(letters: str) -> int | None:
    """iv is 4; None where the letters are no number as one writes it."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    if any(letter not in values for letter in letters):
        return None
    total = 0
    for here, after in zip(letters, letters[1:] + " "):
        sign = -1 if values.get(after, 0) > values[here] else 1
        total += sign * values[here]
    return total if roman(total) == letters else None


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: as the Code of Federal Regulations counts."""
    times, place = divmod(number - 1, 26)
    return chr(97 + place) * (times + 1)


def from_letters(word: str) -> int | None:
    """bb is 28; None where the letters are not all the same."""
    if not word or word != word[0] * len(word):
        return None
    return (len(word) - 1) * 26 + ord(word[0]) - 96


def cfr_marker(level: int, number: int) -> str:
    """The marker of the nth clause on a level: level 2, number 4 is (iv)."""
    kind = CFR_LEVELS[level]
    core = {"a": letters, "A": letters, "1": str, "i": roman}[kind.strip("*")](number)
    core = core.upper() if kind == "A" else core
    return f"*({core})*" if kind.startswith("*") else f"({core})"


def cfr_number(marker: str, level: int) -> int | None:
    """Which place a marker has on a level; None where it is no marker of that level."""
    kind, core = CFR_LEVELS[level], own(marker)
    if ("*" in marker) != ("*" in kind):
        return None
    kind = kind.strip("*")
    if kind == "1":
        return int(core) if core.isdigit() else None
    if core.isdigit() or core.isupper() != (kind == "A"):
        return None
    return from_roman(core) if kind == "i" else from_letters(core.lower())


def own(marker: str) -> str:
    """What a marker adds to that of its parent: "(a)" a, "§ 9.3" 3, "4.1.2" 2, none nothing."""
    words = re.findall(r"[A-Za-z0-9]+", marker)
    return words[-1] if words else ""


def number_slug(marker: str) -> str:
    """A marker as a part of a label: "§ 740.22" is 740-22. Case is kept, since (A) is not (a)."""
    return "-".join(re.findall(r"[A-Za-z0-9]+", marker))


def slug(words: str) -> str:
    """Words as a part of a label: "Business day" is business-day."""
    found = "-".join(re.findall(r"[^\W_]+", re.sub("['’]", "", words).lower()))
    if len(found.encode()) > 60:
        found = found[:60].rsplit("-", 1)[0]
    return found or "x"
