// Rulewright. Apache-2.0.

import Comments
import GRDB

/// Takes the rows of one received file within a transaction, counts what became of each, and
/// writes the event.
struct FileTaking {
  private let db: Database
  private let name: String
  private var writer: CommentWriter
  private(set) var tally = ImportTally()

  /// `number` is the file's in the record, and `place` what is known of its place among others.
  init(_ db: Database, name: String, number: Int, place: FilePlace?) throws {
    (self.db, self.name) = (db, name)
    writer = try CommentWriter(
      db, event: try EventLog(db: db).head().number + 1, receivedFile: number, place: place)
  }

  mutating func take(_ row: ImportedRow) throws {
    func entry(_ row: Int, _ reason: String) -> ImportTally.Entry {
      ImportTally.Entry(file: name, row: row, reason: reason)
    }
    switch row {
    case .skipped(let row, let reason): tally.skipped.append(entry(row, reason))
    case .rejected(let row, let reason): tally.rejected.append(entry(row, reason))
    case .comment(let imported):
      switch try writer.write(imported) {
      case .added: tally.added += 1
      case .updated: tally.updated += 1
      case .unchanged: tally.unchanged += 1
      case .refused(let reason): tally.rejected.append(entry(imported.row, reason))
      }
    }
  }

  /// Holds what was counted against what was read, and writes the event; none where nothing was
  /// changed.
  mutating func finish(
    _ read: Int, _ kept: ReceivedFileRows.Kept, as received: ReceivedFile, _ stamp: EventStamp
  ) throws -> ImportTally {
    tally.read = read
    guard tally.read == tally.accountedFor else {
      throw StoreError.tallyDoesNotAddUp(
        file: name, read: tally.read, accountedFor: tally.accountedFor)
    }
    guard kept.isNew || kept.before != nil || writer.changes.count > 0 else { return tally }
    try writer.finish()
    var (before, change) = (RecordChange(), RecordChange())
    if let row = kept.before {
      before.files = [row]
      change.files = [kept.row]
    } else {
      // Whether a copy is kept the row says: that one was is never taken back.
      var stated = received
      stated.isKept = kept.row.received.isKept
      change.files = [RecordChange.File(number: kept.row.number, received: stated)]
    }
    change.comments = writer.changes.summary
    change.tally = tally
    change.program = received.program
    try EventLog(db: db).append(
      .imported, received.name, before: before.isEmpty ? nil : before, after: change, stamp)
    return tally
  }
}
