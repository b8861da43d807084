// Rulewright. Apache-2.0.

import Comments
import Dockets

/// What is public of each comment, a row a comment.
enum CommentsTable {
  static let columns = [
    "comment", "stage", "received", "late", "status", "reason", "organization", "see_attached",
    "attachments", "attachments_shown", "text",
  ]

  static func row(_ comment: PublishedComment, of docket: PublishedDocket) -> [String] {
    let (status, reason) = standing(of: comment)
    return [
      comment.id.text, comment.stage.text, comment.received?.description ?? "",
      yesOrNo(docket.isLate(comment)), status, reason, comment.organization,
      yesOrNo(comment.isStub), String(comment.attachmentCount),
      String(comment.attachmentsShown), comment.body ?? "",
    ]
  }
}

/// Whether a comment's words are public, in a word, and the kind of reason where they are not.
func standing(of comment: PublishedComment) -> (status: String, reason: String) {
  switch comment.content {
  case .body: ("public", "")
  case .withdrawn: ("withdrawn", "")
  case .restricted(let kind): ("restricted", kind)
  }
}

private func yesOrNo(_ flag: Bool) -> String { flag ? "yes" : "no" }
