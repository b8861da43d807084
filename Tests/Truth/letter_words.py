"""The words of made-up comments: invented words in a rich vocabulary, and lines that everyone uses.

No person, place or body named here exists but by chance.
"""

import random
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st t th tr v w".split()
NUCLEI = "a e i o u ai ea ee oa ou io".split()
CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck", "rm", "ng"]
ENDINGS = {
    "noun": ["", "", "", "tion", "ment", "ness", "er", "age", "ity"],
    "verb": ["", "", "", "ate", "ize", "en", "ify"],
    "adjective": ["", "", "al", "ous", "ive", "ful", "less", "ic"],
    "adverb": ["ly"],
}
SIZES = {"noun": 4000, "verb": 1200, "adjective": 1200, "adverb": 250}

# What stands between the words of each class. A capital letter is a class, other words are kept.
CLASSES = {"N": "noun", "V": "verb", "A": "adjective", "R": "adverb"}
PATTERNS = (
    "the A N will V the N of the N",
    "I V that the N and the N are A for N",
    "this N would V A N in our N",
    "we cannot V the N without a A N",
    "when the N is A the N should V every N",
    "please V the A N and V the N",
    "there is no N that can R V the A N of N",
    "for N of us the N has been A since the N",
    "it is A to V N before the N is R A",
    "my N and I have V the N for A N",
    "under the N a N must V its N to the A N",
    "the N does not V how A N would V",
    "R the N has V more N than N",
    "because of this N the A N and A N are left to V",
    "N and N need A N",
    "if the N were to V then N would be A and R A",
    "they have V our N with A N and A N",
    "what about the N of the A N that V here",
    "a A N near the N V last N",
    "your N should V N rather than N",
    "the cost of the N falls on A N who V the N",
    "nobody can V a N by N alone",
)
# What everybody says in a comment, letter or not. A sentence may end with one.
PHRASES = (
    "for our children and grandchildren", "and the health of our communities",
    "to protect clean air and clean water", "for generations to come",
    "as required by the law", "in the interest of the American people",
    "at the expense of working families", "without any evidence at all",
    "before it is too late", "as the agency itself has said",
    "and I strongly urge you to reconsider", "on the basis of the best available science",
    "which is simply not acceptable", "in rural areas and small towns",
    "for the benefit of a few large companies", "and not the other way around",
    "as I have seen with my own eyes", "under the current administration",
    "despite what the industry says", "with all due respect",
    "in the middle of a public health crisis", "and that is why I am writing today",
)
DEMANDS = (
    "Please", "Stop this now:", "I urge you to see that", "We the people say that", "Please ban it,",
    "Do your job,", "Enough:", "Withdraw this rule,", "I oppose this,", "I support this,")
JOINTS = ("", "", "", "", "However, ", "In addition, ", "As you know, ", "For example, ", "Finally, ",
          "In my opinion, ", "Moreover, ", "At the same time, ", "First of all, ")

JOBS = (
    "nurse farmer teacher retired~engineer beekeeper welder student small~business~owner veteran "
    "physician fisherman carpenter librarian firefighter scientist mother~of~two father~of~three "
    "grandmother bus~driver bookkeeper hiker gardener lawyer pharmacist electrician").split()
TOWN_HEADS = "Ash Brook Cedar Dun Elm Fair Glen Hart Iron Kings Lake Maple North Oak Pine Red Stone".split()
TOWN_TAILS = "bury dale field ford haven hurst mere port ridge stead ton ville wick wood".split()
STATES = "AK AL AZ CA CO GA IA ID IL KS KY MA MD ME MI MN MO MT NC NE NM NV NY OH OR PA TN TX UT VA WA WI".split()
FIRST = ("Adlen Brisa Corvin Dalia Edrin Fenna Garrick Hesta Ilmar Jorun Kessa Lorin Mirel Nadir "
         "Orla Perrin Quill Rosta Selby Tamsin Ulric Vesna Wilmar Xandra Yorick Zelda").split()
LAST = ("Abbering Brontwell Castrin Dellaway Estermont Farrowby Grindal Hollimer Istvale Jessamin "
        "Kettlewick Lomberg Marrowick Nettlesome Ostergard Pellworth Quarrington Rusticane "
        "Stellbrook Thornaby Umberfield Vantress Wexcombe Yarrowdale").split()

