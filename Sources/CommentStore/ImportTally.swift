// Rulewright. Apache-2.0.

/// What became of every row of one or several files.
///
/// read = added + updated + unchanged + rejected + skipped, or nothing of the file was kept.
package struct ImportTally: Hashable, Sendable {
  /// A row that is not a comment in the record, and why.
  package struct Entry: Hashable, Sendable {
    package var file: String
    /// As people count rows in a spreadsheet: 1 is the header.
    package var row: Int
    /// A phrase for people.
    package var reason: String

    package init(file: String, row: Int, reason: String) {
      self.file = file
      self.row = row
      self.reason = reason
    }
  }

  package var read = 0
  package var added = 0
  package var updated = 0
  package var unchanged = 0
  package var rejected: [Entry] = []
  package var skipped: [Entry] = []

  package init() {}

  /// Rows whose fate is known.
  package var accountedFor: Int {
    added + updated + unchanged + rejected.count + skipped.count
  }

  /// Adds the tally of another file.
  package static func += (a: inout ImportTally, b: ImportTally) {
    a.read += b.read
    a.added += b.added
    a.updated += b.updated
    a.unchanged += b.unchanged
    a.rejected += b.rejected
    a.skipped += b.skipped
  }
}
