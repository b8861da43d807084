// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets

/// Which codings are wanted; what is nil does not narrow.
package struct CodingFilter: Sendable {
  /// Of these comments.
  package var comments: [CommentID]?
  /// Of comments on this stage.
  package var stage: StageID?
  package var tag: TagID?
  /// That speak to exactly this clause, in any version.
  package var clause: ClauseLabel?
  /// That speak to a version of this stage.
  package var targetStage: StageID?
  package var coder: String?

  package init(
    comments: [CommentID]? = nil, stage: StageID? = nil, tag: TagID? = nil,
    clause: ClauseLabel? = nil, targetStage: StageID? = nil, coder: String? = nil
  ) {
    self.comments = comments
    self.stage = stage
    self.tag = tag
    self.clause = clause
    self.targetStage = targetStage
    self.coder = coder
  }
}
