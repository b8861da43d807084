// Rulewright. Apache-2.0.

/// What came of reading a document.
package enum DocumentReading: Hashable, Sendable {
  /// Its words, and what read them: `pdftotext 22.12.0`.
  case read(text: String, method: String)
  /// `reason` is a phrase for people: `tesseract is not installed`.
  case unread(reason: String)
}
