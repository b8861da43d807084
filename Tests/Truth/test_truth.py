"""Tests of the truth itself: a measure that is wrong measures nothing.

    python3 -m unittest discover --start-directory Tests/Truth
"""

import random
import tempfile
import unittest
from itertools import product
from pathlib import Path

from edits import edited
from made_up import made_up
from numbering import CFR, CFR_LEVELS, DECIMAL, cfr_marker, cfr_number, from_roman, own, roman
from pairs import SHARED, Base, Truth, real_bases, truth, truth_of_edits
from peers import by_label
from rules import Clause, Rule, read, write
from score import Answer, Score, add_unlisted, answer_of, score
from truth import OPERATIONS, Row, load, longest_rising

PAIRS = [(Base(scheme, 20_000), seed, rate)
         for scheme, seed, rate in product((CFR, DECIMAL), (1, 2), (0.03, 0.3))]


def perfect(rows: list[Row]) -> Answer:
    """What one says who knows the truth."""
    answer = Answer({(row.old, row.new) for row in rows if row.old and row.new})
    for row in rows:
        answer.mark(row.old, row.new, [op for op in OPERATIONS if row.holds(op)])
    return answer


def every_pair() -> list[Truth]:
    found = [truth(*pair) for pair in PAIRS]
    found += [truth(base, 1, 0.1) for base in real_bases()]
    return found + [pair.reversed() for pair in found[::3]]


class Numbering(unittest.TestCase):
    def test_a_marker_of_each_level_is_read_as_the_number_it_was_made_of(self) -> None:
        for level, number in product(range(len(CFR_LEVELS)), range(1, 60)):
            self.assertEqual(cfr_number(cfr_marker(level, number), level), number)

    def test_letters_that_are_no_roman_number_are_none(self) -> None:
        self.assertEqual([from_roman(word) for word in ("iiii", "vx", "b")], [None] * 3)
        self.assertEqual(from_roman(roman(1999)), 1999)


class Reading(unittest.TestCase):
    def test_what_was_made_up_is_read_back_with_the_same_labels(self) -> None:
        for pair in every_pair():
            for rule in (pair.old, pair.new):
                again = read(write(rule))
                self.assertEqual(list(again.labels().values()), list(rule.labels().values()))
                self.assertEqual(write(again), write(rule))

    def test_labels_are_unique(self) -> None:
        for pair in every_pair():
            labels = list(pair.new.labels().values())
            self.assertEqual(len(labels), len(set(labels)))

    def test_a_letter_that_may_be_a_roman_number_is_told_by_what_stands_around_it(self) -> None:
        rule = read("## § 1.1 One.\n\n(h) Eight:\n\n(1) This:\n\n(i) First;\n\n(ii) Second.\n\n"
                    "(i) Nine.\n\n(j) Ten.\n")
        self.assertEqual(
            list(rule.labels().values()),
            ["1-1", "1-1-h", "1-1-h-1", "1-1-h-1-i", "1-1-h-1-ii", "1-1-i", "1-1-j"])

    def test_real_rules_have_the_labels_of_the_gold(self) -> None:
        files = sorted((SHARED / "cfpb").glob("*/?.md"))
        if not files:
            self.skipTest("the real rules are not here")
        for path in files:
            ours = set(read(path.read_text("utf-8")).labels().values())
            lines = path.with_suffix(".labels.tsv").read_text("utf-8").splitlines()
            self.assertEqual({line.split("\t")[0] for line in lines} - ours, set(), path)


