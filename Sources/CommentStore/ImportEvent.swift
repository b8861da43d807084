// Rulewright. Apache-2.0.

/// An import of a file of comments as the log tells it.
package struct ImportEvent: Hashable, Sendable {
  /// The event's number; nil where the log began after the file came.
  package var event: Int?
  /// As `2021-11-20T14:03:22Z`.
  package var at: String
  /// Empty where the log began after the file came.
  package var who: String
  /// What its sender called the file.
  package var name: String
  /// In bytes.
  package var size: Int
  /// Whether its bytes are kept today.
  package var isKept = true
  /// How many rows had which fate; nil where the log does not say.
  package var rows: Rows?

  /// read = added + updated + unchanged + rejected + skipped.
  package struct Rows: Hashable, Sendable {
    package var read = 0
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    package var rejected = 0
    package var skipped = 0

    package init() {}
  }
}

extension ImportEvent.Rows {
  package init(_ tally: ImportTally) {
    (read, added, updated) = (tally.read, tally.added, tally.updated)
    (unchanged, rejected) = (tally.unchanged, tally.rejected.count)
    skipped = tally.skipped.count
  }
}
