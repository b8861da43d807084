"""Tests of the made-up comments and of their score: a measure that is wrong measures nothing."""

import re
import unittest

from cited import DECIMALS, DISTRACTING, MESSY, THIRTY, comments, ordinary
from cited_score import Found, score
from numbering import CFR, DECIMAL


def perfect(comment):
    """What one finds who knows the truth."""
    return [Found(one.start, one.end, {one.said}, set(one.clauses)) for one in comment.cited]


class CitedTests(unittest.TestCase):
    def test_there_are_thirty_forms(self):
        self.assertEqual(len(THIRTY), 30)
        self.assertFalse(set(THIRTY) & set(MESSY))

    def test_the_same_seed_makes_the_same_comments(self):
        for scheme in (CFR, DECIMAL):
            self.assertEqual(comments(scheme, 4, 20)[1], comments(scheme, 4, 20)[1])
            self.assertNotEqual(comments(scheme, 4, 20)[1], comments(scheme, 5, 20)[1])

    def test_every_form_comes(self):
        for scheme, names in ((CFR, {*THIRTY, *MESSY}), (DECIMAL, set(DECIMALS))):
            made = comments(scheme, 2, 300)[1]
            self.assertLessEqual(
                {name for name in names}, {one.form for each in made for one in each.cited})

    def test_what_is_cited_stands_where_it_is_said_and_is_in_the_rule(self):
        for scheme in (CFR, DECIMAL):
            rule, made = comments(scheme, 3, 100)
            known = {*rule.sections, *rule.entries, *rule.words, "Subpart B", f"Part {rule.part}",
                     f"Supplement No. 1 to part {rule.part + 4}",
                     f"Appendix A to part {rule.part}",
                     *(f"{rule.part + 2}.1 {term}" for term in rule.terms)}
            for each in made:
                last = 0
                for one in each.cited:
                    self.assertGreaterEqual(one.start, last)
                    last = one.end
                    words = each.text[one.start:one.end].decode()
                    self.assertEqual(words, words.strip())
                    self.assertLessEqual(one.clauses, known)
                    self.assertEqual(bool(one.clauses), one.said in {"clauses", "followed"})

    def test_a_quotation_stands_in_its_clause_alone(self):
        rule, made = comments(CFR, 6, 300)
        for each in made:
            for one in each.cited:
                if one.form == "quotation":
                    words = each.text[one.start:one.end].decode()
                    self.assertEqual(
                        {name for name, text in rule.words.items() if words in text}, one.clauses)

    def test_who_knows_the_truth_scores_all_and_who_is_silent_nothing(self):
        made = comments(CFR, 1, 60)[1] + comments(DECIMAL, 1, 60)[1]
        best = score((each, perfect(each)) for each in made)
        for count in (best.found, best.resolved):
            self.assertEqual((count.precision, count.recall), (1, 1))
        self.assertFalse(best.mistakes)
        worst = score((each, []) for each in made)
        self.assertEqual((worst.found.recall, worst.resolved.recall), (0, 0))
        self.assertEqual(worst.whole([*THIRTY]), 0)

    def test_what_is_found_beside_the_truth_costs_precision(self):
        made = comments(CFR, 1, 30)[1]
        told = score((each, [*perfect(each), Found(0, 2, {"clauses"}, {"1.1"})]) for each in made)
        self.assertLess(told.found.precision, 1)
        self.assertLess(told.resolved.precision, 1)
        self.assertEqual(told.found.recall, 1)

    def test_no_distractor_cites(self):
        for words in DISTRACTING:
            self.assertIsNone(re.search(r"§|\bsection \d+\.\d", words))

    def test_ordinary_comments_have_their_size(self):
        self.assertLess(abs(len(ordinary(1, 50_000)) - 50_000), 1_000)


if __name__ == "__main__":
    unittest.main()
