"""Makes up a docket whose form letters are known, to hold a grouping of comments to the truth.

    python3 Tests/Truth/letters.py --count 100000 --seed 1 comments.csv labels.csv
        [--share 0.75] [--replaced 0.1] [--only KIND]

comments.csv has the columns id, stub (1 or 0) and text; labels.csv has id, campaign (empty where
the comment is nobody's copy) and kind. Both are written as they are made, and the same arguments
make the same bytes. Seeds below 1000 are for tuning; those from 1001 on are held out, for
script/bench alone.

What becomes of a letter:

    exact       nothing; now and then other blanks, or a mark
    personal    a line of one's own before it, after it, or both
    typo        slips of the keys
    edit        words put otherwise, left out or put in
    trim        sentences left out, or in another order
    heavy       a paragraph or two of one's own added
    mailmerge   a share of all words replaced by synonyms, as sites do that make each letter differ
    excerpt     a sentence or three of it, and a few words of one's own
    rewritten   sentence by sentence in other words, with some sentences left out and one put in
    version     of the same letter as it was sent later: some sentences left out, others new

And beside them: unique (nobody's letter), short (unique, a sentence or two between stock lines),
quote (unique, with a sentence or two of a letter), oneliner (unique, a dozen words that many say) and
stub (its argument is in an attachment).
"""

import argparse
import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letter_words import (
    CLASSES, CLOSINGS, DEMANDS, OPENINGS, PATTERNS, PHRASES, STUBS, Vocabulary, Zipf, filled)

MEMBERS = ("exact", "personal", "typo", "edit", "trim", "heavy", "mailmerge", "excerpt", "rewritten",
           "version")
ALONE = ("unique", "short", "quote", "oneliner")

# Shares within the letters of a campaign, and among what is no letter.
MEMBER_SHARES = (0.35, 0.20, 0.09, 0.10, 0.08, 0.09, 0.03, 0.02, 0.02, 0.02)
ALONE_SHARES = {"unique": 0.61, "short": 0.20, "quote": 0.08, "oneliner": 0.05, "stub": 0.06}
# This share of the campaigns are sent by a site that changes the words for each sender.
MERGING = 0.1
# And this share of the letters has a quarter of the sentences of another.
FAMILIES = 0.15


@dataclass(frozen=True)
class Made:
    """One comment and what is true of it; it has no campaign where it is nobody's copy."""

    number: int
    text: str
    campaign: int | None
    kind: str

    @property
    def id(self) -> str:
        return f"MADE-2026-0001-{self.number:08}"


@dataclass(frozen=True)
class Letter:
    paragraphs: tuple[tuple[str, ...], ...]
    merging: bool
    # As it was sent later.
    later: tuple[tuple[str, ...], ...] = ()
    # The sentences that no other letter has.
    own: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @property
    def text(self) -> str:
        return joined(self.paragraphs)


def joined(paragraphs: tuple[tuple[str, ...], ...] | list[list[str]]) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


