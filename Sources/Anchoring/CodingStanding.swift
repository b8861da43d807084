// Rulewright. Apache-2.0.

/// How a coding stands today: its clause in the stage's text, its quote in the comment.
package struct CodingStanding: Hashable, Sendable {
  /// Nil for a coding that is tied to no clause.
  package var clause: ClauseStanding?
  /// Whether the quoted words are where they were; nil for a coding of the comment as a whole, and
  /// where the comment's words are not known.
  package var quoteStands: Bool?

  package init(clause: ClauseStanding?, quoteStands: Bool?) {
    self.clause = clause
    self.quoteStands = quoteStands
  }

  /// Whether the coding may be counted without a person's word.
  package var stands: Bool {
    let hasClause = clause.map { $0.exactClause != nil } ?? true
    return hasClause && quoteStands != false
  }
}
