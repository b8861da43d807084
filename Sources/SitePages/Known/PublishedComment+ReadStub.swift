// Rulewright. Apache-2.0.

import Comments

extension PublishedComment {
  /// What is said of a stub with an attachment that was read and released, in a sentence; nil for
  /// any other comment.
  var readStubInWords: String? {
    guard isStub, attachmentsShown > 0 else { return nil }
    if attachmentsShown > 1 {
      return "See attached; \(grouped(attachmentsShown)) attachments were read."
    }
    return attachmentCount == 1
      ? "See attached; the attachment was read." : "See attached; 1 attachment was read."
  }
}
