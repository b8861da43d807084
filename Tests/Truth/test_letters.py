"""Tests of the made-up letters and of how a grouping of them is scored.

    python3 -m unittest discover --start-directory Tests/Truth
"""

import csv
import random
import tempfile
import unittest
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from campaign_score import Label, pairs, read_answer, read_labels, score
from letter_words import Vocabulary
from labelled_pairs import score as labelled_score
from letters import ALONE, MEMBERS, Docket, Made, write


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:]))


class Letters(unittest.TestCase):
    docket: list[Made]

    @classmethod
    def setUpClass(cls) -> None:
        cls.docket = list(Docket(6000, 1))

    def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            made = []
            for name, seed in (("a", 3), ("b", 3), ("c", 4)):
                comments, labels = Path(scratch) / f"{name}.csv", Path(scratch) / f"{name}.labels"
                write(Docket(300, seed), comments, labels)
                made.append((comments.read_bytes(), labels.read_bytes()))
            self.assertEqual(made[0], made[1])
            self.assertNotEqual(made[0], made[2])

    def test_every_kind_is_there_in_about_its_share(self) -> None:
        kinds = Counter(made.kind for made in self.docket)
        self.assertEqual(set(kinds), {*MEMBERS, *ALONE, "stub"})
        letters = sum(kinds[kind] for kind in MEMBERS)
        self.assertAlmostEqual(letters / len(self.docket), 0.75, delta=0.03)
        self.assertGreater(min(kinds.values()), 40)

    def test_few_letters_are_most_of_all_copies(self) -> None:
        sizes = Counter(made.campaign for made in self.docket if made.campaign is not None)
        largest = [size for _, size in sizes.most_common()]
        self.assertGreater(sum(largest[:5]) * 2, sum(largest) * 0.8)
        self.assertGreater(len(largest), 50)

    def test_only_copies_have_a_campaign(self) -> None:
        for made in self.docket:
            self.assertEqual(made.campaign is not None, made.kind in MEMBERS, made.id)

    def test_no_two_that_are_nobodys_copy_have_the_same_words(self) -> None:
        texts = [" ".join(made.text.lower().split()) for made in self.docket if made.kind in ALONE]
        self.assertEqual(len(texts), len(set(texts)))

    def test_copies_share_words_with_their_letter_and_others_do_not(self) -> None:
        docket = Docket(2000, 2)
        letters = [runs(letter.text) for letter in docket.letters]
        for made in docket:
            own = runs(made.text)
            if made.campaign is not None and not docket.letters[made.campaign].merging:
                common = len(own & letters[made.campaign])
                if made.kind == "excerpt":
                    self.assertGreater(common, 0.3 * len(own), made)
                else:
                    self.assertGreater(common, 0.2 * len(letters[made.campaign]), made)
            elif made.kind in ALONE:
                self.assertLess(max(len(own & letter) for letter in letters), 60, made)

    def test_a_mail_merge_replaces_about_the_share_of_words_that_was_asked_for(self) -> None:
        for asked in (0.1, 0.25):
            docket = Docket(400, 5, replaced=asked, only="mailmerge")
            same = total = 0
            for made in docket:
                if made.campaign is None or made.kind != "mailmerge":
                    continue
                words = docket.letters[made.campaign].text.split()
                changed = made.text.split()
                self.assertEqual(len(words), len(changed))
                same += sum(map(str.__eq__, words, changed))
                total += len(words)
            self.assertAlmostEqual(1 - same / total, asked, delta=0.01)

    def test_a_synonym_is_another_word_written_the_same_way(self) -> None:
        vocabulary = Vocabulary(random.Random(1))
        noun = vocabulary.word("noun")
        other = vocabulary.synonym(noun.capitalize() + ".")
        self.assertNotEqual(other.lower(), noun + ".")
        self.assertTrue(other[0].isupper() and other.endswith("."))


