// Rulewright. Apache-2.0.

package import Clauses

/// Which clause of the later version is which clause of the earlier.
///
/// The room of Lineage is the one place where that is asked: by redlines, by comments that wait
/// for the next stage, by the lock. It takes two clause trees and gives pairs, each with the
/// share of words that the two have in common. It does not say what changed; that is Redlining.
///
/// For now a lineage keeps order: pairs rise on both sides, so that a clause which was moved
/// past others is one that went and one that came. Moves, splits, merges, permanent keys and
/// `<!-- was: … -->` belong here too and come later; whoever asks will ask the same question.
package struct Lineage: Sendable {
  /// One clause in two versions.
  package struct Pair: Hashable, Sendable {
    /// The index of the clause in the earlier tree.
    package var old: Int
    /// The index of the clause in the later tree.
    package var new: Int
    /// The share of words in common, 0 to 1.
    package var similarity: Double

    package init(old: Int, new: Int, similarity: Double) {
      self.old = old
      self.new = new
      self.similarity = similarity
    }
  }

  /// In the order of the text, of either version.
  package let pairs: [Pair]
  private let newByOld: [Int?]
  private let oldByNew: [Int?]

  /// A lineage of pairs that name each clause once at most, between trees of the given sizes.
  package init(pairs: [Pair], oldCount: Int, newCount: Int) {
    self.pairs = pairs
    var newByOld = [Int?](repeating: nil, count: oldCount)
    var oldByNew = [Int?](repeating: nil, count: newCount)
    for pair in pairs {
      newByOld[pair.old] = pair.new
      oldByNew[pair.new] = pair.old
    }
    self.newByOld = newByOld
    self.oldByNew = oldByNew
  }

  /// What a clause of the earlier version is in the later; nil when it is there no more.
  package func new(of old: Int) -> Int? { newByOld[old] }

  /// What a clause of the later version was in the earlier; nil when it is new.
  package func old(of new: Int) -> Int? { oldByNew[new] }
}

/// Finds the lineage of the clauses of two versions.
///
/// Clauses with the same words are paired first, then within each gap those that are alike;
/// twice, because a pair of clauses speaks for a pair of what stands in them. Near-linear in
/// the two texts, whatever they are.
package func lineage(from old: ClauseTree, to new: ClauseTree) -> Lineage {
  var matcher = ClauseMatcher(old: old, new: new)
  matcher.pairSameWords()
  matcher.pairAlikeInGaps()
  matcher.pairAlikeInGaps()
  return Lineage(
    pairs: matcher.pairs, oldCount: old.clauses.count, newCount: new.clauses.count)
}
