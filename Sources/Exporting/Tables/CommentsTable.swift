// Rulewright. Apache-2.0.

import Comments
import Dockets

/// What is public of each comment, a row a comment.
package func commentsTable(of docket: PublishedDocket) -> CSVTable {
  var table = CSVTable(columns: [
    "comment", "stage", "received", "late", "status", "reason", "organization", "see_attached",
    "attachments", "attachments_shown", "text",
  ])
  table.rows = docket.comments.map { comment in
    let (status, reason) = standing(of: comment)
    return [
      comment.id.text, comment.stage.text, comment.received?.description ?? "",
      yesOrNo(docket.isLate(comment)), status, reason, comment.organization,
      yesOrNo(comment.isStub), String(comment.attachmentCount),
      String(comment.attachmentsShown), comment.body ?? "",
    ]
  }
  return table
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