OPENINGS = (
    "As a {job} from {town}, {state}, I care about this.",
    "My name is {first} {last} and I live in {town}, {state}.",
    "I am a {job} in {town}, {state}, and I am writing about the proposed rule.",
    "I am writing to express my strong opposition to the proposed rule.",
    "I am writing to express my support for the proposed rule.",
    "Thank you for the opportunity to comment on this proposed rule.",
    "To whom it may concern:",
    "Dear Administrator,",
)
CLOSINGS = (
    "Thank you for considering my comment.",
    "Thank you for your time and consideration.",
    "I urge you to withdraw this proposal.",
    "Please do the right thing for our children and grandchildren.",
    "Sincerely, {first} {last}, {town}, {state}",
    "Respectfully submitted, {first} {last}",
    "Regards, {first} {last}",
)
STUBS = (
    "See attached.", "Please see the attached file.", "See attached file(s)", "Comment attached.",
    "Please find attached the comments of {first} {last}.", "Attached please find our comments.")


class Vocabulary:
    """Invented words of four classes, some common and most rare, each with its near-synonyms.

    The words are the same in every docket; which of them are common differs with the seed.
    """

    def __init__(self, chance: random.Random) -> None:
        maker = random.Random("vocabulary")
        taken: set[str] = set()
        self.words: dict[str, list[str]] = {}
        for name, size in SIZES.items():
            made: list[str] = []
            while len(made) < size:
                stem = "".join(maker.choice(ONSETS) + maker.choice(NUCLEI) + maker.choice(CODAS)
                               for _ in range(maker.choice((1, 2, 2, 2, 3))))
                word = stem + maker.choice(ENDINGS[name])
                if len(word) > 2 and word not in taken:
                    taken.add(word)
                    made.append(word)
            self.words[name] = made
        self.synonyms: dict[str, list[str]] = {}
        for made in self.words.values():
            for index, word in enumerate(made):
                self.synonyms[word] = [made[(index + step) % len(made)] for step in (1, 2, 3)]
        # A function word may be put otherwise too.
        for group in ("the this that our", "a one any each", "and or with plus", "of in from for",
                      "is are was seems", "will would should must", "to towards into unto",
                      "we they people everyone", "I we you one", "has had have gets"):
            words = group.split()
            for word in words:
                self.synonyms.setdefault(word, [other for other in words if other != word])
        self._orders = {name: chance.sample(made, len(made)) for name, made in self.words.items()}
        self._weights = {name: list(accumulate(1 / (rank + 4) for rank in range(len(made))))
                         for name, made in self.words.items()}
        self._chance = chance
        self._drawn: dict[str, Iterator[str]] = {name: iter(()) for name in self.words}

    def word(self, name: str) -> str:
        """A word of a class, common ones more often (Zipf)."""
        for word in self._drawn[name]:
            return word
        # Drawn a few thousand at a time, which is several times faster.
        self._drawn[name] = iter(self._chance.choices(
            self._orders[name], cum_weights=self._weights[name], k=4096))
        return self.word(name)

    def synonym(self, word: str) -> str:
        """Another word for one, written as it is, with the marks around it."""
        core = word.strip(".,:;!?")
        others = self.synonyms.get(core.lower()) or self.synonyms.get(core)
        if not others:
            return word
        chosen = self._chance.choice(others)
        return word.replace(core, chosen.capitalize() if core[0].isupper() else chosen)

    def sentence(self) -> str:
        words = [self.word(CLASSES[part]) if part in CLASSES else part
                 for part in self._chance.choice(PATTERNS).split(" ")]
        if self._chance.random() < 0.4:
            words += ["and" if self._chance.random() < 0.5 else "but"]
            words += [self.word(CLASSES[part]) if part in CLASSES else part
                      for part in self._chance.choice(PATTERNS).split(" ")]
        if self._chance.random() < 0.2:
            words.append(self._chance.choice(PHRASES))
        joint = self._chance.choice(JOINTS)
        text = " ".join(words)
        return (joint + text if joint else text[0].upper() + text[1:]) + "."

    def sentences(self, words: int) -> list[str]:
        """Sentences of about so many words together."""
        made: list[str] = []
        count = 0
        while count < words or not made:
            made.append(self.sentence())
            count += made[-1].count(" ") + 1
        return made


def filled(line: str, chance: random.Random) -> str:
    """A stock line with its blanks filled."""
    if "{" not in line:
        return line
    return line.format(
        job=chance.choice(JOBS).replace("~", " "),
        town=chance.choice(TOWN_HEADS) + chance.choice(TOWN_TAILS),
        state=chance.choice(STATES), first=chance.choice(FIRST), last=chance.choice(LAST))


class Zipf:
    """Draws numbers below a bound, the first ones most often."""

    def __init__(self, count: int, exponent: float) -> None:
        self._sums = list(accumulate((rank + 1) ** -exponent for rank in range(count)))

    def draw(self, chance: random.Random) -> int:
        return bisect_left(self._sums, chance.random() * self._sums[-1])
