// Rulewright. Apache-2.0.

import Clauses
import Wording

extension ClauseMatcher {
  /// Two rows of a table as a pair, when they are called alike.
  ///
  /// A row is known by its first cells, whatever stands in the others: two countries under the
  /// same policy are two countries. Rows of one name are a pair even where nothing else is the
  /// same. Where names differ, as of a party whose address was corrected, three words of four
  /// must be common to the first cells in which the two differ.
  mutating func rowResemblance(_ a: Int, _ b: Int) -> Resemblance? {
    let isNamesake = old[a].label == new[b].label
    let isTogether = standTogether(a, b)
    guard isNamesake || isTogether || mayStandTogether(a, b) else { return nil }
    let similarity = oldBag(a).similarity(to: newBag(b))
    let (before, after) = (old[a].nameCells, new[b].nameCells)
    if !isNamesake {
      let differing = zip(before, after).first { !$0.utf8.elementsEqual($1.utf8) }
      let likeness = differing.map { similarityOfNames($0, $1) } ?? similarity
      guard likeness >= 0.75, similarity >= 0.5 else { return nil }
    }
    var weight = Int(similarity * 1000)
    if isNamesake { weight += 700 }
    if isTogether { weight += 100 }
    return Resemblance(old: a, new: b, similarity: similarity, weight: weight)
  }

  private func similarityOfNames(_ a: String, _ b: String) -> Double {
    var interner = WordInterner()
    let bag = WordBag(of: Array(a.utf8), by: &interner)
    return bag.similarity(to: WordBag(of: Array(b.utf8), by: &interner))
  }
}

extension Clause {
  /// The cells by which a row can be told from others: a list by country has the party second.
  fileprivate var nameCells: [String] {
    (cells ?? []).prefix(2).map { $0.map(\.text).joined() }
  }
}
