// Rulewright. Apache-2.0.

package import Dockets

/// All that the public may see of a comment.
///
/// It has no field for anything else, so what is not here cannot reach a page.
package struct PublishedComment: Hashable, Sendable {
  /// What of the comment is shown.
  package enum Content: Hashable, Sendable {
    case body(String)
    /// Withdrawn by its submitter: number and day only.
    case withdrawn
    /// Held back by the agency: number, day and kind of reason only.
    case restricted(kind: String)
  }

  package var id: CommentID
  package var stage: StageID
  package var received: CalendarDay?
  /// Empty when none was stated, or when the comment is withdrawn or restricted.
  package var organization: String
  package var content: Content
  package var isStub: Bool
  package var attachmentCount: Int
  /// How many attachments have their words in the body: read by the office, and released.
  package var attachmentsShown: Int
  /// How many bytes of the body are the comment's own words, before those of attachments; nil where
  /// all are.
  package var ownLength: Int?

  package init(
    id: CommentID, stage: StageID, received: CalendarDay?, organization: String,
    content: Content, isStub: Bool, attachmentCount: Int, attachmentsShown: Int = 0,
    ownLength: Int? = nil
  ) {
    self.id = id
    self.stage = stage
    self.received = received
    self.organization = organization
    self.content = content
    self.isStub = isStub
    self.attachmentCount = attachmentCount
    self.attachmentsShown = attachmentsShown
    self.ownLength = ownLength
  }

  /// The body, where it is published.
  package var body: String? {
    if case .body(let text) = content { text } else { nil }
  }

  /// The comment's own words, without those of attachments; none where they are not published.
  package var ownWords: [UInt8] {
    let bytes = Array((body ?? "").utf8)
    return ownLength.map { Array(bytes.prefix($0)) } ?? bytes
  }
}

extension PublishedComment {
  /// What the public may see of a comment.
  package init(publishing comment: Comment) {
    let content: Content =
      if comment.withdrawal != nil {
        .withdrawn
      } else if let restriction = comment.restriction {
        .restricted(kind: restriction.kind)
      } else {
        .body(comment.ownBody)
      }
    let isOpen = if case .body = content { true } else { false }
    self.init(
      id: comment.id, stage: comment.stage, received: comment.received,
      organization: isOpen ? comment.submitter.organization : "", content: content,
      isStub: isOpen && comment.isStub, attachmentCount: isOpen ? comment.attachments.count : 0)
  }
}
