// Rulewright. Apache-2.0.

/// A clause that is near to a comment in words, and why.
///
/// The room of Suggesting answers one question: which clauses are nearest in words where nothing is
/// cited? What it gives is offered to a person, who chooses; a suggestion is never a tag.
package struct NearestClause: Hashable, Sendable {
  /// A word that the comment and the clause have in common.
  package struct SharedWord: Hashable, Sendable {
    /// As the comment writes it, in lower case.
    package var text: String
    /// Where the comment says it first, as byte offsets.
    package var range: Range<Int>

    package init(text: String, range: Range<Int>) {
      self.text = text
      self.range = range
    }
  }

  /// The clause, as an index into the tree.
  package var clause: Int
  /// How near it is: greater than 0, and to be compared with others of the same comment only.
  package var score: Double
  /// The words in common, what fewest clauses say first.
  package var shared: [SharedWord]

  package init(clause: Int, score: Double, shared: [SharedWord]) {
    self.clause = clause
    self.score = score
    self.shared = shared
  }
}
