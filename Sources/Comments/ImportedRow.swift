// Rulewright. Apache-2.0.

/// What became of one record of a received file.
///
/// Every record becomes exactly one of these, so that read = comments + skipped + rejected can be
/// counted.
///
/// It stands here because readers of every format make it and the record takes it.
package enum ImportedRow: Hashable, Sendable {
  /// A comment.
  case comment(ImportedComment)
  /// Not a comment, or one that came before in the same file; `reason` is a phrase for people.
  case skipped(row: Int, reason: String)
  /// Cannot be taken as it stands; `reason` is a phrase for people.
  case rejected(row: Int, reason: String)
}

/// A comment and where in its file it stands.
package struct ImportedComment: Hashable, Sendable {
  package var comment: Comment
  /// The record's number in the file, as people count rows in a spreadsheet: 1 is the header.
  package var row: Int
  /// Which bytes of the file it was read from; nil where a reader cannot say.
  package var bytes: Range<Int>?

  package init(comment: Comment, row: Int, bytes: Range<Int>? = nil) {
    self.comment = comment
    self.row = row
    self.bytes = bytes
  }
}
