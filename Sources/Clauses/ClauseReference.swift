// Rulewright. Apache-2.0.

/// A place at which the words of one clause cite others of the same draft.
package struct ClauseReference: Hashable, Sendable {
  /// The clause in whose words it stands.
  package var clause: Int
  /// The bytes of that clause's text that are the citation.
  package var words: Range<Int>
  /// The clauses cited, one for each path of designations; nil for one that is not there.
  package var targets: [Int?]
  /// The bytes of that clause's text that name each of them, "(i)" and "(ii)" of "(c)(1)(i) or (ii)".
  package var pieces: [Range<Int>]
  /// The bytes of the draft that are the citation; those of all the clause's words where the
  /// Markdown hides it.
  package var range: Range<Int>

  package init(
    clause: Int, words: Range<Int>, targets: [Int?], pieces: [Range<Int>], range: Range<Int>
  ) {
    self.clause = clause
    self.words = words
    self.targets = targets
    self.pieces = pieces
    self.range = range
  }
}
