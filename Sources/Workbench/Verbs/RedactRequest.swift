// Rulewright. Apache-2.0.

package import Comments
package import Redacting

/// Which words of a comment somebody means, to withhold or to show them.
package struct RedactRequest: Sendable {
  package var comment: CommentID
  /// The words; nil for all that the finder proposes.
  package var quote: String?
  /// Which place of the quote, from 1, where it stands more than once.
  package var occurrence: Int?
  /// The bytes of the comment's words, where they are not quoted.
  package var range: Range<Int>?
  /// Why they are withheld.
  package var kind: RedactionKind
  package var who: String

  package init(
    comment: CommentID, quote: String? = nil, occurrence: Int? = nil, range: Range<Int>? = nil,
    kind: RedactionKind = .other, who: String
  ) {
    self.comment = comment
    self.quote = quote
    self.occurrence = occurrence
    self.range = range
    self.kind = kind
    self.who = who
  }
}