class Edits(unittest.TestCase):
    def test_the_same_seed_makes_the_same_bytes_and_another_seed_others(self) -> None:
        def texts(seed: int) -> tuple[str, str, list[Row]]:
            pair = truth(Base(CFR, 20_000), seed, 0.1)
            return write(pair.old), write(pair.new), pair.rows

        self.assertEqual(texts(3), texts(3))
        self.assertNotEqual(texts(3)[1], texts(4)[1])

    def test_files_hold_the_same_truth(self) -> None:
        pair = truth(*PAIRS[0])
        with tempfile.TemporaryDirectory() as folder:
            pair.save(Path(folder))
            self.assertEqual(load(Path(folder) / "truth.tsv"), pair.rows)

    def test_every_operation_is_made(self) -> None:
        for scheme in (CFR, DECIMAL):
            rows = truth(Base(scheme, 60_000), 1, 0.3).rows
            for op in (*OPERATIONS, "cited", "same"):
                self.assertTrue(any(row.holds(op) for row in rows), f"{scheme}: no {op}")

    def test_each_clause_of_both_versions_has_its_row(self) -> None:
        for pair in every_pair():
            self.assertEqual({row.old for row in pair.rows} - {""}, set(pair.old.labels().values()))
            self.assertEqual({row.new for row in pair.rows} - {""}, set(pair.new.labels().values()))

    def test_the_truth_applied_to_the_old_text_gives_the_new(self) -> None:
        for pair in every_pair():
            self.assertEqual(rebuilt(pair), write(pair.new))

    def test_what_is_said_to_be_the_same_says_the_same(self) -> None:
        for pair in every_pair():
            old, new = by_label_of(pair.old), by_label_of(pair.new)
            for row in pair.rows:
                if row.old and row.new and not (set(row.ops.split(",")) & {
                        "revised", "cited", "split", "merged"}):
                    self.assertEqual(old[row.old].text, new[row.new].text, row)


def by_label_of(rule: Rule) -> dict[str, Clause]:
    labels = rule.labels()
    return {labels[clause.uid]: clause for clause in rule.clauses()}


def rebuilt(pair: Truth) -> str:
    """The later version built from the rows: words from the earlier one wherever a row says that
    they did not change, markers too, and from the later one only what a row says is new."""
    old, new = by_label_of(pair.old), by_label_of(pair.new)
    made = Clause("root", "", "")
    by_new = {"": made}
    for row in sorted((row for row in pair.rows if row.new), key=lambda row: row.new_place):
        if row.new in by_new:
            continue
        ops = set(row.ops.split(","))
        there = old.get(row.old) or new[row.new]
        words = new[row.new] if ops & {"revised", "cited", "split", "merged"} else there
        # The marker of one that went along with a section has the section's new number in it.
        numbers = new[row.new] if ops & {"redesignated", "split", "merged"} else there
        marker = numbers.marker
        if own(marker) == own(new[row.new].marker):
            # (2) and *(2)* are one designation on two levels.
            marker = new[row.new].marker
        if there.kind == "section" and pair.old.scheme == DECIMAL:
            parent = by_new[row.new_parent].marker
            marker = f"{parent or new[row.new].marker.split('.')[0]}.{own(marker)}"
        found = Clause(there.kind, marker, words.text)
        by_new[row.new_parent].children.append(found)
        by_new[row.new] = found
    return write(Rule(pair.old.scheme, made))