class Docket:
    """All comments of one seed, in the order in which they came."""

    def __init__(
        self, count: int, seed: int, share: float = 0.75, replaced: float = 0.1,
        only: str | None = None
    ) -> None:
        self.count, self.share, self.replaced, self.only = count, share, replaced, only
        self.chance = random.Random(f"letters {seed}")
        self.vocabulary = Vocabulary(self.chance)
        campaigns = max(4, round(count ** 0.55))
        self.sizes = Zipf(campaigns, 1.05)
        merging = set(self.chance.sample(range(campaigns), max(1, round(campaigns * MERGING))))
        self.letters: list[Letter] = []
        for index in range(campaigns):
            self.letters.append(self.letter(index in merging))

    def letter(self, merging: bool) -> Letter:
        sentences = self.vocabulary.sentences(round(self.chance.triangular(60, 380, 150)))
        paragraphs: list[tuple[str, ...]] = []
        while sentences:
            length = self.chance.randint(2, 5)
            paragraphs.append(tuple(sentences[:length]))
            sentences = sentences[length:]
        own = [sentence for paragraph in paragraphs for sentence in paragraph]
        if self.letters and self.chance.random() < FAMILIES and len(paragraphs) > 1:
            # The same body wrote another letter, and says some of it again.
            other = self.chance.choice(self.letters).sentences
            own = own[:-len(paragraphs[-1])]
            paragraphs[-1] = tuple(other[:max(1, len(other) // 4)])
        if self.chance.random() < 0.3:
            paragraphs[0] = (filled(self.chance.choice(OPENINGS[3:6]), self.chance), *paragraphs[0])
        return Letter(tuple(paragraphs), merging, self.revised(paragraphs), tuple(own))

    def revised(self, paragraphs: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """With about two fifths of its sentences new, and a paragraph as it was."""
        core = self.chance.randrange(len(paragraphs))
        made: list[tuple[str, ...]] = []
        for place, paragraph in enumerate(paragraphs):
            made.append(tuple(
                sentence if place == core or self.chance.random() < 0.6
                else self.vocabulary.sentence() for sentence in paragraph))
        return tuple(made)

    def __iter__(self) -> Iterator[Made]:
        names = list(ALONE_SHARES)
        shares = list(ALONE_SHARES.values())
        for number in range(1, self.count + 1):
            if self.chance.random() < self.share:
                campaign = self.sizes.draw(self.chance)
                letter = self.letters[campaign]
                kind = self.only or self.chance.choices(MEMBERS, MEMBER_SHARES)[0]
                if letter.merging and kind not in ("personal", "heavy", "excerpt"):
                    kind = "mailmerge"
                yield Made(number, self.member(letter, kind), campaign, kind)
            else:
                kind = self.chance.choices(names, shares)[0]
                yield Made(number, self.alone(kind), None, kind)

    # What becomes of a letter.

    def member(self, letter: Letter, kind: str) -> str:
        if letter.merging and kind not in ("mailmerge", "excerpt"):
            # Who adds something to a letter of such a site adds it to the words that he was given.
            letter = Letter(self.merge(letter), False)
        if kind == "exact":
            return self.copied(letter.text)
        if kind == "mailmerge":
            return joined(self.merge(letter))
        if kind == "personal":
            return self.with_lines(letter)
        if kind == "typo":
            return self.with_slips(letter.text)
        if kind == "edit":
            return self.edited(letter.text)
        if kind == "trim":
            return self.trimmed(letter)
        if kind == "excerpt":
            return self.excerpt(letter)
        if kind == "rewritten":
            return self.rewritten(letter)
        if kind == "version":
            return self.copied(joined(letter.later))
        return self.with_paragraphs(letter)

    def copied(self, text: str) -> str:
        """As it is, but for what a browser or a mail program makes of blanks, marks and case."""
        way = self.chance.random()
        if way < 0.8:
            return text
        if way < 0.9:
            return text.replace("\n\n", "\n")
        return text.replace(". ", ".  ") + "\n" if way < 0.97 else text.upper()

    def merge(self, letter: Letter) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self.put_otherwise(sentence) for sentence in paragraph)
                     for paragraph in letter.paragraphs)

    def put_otherwise(self, sentence: str) -> str:
        """With the given share of its words replaced, which are among those that have synonyms."""
        words = sentence.split(" ")
        others = [self.vocabulary.synonym(word) for word in words]
        replaceable = sum(word != other for word, other in zip(words, others))
        chance = self.replaced * len(words) / max(1, replaceable)
        return " ".join(other if self.chance.random() < chance else word
                        for word, other in zip(words, others))

    def with_lines(self, letter: Letter) -> str:
        where = self.chance.random()
        text = letter.text
        if where < 0.75:
            text = self.lines(OPENINGS, 1, 2) + "\n\n" + text
        if where > 0.5:
            text += "\n\n" + self.lines(CLOSINGS, 1, 2)
        return text

    def lines(self, stock: tuple[str, ...], least: int, most: int) -> str:
        """Stock lines, some with a sentence of one's own."""
        lines = [filled(line, self.chance)
                 for line in self.chance.sample(stock, self.chance.randint(least, most))]
        if self.chance.random() < 0.5:
            lines.append(self.vocabulary.sentence())
        return " ".join(lines)

    def with_slips(self, text: str) -> str:
        words = text.split(" ")
        for _ in range(self.chance.randint(1, max(1, len(words) // 20))):
            at = self.chance.randrange(len(words))
            word = words[at]
            if len(word) < 4:
                continue
            slip = self.chance.randrange(1, len(word) - 1)
            words[at] = self.chance.choice((
                word[:slip] + word[slip + 1:], word[:slip] + word[slip] + word[slip:],
                word[:slip] + word[slip + 1] + word[slip] + word[slip + 2:]))
        return " ".join(words)

    def edited(self, text: str) -> str:
        words = text.split(" ")
        for _ in range(max(1, round(len(words) * self.chance.uniform(0.01, 0.1)))):
            at = self.chance.randrange(len(words))
            way = self.chance.random()
            if way < 0.6:
                words[at] = self.vocabulary.word("noun")
            elif way < 0.8:
                words[at] = ""
            else:
                words[at] += " " + self.vocabulary.word("adjective")
        return " ".join(word for word in words if word)

    def trimmed(self, letter: Letter) -> str:
        if self.chance.random() < 0.3:
            paragraphs = list(letter.paragraphs)
            self.chance.shuffle(paragraphs)
            return joined([list(paragraph) for paragraph in paragraphs])
        sentences = letter.sentences
        count = max(2, round(len(sentences) * self.chance.uniform(0.5, 0.9)))
        kept = sorted(self.chance.sample(range(len(sentences)), min(count, len(sentences))))
        return " ".join(sentences[index] for index in kept)

    def excerpt(self, letter: Letter) -> str:
        """Sentences that follow each other, and in half of all cases a few words beside them."""
        at = self.chance.randrange(len(letter.own))
        kept = list(letter.own[at:at + self.chance.randint(1, 3)])
        if letter.merging:
            kept = [self.put_otherwise(sentence) for sentence in kept]
        words = sum(sentence.count(" ") + 1 for sentence in kept)
        way = self.chance.random()
        if way < 0.25:
            kept.insert(0, filled(self.chance.choice(OPENINGS), self.chance))
        elif way < 0.5:
            own = self.vocabulary.sentence().split(" ")[:max(2, words // 3)]
            kept.append(" ".join(own))
        return " ".join(kept)

    def rewritten(self, letter: Letter) -> str:
        """A part of each sentence in other words, in the order of the letter."""
        made: list[str] = []
        for sentence in letter.sentences:
            if self.chance.random() < 0.2:
                continue
            words = sentence.split(" ")
            cut = self.chance.randint(len(words) // 3, len(words))
            others = " ".join(self.vocabulary.synonym(word) if self.chance.random() < 0.5 else word
                              for word in words[cut:])
            made.append(" ".join([*words[:cut], *others.split(" ")]).strip())
        made.insert(self.chance.randint(0, len(made)), self.vocabulary.sentence())
        return " ".join(made)

    def with_paragraphs(self, letter: Letter) -> str:
        own = [self.vocabulary.sentences(round(self.chance.triangular(30, 200, 60)))
               for _ in range(self.chance.choice((1, 1, 2)))]
        paragraphs = [list(paragraph) for paragraph in letter.paragraphs]
        for paragraph in own:
            paragraphs.insert(self.chance.randint(0, len(paragraphs)), paragraph)
        if self.chance.random() < 0.3:
            paragraphs.insert(0, [self.lines(OPENINGS, 1, 1)])
        return joined(paragraphs)

    # What is nobody's copy.

    def alone(self, kind: str) -> str:
        if kind == "stub":
            return filled(self.chance.choice(STUBS), self.chance)
        if kind == "short":
            own = self.vocabulary.sentences(self.chance.randint(6, 30))
            parts = [filled(self.chance.choice(OPENINGS), self.chance), *own]
            if self.chance.random() < 0.7:
                parts.append(filled(self.chance.choice(CLOSINGS), self.chance))
            return " ".join(parts)
        if kind == "oneliner":
            return self.one_line()
        sentences = self.vocabulary.sentences(round(self.chance.lognormvariate(4.9, 0.7)) + 20)
        if kind == "quote":
            sentences = self.quoting(sentences)
        if self.chance.random() < 0.5:
            sentences.insert(0, filled(self.chance.choice(OPENINGS), self.chance))
        if self.chance.random() < 0.5:
            sentences.append(filled(self.chance.choice(CLOSINGS), self.chance))
        length = self.chance.randint(3, 6)
        return "\n\n".join(" ".join(sentences[at:at + length])
                           for at in range(0, len(sentences), length))

    def one_line(self) -> str:
        """What many say of the matter, in the words of all letters."""
        start = self.chance.choice(DEMANDS)
        words = [self.vocabulary.word(CLASSES[part]) if part in CLASSES else part
                 for part in self.chance.choice(PATTERNS).split(" ")]
        end = self.chance.choice(PHRASES) + self.chance.choice((".", "!", "!!"))
        return " ".join([start, *words, end])

    def quoting(self, sentences: list[str]) -> list[str]:
        """With a sentence or two of a letter, up to forty words, in more words of one's own."""
        letter = self.letters[self.sizes.draw(self.chance)].sentences
        at = self.chance.randrange(len(letter))
        quoted = letter[at:at + self.chance.randint(1, 2)]
        words = " ".join(quoted).split(" ")[:40]
        own = sum(sentence.count(" ") + 1 for sentence in sentences)
        if own < 60:
            sentences = sentences + self.vocabulary.sentences(60 - own)
        place = self.chance.randint(0, len(sentences))
        return [*sentences[:place], f'They say that "{" ".join(words)}"', *sentences[place:]]


def write(docket: Docket, comments: Path, labels: Path) -> None:
    """Writes each comment and its label as it is made."""
    with (comments.open("w", encoding="utf-8", newline="") as texts,
          labels.open("w", encoding="utf-8", newline="") as truths):
        rows = csv.writer(texts, lineterminator="\n")
        truth = csv.writer(truths, lineterminator="\n")
        rows.writerow(["id", "stub", "text"])
        truth.writerow(["id", "campaign", "kind"])
        for made in docket:
            rows.writerow([made.id, int(made.kind == "stub"), made.text])
            truth.writerow([made.id, "" if made.campaign is None else made.campaign, made.kind])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comments", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.75, help="of all that are form letters")
    parser.add_argument("--replaced", type=float, default=0.1,
                        help="of the words of a mail-merge letter")
    parser.add_argument("--only", choices=MEMBERS, help="make this of every letter")
    given = parser.parse_args()
    write(Docket(given.count, given.seed, given.share, given.replaced, given.only),
          given.comments, given.labels)


if __name__ == "__main__":
    main()
