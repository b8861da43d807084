// Rulewright. Apache-2.0.

package import Clauses

/// Which clause of the later version is which clause of the earlier.
///
/// The room of Lineage is the one place where that is asked: by redlines, by comments that wait
/// for the next stage, by the lock. It takes two clause trees and gives pairs, whatever their
/// order, each with the share of words that the two have in common; which of them were moved or
/// redesignated; what was divided or joined; and where two answers are as good as each other. It
/// does not say which words changed; that is Redlining.
package struct Lineage: Sendable {
  /// One clause in two versions.
  package struct Pair: Hashable, Sendable {
    /// The index of the clause in the earlier tree.
    package var old: Int
    /// The index of the clause in the later tree.
    package var new: Int
    /// The share of words in common, 0 to 1.
    package var similarity: Double
    /// Whether it stands in another clause than before, or past others that it stood behind.
    package var isMoved: Bool
    /// Whether its own designation is another, and not only that of the clause that it stands in.
    package var isRedesignated: Bool
    /// Whether no other answer was nearly as good, so that a key may be carried over.
    package var isCertain: Bool

    package init(
      old: Int, new: Int, similarity: Double, isMoved: Bool = false, isRedesignated: Bool = false,
      isCertain: Bool = true
    ) {
      self.old = old
      self.new = new
      self.similarity = similarity
      self.isMoved = isMoved
      self.isRedesignated = isRedesignated
      self.isCertain = isCertain
    }
  }

  /// A clause without a partner whose words were part of a pair's, before or after.
  package struct Part: Hashable, Sendable {
    package enum Kind: String, Sendable {
      /// The later clause holds words that its earlier one, which lives on elsewhere, lost.
      case split
      /// The earlier clause's words went into the later one, which was another clause before.
      case merged
    }

    package var old: Int
    package var new: Int
    package var kind: Kind
    /// The share of the part's words that is accounted for, 0 to 1.
    package var share: Double

    package init(old: Int, new: Int, kind: Kind, share: Double) {
      self.old = old
      self.new = new
      self.kind = kind
      self.share = share
    }
  }

  /// Clauses of which several could be the same one, with nothing to tell which.
  package struct Doubt: Hashable, Sendable {
    /// The earlier clauses; one, where several later ones could be it.
    package var old: [Int]
    /// The later clauses; one, where it could be several earlier ones.
    package var new: [Int]

    package init(old: [Int], new: [Int]) {
      self.old = old
      self.new = new
    }
  }

  /// In the order of the later text.
  package let pairs: [Pair]
  /// The pairs that rise in both texts: what stayed where it was, as a reader sees it.
  package let inOrder: [Pair]
  /// In the order of the later text, and then of the earlier.
  package let parts: [Part]
  package let doubts: [Doubt]
  private let newByOld: [Int?]
  private let oldByNew: [Int?]

  /// A lineage of pairs that name each clause once at most, between trees of the given sizes.
  package init(
    pairs: [Pair], inOrder: [Pair], parts: [Part] = [], doubts: [Doubt] = [], oldCount: Int,
    newCount: Int
  ) {
    self.pairs = pairs
    self.inOrder = inOrder
    self.parts = parts
    self.doubts = doubts
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

  /// The pair of a clause of the earlier version; nil when it is there no more.
  package func pair(of old: Int) -> Pair? {
    guard let new = newByOld[old] else { return nil }
    var (low, high) = (0, pairs.count)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].new < new { low = middle + 1 } else { high = middle }
    }
    return low < pairs.count && pairs[low].new == new ? pairs[low] : nil
  }

  /// What a clause of the later version was in the earlier; nil when it is new.
  package func old(of new: Int) -> Int? { oldByNew[new] }
}

/// Finds the lineage of the clauses of two versions.
///
/// What the later version's drafter said of its clauses (`FormerName`) holds before everything else.
/// What is the same and stands once in each text is paired next; then pairs speak for the clauses
/// in which they stand, and those for what stands in them; then what is left and alike is paired,
/// the most alike first. Near-linear in the two texts, whatever they are, and the same each time.
package func lineage(from old: ClauseTree, to new: ClauseTree) -> Lineage {
  var finder = LineageFinder(old: old, new: new)
  finder.pairAll(as: SaidLineage(from: old, to: new))
  return finder.lineage()
}

/// Finds the lineage of two versions of one stage's text.
///
/// What its drafter said of a clause speaks of the stage before, and so of nothing here.
package func lineageWithinStage(from old: ClauseTree, to new: ClauseTree) -> Lineage {
  var finder = LineageFinder(old: old, new: new)
  finder.pairAll(as: SaidLineage())
  return finder.lineage()
}
