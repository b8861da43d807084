// Rulewright. Apache-2.0.

/// The place of a comment that shows best what a search found in it.
package struct Snippet: Hashable, Sendable {
  /// Some words of the comment, as they stand there.
  package var text: String
  /// What was looked for, as bytes of `text`, in order.
  package var found: [Range<Int>]
  /// Where `text` begins in the comment, in bytes.
  package var start: Int
  /// Whether the comment goes on before it and behind it.
  package var isCutBefore: Bool
  package var isCutBehind: Bool

  package init(
    text: String, found: [Range<Int>], start: Int, isCutBefore: Bool, isCutBehind: Bool
  ) {
    self.text = text
    self.found = found
    self.start = start
    self.isCutBefore = isCutBefore
    self.isCutBehind = isCutBehind
  }
}
