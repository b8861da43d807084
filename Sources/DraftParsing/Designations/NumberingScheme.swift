// Rulewright. Apache-2.0.

import Clauses

/// What one scheme of numbering does its own way: which words it takes for designations, and how it
/// cites what has them.
///
/// What is the same in all schemes ("§ 4", "(a)", notes, tables) is not in here.
struct NumberingScheme {
  /// "740.22 Title" heads a section, though it has no "§".
  var takesPointForSection = false
  /// "4.1 Title" heads a section.
  var numbersHeadings = true
  /// "4.1.2 Words" is a clause.
  var numbersParagraphs = false
  /// "a)", "aa)" and "4a." stand for items, which Markdown has no list for.
  var lettersParagraphs = false
  /// "Art 12a" is a section and not a part that holds sections.
  var countsByArticles = false
  /// A list that begins anew after a sentence is that sentence's.
  var startsListsAnew = false
  /// Between what a list's item stands in and its number: in the citation, and in the label.
  var itemMark = (cited: " item ", label: "item-")
  /// "(b) through (d) [Reserved]".
  var through = "through"

  /// Code of Federal Regulations (1 CFR 21.11): § 740.22(a)(1)(i)(A)*(1)* *(i)*.
  static let cfr = NumberingScheme(takesPointForSection: true, numbersHeadings: false)
  static let decimal = NumberingScheme(numbersParagraphs: true)
  /// Federal laws of Germany (Handbuch der Rechtsförmlichkeit): § 1 Absatz 1 Nummer 1 a) aa).
  static let german = NumberingScheme(
    lettersParagraphs: true, countsByArticles: true, startsListsAnew: true,
    itemMark: (" Nr. ", ""), through: "bis")
  /// Control lists and prose, and a draft whose scheme is not known yet.
  static let plain = NumberingScheme()
}

extension Numbering {
  var scheme: NumberingScheme {
    switch self {
    case .cfr: .cfr
    case .decimal: .decimal
    case .german: .german
    case .eccn, .prose: .plain
    }
  }
}
