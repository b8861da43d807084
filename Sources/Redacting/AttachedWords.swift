// Rulewright. Apache-2.0.

/// The words of an attachment within those of its comment.
package struct AttachedWords: Hashable, Sendable {
  /// The source's number for the attachment.
  package var number: Int
  /// The SHA-256 of its bytes.
  package var sha256: String?
  /// Byte offsets in the UTF-8 of the comment's words.
  package var range: Range<Int>
  /// Why the source holds it back; nil where it does not.
  package var restriction: String?

  package init(number: Int, sha256: String?, range: Range<Int>, restriction: String? = nil) {
    self.number = number
    self.sha256 = sha256
    self.range = range
    self.restriction = restriction
  }
}