class Scoring(unittest.TestCase):
    def test_a_perfect_answer_has_no_miss(self) -> None:
        for pair in every_pair():
            result = score(pair.rows, perfect(pair.rows))
            self.assertEqual(result.misses, [])
            self.assertEqual((result.mapped, result.marked), (result.mappable, 0))
            self.assertTrue(all(tally.precision in (1, None) for tally in result.ops.values()))

    def test_pairs_that_a_redline_does_not_list_are_worked_out(self) -> None:
        for pair in every_pair():
            answer = perfect(pair.rows)
            answer.pairs = {(old, new) for pairs in answer.marks.values() for old, new in pairs
                            if old and new}
            # One whose references alone changed is listed too, as revised.
            for row in pair.rows:
                if row.holds("cited"):
                    answer.pairs.add((row.old, row.new))
                    answer.mark(row.old, row.new, ["revised"])
            add_unlisted(answer, pair.rows)
            result = score(pair.rows, answer)
            self.assertEqual(result.misses, [])

    def test_identity_by_label_is_poor(self) -> None:
        total = Score()
        for pair in every_pair():
            total.add(score(pair.rows, by_label(pair)))
        self.assertLess(total.mapped / total.mappable, 0.9)
        self.assertEqual(total.ops["moved"].recall, 0)
        self.assertLess(total.ops["removed"].precision or 0, 0.5)

    def test_a_twin_is_as_good_as_the_other(self) -> None:
        text = "## § 1.1 One.\n\n(a) [Reserved]\n\n(b) [Reserved]\n\n(c) Something else of it.\n"
        rule = read(text)
        after = rule.copy()
        del after.root.children[0].children[0]
        for clause, marker in zip(after.root.children[0].children, ("(a)", "(b)")):
            clause.marker = marker
        rows = truth_of_edits(rule, after, rewrite=True).rows
        answer = Answer({("1-1", "1-1"), ("1-1-a", "1-1-a"), ("1-1-c", "1-1-b")})
        answer.mark("1-1-b", "", ["removed"])
        answer.mark("1-1-c", "1-1-b", ["redesignated"])
        result = score(rows, answer)
        self.assertEqual(result.misses, [])

    def test_of_two_that_changed_places_either_may_have_moved(self) -> None:
        rule = read("## § 1.1 One.\n\n(a) First of all.\n\n(b) Second of all.\n")
        after = rule.copy()
        section = after.root.children[0]
        section.children.reverse()
        for clause, marker in zip(section.children, ("(a)", "(b)")):
            clause.marker = marker
        rows = truth_of_edits(rule, after, rewrite=True).rows
        pairs = {("1-1", "1-1"), ("1-1-a", "1-1-b"), ("1-1-b", "1-1-a")}
        for moved in (("1-1-a", "1-1-b"), ("1-1-b", "1-1-a")):
            answer = Answer(set(pairs))
            answer.mark(*moved, ["moved"])
            for pair in sorted(pairs - {("1-1", "1-1")}):
                answer.mark(*pair, ["redesignated"])
            self.assertEqual(score(rows, answer).misses, [])
        both = Answer(set(pairs))
        for pair in sorted(pairs - {("1-1", "1-1")}):
            both.mark(*pair, ["moved", "redesignated"])
        self.assertEqual(score(rows, both).ops["moved"].false, 1)

    def test_one_that_passed_a_split_sibling_may_have_moved_or_not(self) -> None:
        rule = read("## § 1.1 One.\n\n(a) First of all. Also more.\n\n(b) Second of all.\n")
        after = rule.copy()
        section = after.root.children[0]
        first, second = section.children
        part = Clause("numbered", "(c)", "Also more.", [], sources=[first.uid])
        first.text, first.marker, second.marker = "First of all.", "(b)", "(a)"
        section.children = [second, first, part]
        rows = truth_of_edits(rule, after, rewrite=True).rows
        answer = perfect(rows)
        self.assertEqual(answer.marks["moved"], {("1-1-b", "1-1-a")})
        self.assertEqual(score(rows, answer).misses, [])
        answer.marks["moved"] = set()
        self.assertEqual(score(rows, answer).misses, [])

    def test_every_wrong_pair_costs(self) -> None:
        pair = truth(*PAIRS[0])
        chance = random.Random(5)
        answer = perfect(pair.rows)
        free = sorted((row.old, row.new) for row in pair.rows
                      if row.old and row.new and not row.old_twin and not row.new_twin
                      and not row.holds("split") and not row.holds("merged"))
        one, other = chance.sample(free, 2)
        answer.pairs -= {one, other}
        answer.pairs |= {(one[0], other[1]), (other[0], one[1])}
        result = score(pair.rows, answer)
        self.assertEqual(result.mappable - result.mapped, 2)

    def test_a_redline_with_its_lineage_is_taken_at_its_word(self) -> None:
        redline = {"changes": [{"ops": ["added"], "old": None, "new": "1-1-b"}],
                   "lineage": [["1-1", "1-1", 1], ["1-1-a", "1-1-a", 0.5]]}
        answer = answer_of(redline, [])
        self.assertEqual(answer.pairs, {("1-1", "1-1"), ("1-1-a", "1-1-a")})
        self.assertEqual(answer.marks["added"], {("", "1-1-b")})


class Order(unittest.TestCase):
    def test_a_longest_rising_subsequence_is_as_long_as_the_slow_one(self) -> None:
        chance = random.Random(2)
        for _ in range(300):
            values = chance.choices(range(12), k=chance.randrange(10))
            kept = [values[at] for at in longest_rising(values)]
            self.assertEqual(kept, sorted(kept))
            self.assertEqual(len(kept), slowly(values))


def slowly(values: list[int]) -> int:
    best = [1] * len(values)
    for at in range(len(values)):
        best[at] = 1 + max((best[b] for b in range(at) if values[b] <= values[at]), default=0)
    return max(best, default=0)


if __name__ == "__main__":
    unittest.main()
