// Rulewright. Apache-2.0.

/// What staff are told of an attachment beside its words, or in their place.
package struct AttachmentNote: Hashable, Sendable {
  /// Where its words begin in the comment's body; nil where there are none.
  package var start: Int?
  /// A sentence, such as "Read from attachment 1 by pdftotext 22.12.0".
  package var words: String

  package init(start: Int?, words: String) {
    self.start = start
    self.words = words
  }
}
