// Rulewright. Apache-2.0.

/// What a record says about the document that it comments on, for choosing its stage.
package struct CommentSubject: Hashable, Sendable {
  /// `BIS-2020-0038`; empty when the record does not say.
  package var docketID: String
  /// `BIS-2020-0038-0001`; empty when the record does not say.
  package var commentOnDocumentID: String

  package init(docketID: String = "", commentOnDocumentID: String = "") {
    self.docketID = docketID
    self.commentOnDocumentID = commentOnDocumentID
  }
}
