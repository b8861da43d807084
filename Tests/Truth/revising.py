"""What a drafter does to the words of one clause: revises, cuts in two, joins."""

import random
import re

from numbering import MARKED
from rules import Clause

# A place where a clause may be cut: after a sentence, or else after a part of one.
SENTENCE = re.compile(r"(?<=[a-z]{3}[.;]) (?=[A-Z])")
COMMA = re.compile(r"(?<=\w[,;]) (?=[a-z]{2,} )")
LIST_END = re.compile(r"[;,]? (?:and|or)$|[;,]$")
# What a paragraph may not begin with: it would be read as something else.
OPENS = re.compile(r"#|[-+>*] |\d+[.)] |\*[A-Z][^*]*\* means |\d+(?:\.\d+)+|§")
# How few words a part may have: enough to know it by, and more where the cut is no sentence's end.
SMALLEST_PARTS = {SENTENCE: 6, COMMA: 12}


class Reviser:
    """Changes words by chance; the words that it puts in are those of the rule."""

    def __init__(self, chance: random.Random, clauses: list[Clause]) -> None:
        self.chance = chance
        found = {
            word for clause in clauses for word in clause.text.split()
            if word.isalpha() and word.islower()}
        self.vocabulary = sorted(found) or ["any", "each"]

    def word(self) -> str:
        return self.chance.choice(self.vocabulary)

    def free(self, words: list[str]) -> list[int]:
        """The places of the words that may change: neither emphasis, references, nor a term."""
        # The term of a definition is what it is called by; it stays.
        start = next((at + 1 for at, word in enumerate(words[:9]) if word == "means"), 0)
        return [at for at, word in enumerate(words)
                if at >= start and "*" not in word and "⟦" not in word and "⟧" not in word
                and word[0].isalnum()]

    def few(self, text: str) -> str | None:
        """One to four words replaced, put in or taken out, but of a short clause one or two."""
        words = text.split(" ")
        free = self.free([word or " " for word in words])
        if len(words) < 3 or not free:
            return None
        count = min(self.chance.randint(1, max(1, min(4, len(words) // 6))), len(free))
        for at in sorted(self.chance.sample(free, count), reverse=True):
            kind = self.chance.choice(("replace", "replace", "insert", "delete"))
            if kind == "insert":
                words.insert(at, self.word())
            elif kind == "delete" and len(words) > 4 and at > 0 and words[at].isalpha():
                del words[at]
            else:
                words[at] = self.replaced(words[at])
        return self.checked(words, text)

    def half(self, text: str) -> str | None:
        """Half of the words replaced."""
        words = text.split(" ")
        free = self.free([word or " " for word in words])
        if len(words) < 10:
            return None
        for at in self.chance.sample(free, len(free) // 2):
            words[at] = self.replaced(words[at])
        return self.checked(words, text)

    def replaced(self, word: str) -> str:
        """Another word with the capital and the punctuation of this one."""
        ending = word[len(word.rstrip(".,;:")):]
        found = self.word()
        return (found.capitalize() if word[0].isupper() else found) + ending

    def checked(self, words: list[str], text: str) -> str | None:
        found = " ".join(words)
        return None if found == text or MARKED.match(found) or OPENS.match(found) else found

    def two_parts(self, text: str) -> tuple[str, str] | None:
        """The text cut in two, each part with words enough to know it by."""
        for pattern, smallest in SMALLEST_PARTS.items():
            cuts = [cut for found in pattern.finditer(text) if is_whole(cut := text[:found.start()])
                    and min(len(cut.split()), len(text[found.end():].split())) >= smallest]
            if cuts:
                first = self.chance.choice(cuts)
                second = text[len(first) + 1:]
                second = second[0].upper() + second[1:]
                if MARKED.match(second) or OPENS.match(second):
                    return None
                return first.rstrip(",;.") + ".", second
        return None

    def joined(self, first: str, second: str) -> str:
        return LIST_END.sub("", first).rstrip(".") + ". " + second


def is_whole(part: str) -> bool:
    """Whether nothing is open at its end: emphasis, parentheses, quotation marks, references."""
    return (
        part.count("*") % 2 == 0 and part.count("(") == part.count(")")
        and part.count("“") == part.count("”") and part.count("[") == part.count("]")
        and part.count("⟦") == part.count("⟧"))
