// Rulewright. Apache-2.0.

import Codings
import Comments
import Dockets
import GRDB
import Hashing

/// Writes the first event of a record that was there before the log: all that it holds.
struct Adoption {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Leaves an empty record without an event.
  ///
  /// Nobody did this, and a migration knows no clock but SQLite's.
  func adopt() throws {
    var all = RecordChange()
    all.files = try ReceivedFileRows.all(db, from: .beforeKept)
    all.versions = try versions()
    all.codings = try CodingReader(db, from: .beforeNotes).numbered()
    all.responses = try ResponseRows.all(db)
    all.comments = try comments()
    guard !all.isEmpty else { return }
    let now = try String.fetchOne(db, sql: "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')")
    try EventLog(db: db).append(
      .adopted, "what an older version left", after: all, who: "rulewright", at: now ?? "")
  }

  private func versions() throws -> [RecordChange.Version] {
    try Row.fetchAll(
      db, sql: "SELECT stage, fileHash, length(bytes) FROM draftVersion ORDER BY stage, fileHash"
    ).map { row in
      var columns = Columns(row)
      let stage = StageID(try columns.text())
      return RecordChange.Version(
        version: DraftVersion(stage: stage, fileHash: try columns.text()),
        size: try columns.number())
    }
  }

  private func comments() throws -> RecordChange.Comments? {
    var changes = CommentChanges(event: 1)
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT id, number, contentHash, receivedFile, receivedRow FROM comment ORDER BY number")
    while let row = try rows.next() {
      var columns = Columns(row)
      try changes.add(
        try columns.text(), number: try columns.number(), before: nil, after: try columns.text(),
        from: Origin(file: try columns.number(), row: try columns.number()), db)
    }
    return changes.summary
  }
}
