// Rulewright. Apache-2.0.

/// What came of reading the bytes of an attachment.
package struct AttachmentReading: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    /// Its words, in UTF-8, line endings LF.
    case text(String)
    /// Why it could not be read, as a phrase for people.
    case unread(reason: String)
  }

  /// The SHA-256 of the bytes that were read.
  package var sha256: String
  /// With what: `pdftotext 22.12.0`.
  package var method: String
  package var outcome: Outcome

  package init(sha256: String, method: String, outcome: Outcome) {
    self.sha256 = sha256
    self.method = method
    self.outcome = outcome
  }
}
