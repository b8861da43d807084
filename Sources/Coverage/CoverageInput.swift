// Rulewright. Apache-2.0.

package import Anchoring
package import Codings
package import Comments
package import Dockets

/// Everything that the coverage of a docket is made from.
///
/// Staff hand over whole comments, who publishes hands over the published ones; what is not
/// handed over is not judged.
package struct CoverageInput: Sendable {
  package var docket: Docket
  /// The text of each stage, and the older texts that codings speak to.
  package var texts: KnownTexts
  /// What changed from each stage to the next one whose text is there.
  package var changes: [StageChanges]
  package var comments: [CoveredComment]
  package var codings: [Coding]
  package var responses: [Response]

  package init(
    docket: Docket, texts: KnownTexts, changes: [StageChanges], comments: [CoveredComment] = [],
    codings: [Coding] = [], responses: [Response] = []
  ) {
    self.docket = docket
    self.texts = texts
    self.changes = changes
    self.comments = comments
    self.codings = codings
    self.responses = responses
  }
}

/// What of a comment matters for coverage.
package struct CoveredComment: Hashable, Sendable {
  package var id: CommentID
  package var stage: StageID
  /// Nil where the words are not handed over: then nothing is asked of the comment.
  package var body: String?
  package var isStub: Bool
  package var isWithdrawn: Bool
  /// Received after the last open day.
  package var isLate: Bool

  package init(
    id: CommentID, stage: StageID, body: String?, isStub: Bool = false, isWithdrawn: Bool = false,
    isLate: Bool = false
  ) {
    self.id = id
    self.stage = stage
    self.body = body
    self.isStub = isStub
    self.isWithdrawn = isWithdrawn
    self.isLate = isLate
  }

  /// A comment as staff have it.
  package init(_ comment: Comment, isLate: Bool) {
    self.init(
      id: comment.id, stage: comment.stage, body: comment.body, isStub: comment.isStub,
      isWithdrawn: comment.withdrawal != nil, isLate: isLate)
  }

  /// A comment as the public has it.
  package init(_ comment: PublishedComment, isLate: Bool) {
    let isWithdrawn = if case .withdrawn = comment.content { true } else { false }
    self.init(
      id: comment.id, stage: comment.stage, body: comment.body, isStub: comment.isStub,
      isWithdrawn: isWithdrawn, isLate: isLate)
  }
}
