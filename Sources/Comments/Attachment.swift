// Rulewright. Apache-2.0.

/// A file that came with a comment, as the source names it.
package struct Attachment: Hashable, Sendable {
  /// Its place among the comment's attachments, counted from 1 by the source.
  package var number: Int
  package var address: String

  package init(number: Int, address: String) {
    self.number = number
    self.address = address
  }
}
