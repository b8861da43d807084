// Rulewright. Apache-2.0.

/// A clause that another one may be by now.
package struct PossibleClause: Hashable, Sendable {
  /// The clause, as an index into the tree of today.
  package var clause: Int
  /// The share of words in common with what the coder saw, 0 to 1; nil where that was not kept.
  package var score: Double?

  package init(_ clause: Int, score: Double?) {
    self.clause = clause
    self.score = score
  }

  /// The score in per cent, rounded down, so that only what is the same is 100.
  package var percent: Int? { score.map { Int($0 * 100) } }
}
