// Rulewright. Apache-2.0.

import Comments

/// Remembers which comments a file had, so that one that comes twice is told.
///
/// Of each comment it keeps two fingerprints and a number, so that a million of them fit.
struct RepeatedRecords {
  private var seen: [Fingerprint: (row: Int, contents: Fingerprint)] = [:]

  /// What to say of a comment whose number came before; nil when it did not.
  mutating func repeats(
    _ id: CommentID, row: Int, contents: Fingerprint
  ) -> ImportedRow? {
    let key = Fingerprint(id.text.utf8)
    guard let first = seen[key] else {
      seen[key] = (row, contents)
      return nil
    }
    return first.contents == contents
      ? .skipped(row: row, reason: "the same as row \(first.row)")
      : .rejected(
        row: row,
        reason: "\(quoted(id.text)) stands in row \(first.row) too, with other contents")
  }
}
