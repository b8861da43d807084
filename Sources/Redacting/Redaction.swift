// Rulewright. Apache-2.0.

package import Comments

/// What a person decided about words of a comment: whether the public sees them.
package struct Redaction: Hashable, Sendable {
  /// What was decided.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// The finder was right: the words stay withheld.
    case confirmed
    /// A person withholds words that the finder passed over.
    case added
    /// The words that the finder found are shown.
    case shown

    /// What was done with the words.
    package var inWords: String {
      switch self {
      case .confirmed: "words stay withheld"
      case .added: "words withheld"
      case .shown: "words shown"
      }
    }
  }

  package var comment: CommentID
  /// Byte offsets in the UTF-8 of the comment's words.
  package var range: Range<Int>
  /// The words themselves, so that a changed comment is noticed.
  package var quote: String
  package var kind: RedactionKind
  package var state: State
  /// Who decided, as they call themselves.
  package var who: String
  /// When, as `2021-11-20T14:03:22Z`.
  package var at: String

  package init(
    comment: CommentID, range: Range<Int>, quote: String, kind: RedactionKind, state: State,
    who: String, at: String
  ) {
    self.comment = comment
    self.range = range
    self.quote = quote
    self.kind = kind
    self.state = state
    self.who = who
    self.at = at
  }
}
