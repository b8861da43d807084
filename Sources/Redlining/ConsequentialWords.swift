// Rulewright. Apache-2.0.

import Clauses
import Lineage

/// Which revisions only follow from others: a clause was redesignated, and another one cites it by
/// its new name.
struct ConsequentialWords {
  private let old: ClauseTree
  private let new: ClauseTree
  private let lineage: Lineage

  init(old: ClauseTree, new: ClauseTree, lineage: Lineage) {
    self.old = old
    self.new = new
    self.lineage = lineage
  }

  /// Whether all words of a pair that changed are citations, and each of them cites the clause that
  /// it cited before.
  func areAll(of pair: Lineage.Pair) -> Bool {
    let before = old.references(in: pair.old)
    if before.isEmpty { return false }
    let after = new.references(in: pair.new)
    guard before.count == after.count else { return false }
    let (oldWords, newWords) = (
      Array(old.clauses[pair.old].text.utf8), Array(new.clauses[pair.new].text.utf8)
    )
    var (here, there) = (0, 0)
    for (from, to) in zip(before, after) {
      guard oldWords[here..<from.words.lowerBound] == newWords[there..<to.words.lowerBound],
        oldWords[from.words] == newWords[to.words] || isSame(from.targets, to.targets)
      else { return false }
      (here, there) = (from.words.upperBound, to.words.upperBound)
    }
    return oldWords[here...] == newWords[there...]
  }

  private func isSame(_ before: [Int?], _ after: [Int?]) -> Bool {
    before.count == after.count
      && zip(before, after).allSatisfy { from, to in
        guard let from, let to else { return false }
        return lineage.new(of: from) == to
      }
  }
}