class Scoring(unittest.TestCase):
    labels = {
        "a": Label("1", "exact"), "b": Label("1", "heavy"), "c": Label("1", "heavy"),
        "d": Label("2", "exact"), "e": Label("2", "exact"), "f": Label("", "unique"),
        "g": Label("", "quote"), "s": Label("", "stub"), "t": Label("", "stub")}

    def test_who_knows_the_truth_is_right(self) -> None:
        found = score(self.labels, {name: label.campaign for name, label in self.labels.items()})
        self.assertEqual((found.f1, found.b_cubed, found.grouped_alone, found.stubs_grouped),
                         (1, 1, 0, 0))
        self.assertEqual(set(found.found.values()), {1.0})

    def test_who_groups_nothing_has_no_recall_and_who_groups_all_little_precision(self) -> None:
        nothing = score(self.labels, {})
        self.assertEqual((nothing.precision, nothing.recall, nothing.f1), (1, 0, 0))
        self.assertEqual(nothing.b_cubed_precision, 1)
        everything = score(self.labels, dict.fromkeys(self.labels, "x"))
        self.assertEqual(everything.recall, 1)
        self.assertAlmostEqual(everything.precision, 4 / 21)
        self.assertEqual((everything.grouped_alone, everything.stubs_grouped), (1, 2))

    def test_mistakes_are_told_by_kind(self) -> None:
        found = score(self.labels, {"a": "x", "b": "x", "c": "y", "f": "y", "d": "z", "e": "z"})
        self.assertEqual(found.found, {"exact": 1.0, "heavy": 0.5})
        self.assertEqual(found.amiss, {"unique": 1.0, "quote": 0.0})
        self.assertEqual(found.grouped_alone, 0.5)

    def test_scores_as_the_slow_definitions_say(self) -> None:
        chance = random.Random(1)
        labels = {str(n): Label(chance.choice(["", "1", "2", "3"]), "exact") for n in range(60)}
        labels = {name: Label(label.campaign, "exact" if label.campaign else "unique")
                  for name, label in labels.items()}
        answer = {name: chance.choice(["", "x", "y", "z"]) for name in labels}

        def same(groups: dict[str, str], one: str, other: str) -> bool:
            return one == other or bool(groups[one]) and groups[one] == groups[other]

        true = {name: label.campaign for name, label in labels.items()}
        hits = sum(same(true, *two) and same(answer, *two) for two in combinations(labels, 2))
        given = sum(same(answer, *two) for two in combinations(labels, 2))
        cubed: defaultdict[str, list[float]] = defaultdict(list)
        for one in labels:
            ours = {other for other in labels if same(answer, one, other)}
            right = {other for other in labels if same(true, one, other)}
            cubed["precision"].append(len(ours & right) / len(ours))
            cubed["recall"].append(len(ours & right) / len(right))
        found = score(labels, answer)
        self.assertAlmostEqual(found.precision, hits / given)
        self.assertAlmostEqual(found.b_cubed_precision, sum(cubed["precision"]) / len(labels))
        self.assertAlmostEqual(found.b_cubed_recall, sum(cubed["recall"]) / len(labels))

    def test_labels_and_answers_are_read_as_they_were_written(self) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            comments, labels = Path(scratch) / "comments.csv", Path(scratch) / "labels.csv"
            docket = Docket(200, 8)
            write(docket, comments, labels)
            read = read_labels(labels)
            with comments.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            self.assertEqual([row["id"] for row in rows], list(read))
            again = {made.id: made for made in Docket(200, 8)}
            for row in rows:
                made = again[row["id"]]
                self.assertEqual((row["text"], row["stub"] == "1"), (made.text, made.kind == "stub"))
                self.assertEqual(read[made.id].kind, made.kind)
            answer = Path(scratch) / "answer.csv"
            answer.write_text("a,x\nb,\n")
            self.assertEqual(read_answer(answer), {"a": "x", "b": ""})

    def test_pairs_are_counted_once(self) -> None:
        self.assertEqual(pairs([1, 2, 4]), 7)

    def test_readers_agree_beyond_chance(self) -> None:
        labels = [(True, True)] * 4 + [(False, False)] * 4 + [(True, False), (False, True)]
        found = labelled_score(labels, [True] * 3 + [False] * 5 + [True, True])
        self.assertAlmostEqual(found.kappa, 0.6)
        self.assertEqual((found.pairs, found.alike), (10, 8))
        self.assertEqual((found.precision, found.recall), (1.0, 0.75))


if __name__ == "__main__":
    unittest.main()
