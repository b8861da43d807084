// Rulewright. Apache-2.0.

import Redlining
import Testing

/// The words of a clause as marked up: `[-…-]` went, `{+…+}` came.
private func marked(_ old: String, _ new: String) -> String {
  wordChanges(from: old, to: new).map { change in
    switch change.operation {
    case .equal: change.text
    case .delete: "[-" + change.text + "-]"
    case .insert: "{+" + change.text + "+}"
    }
  }.joined()
}

struct WordChangesTests {
  @Test(arguments: [
    // A negation inserted.
    (
      "The exporter shall ship.", "The exporter shall not ship.",
      "The exporter shall {+not +}ship."
    ),
    // A number changed.
    (
      "within 30 days of receipt", "within 60 days of receipt",
      "within [-30-]{+60+} days of receipt"
    ),
    // A sum, which is one word, commas and all.
    ("a fee of $1,000 is due", "a fee of $10,000 is due", "a fee of $[-1,000-]{+10,000+} is due"),
    // A comma added.
    ("apples, pears or plums", "apples, pears, or plums", "apples, pears{+,+} or plums"),
    // A member added to a list.
    (
      "apples, pears, or plums", "apples, figs, pears, or plums",
      "apples, {+figs, +}pears, or plums"
    ),
    // The last group of a citation changed.
    (
      "under § 740.22(c)(2)(i).", "under § 740.22(c)(3)(i).",
      "under § 740.22(c)[-(2)-]{+(3)+}(i)."
    ),
    // The section of a citation changed.
    ("see 15 CFR 740.17(b)", "see 15 CFR 740.22(b)", "see 15 CFR [-740.17-]{+740.22+}(b)"),
    // A sentence appended.
    (
      "File within ten days.", "File within ten days. No fee is due.",
      "File within ten days.{+ No fee is due.+}"
    ),
    // A sentence put between two others.
    ("File. Pay.", "File. Wait. Pay.", "File. {+Wait. +}Pay."),
    // A sentence taken away.
    ("File. Wait. Pay.", "File. Pay.", "File. [-Wait. -]Pay."),
    // Words beside each other replaced as a phrase.
    (
      "within thirty calendar days", "within sixty business days",
      "within [-thirty calendar-]{+sixty business+} days"
    ),
    // A function word between two replaced words goes with them.
    (
      "the date of filing counts", "the time of receipt counts",
      "the [-date of filing-]{+time of receipt+} counts"
    ),
    // Two words swapped: one goes, and comes again on the other side.
    (
      "wages and salaries paid", "salaries and wages paid",
      "[-wages and salaries-]{+salaries and wages+} paid"
    ),
    // "Not" is no mere function word, but stands between two replacements.
    ("may export freely", "shall not re-export", "[-may export freely-]{+shall not re-export+}"),
    // A word of two halves is one.
    (
      "the end-user must sign", "the end-users must sign",
      "the [-end-user-]{+end-users+} must sign"
    ),
    // An apostrophe does not end a word.
    ("the owner’s consent", "the owners’ consent", "the [-owner’s-]{+owners’+} consent"),
    // The mark of the end changes.
    ("the item; and", "the item; or", "the item; [-and-]{+or+}"),
    ("the last item.", "the last item; and", "the last item[-.-]{+; and+}"),
    // Sentences are replaced one by one, not run together.
    (
      "Ships sail. Planes fly.", "Boats float. Birds soar.",
      "[-Ships sail-]{+Boats float+}. [-Planes fly-]{+Birds soar+}."
    ),
    // A repeated word.
    ("a very big ship", "a very very big ship", "a very {+very +}big ship"),
    // Look-alikes that differ in bytes are different words.
    ("caf\u{E9} rules", "cafe\u{301} rules", "[-caf\u{E9}-]{+cafe\u{301}+} rules"),
    // Nothing to everything.
    ("", "All new.", "{+All new.+}"),
    ("All gone.", "", "[-All gone.-]"),
    ("Same.", "Same.", "Same."),
  ])
  func marksWordsAsALawyerWould(old: String, new: String, expected: String) {
    #expect(
      marked(old, new).unicodeScalars.elementsEqual(expected.unicodeScalars), "\(marked(old, new))")
  }

  @Test func putsDeletionsBeforeInsertions() {
    for change in [("a b c", "a x c"), ("one two three", "four two five")] {
      let words = wordChanges(from: change.0, to: change.1)
      for (first, second) in zip(words, words.dropFirst()) {
        #expect(!(first.operation == .insert && second.operation == .delete))
        #expect(first.operation != second.operation)
      }
    }
  }
}
