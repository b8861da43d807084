// Rulewright. Apache-2.0.

import GRDB

extension Replay {
  /// Takes away the rows of received files, as an event does that puts others in their place.
  mutating func takeAway(_ files: [RecordChange.File], _ event: Int) throws {
    for file in files {
      let received = file.received
      try db.execute(
        sql: """
          DELETE FROM replayed.receivedFile WHERE number = ? AND sha256 = ? AND name = ?
            AND size = ? AND importedAt = ? AND isKept = ?
          """,
        arguments: [
          file.number, received.sha256, received.name, received.size, received.importedAt,
          received.isKept,
        ])
      if db.changesCount != 1 {
        problems.append("event \(event) takes away a received file that was not there")
      }
    }
  }

  /// Puts received files in; one that came again is there, and kept or not as it was.
  mutating func putIn(_ files: [RecordChange.File], _ event: Int) throws {
    for file in files {
      let received = file.received
      try db.execute(
        sql: """
          INSERT INTO replayed.receivedFile (number, sha256, name, size, importedAt, isKept)
          SELECT ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (
            SELECT 1 FROM replayed.receivedFile WHERE number = ? AND sha256 = ? AND name = ?)
          """,
        arguments: [
          file.number, received.sha256, received.name, received.size, received.importedAt,
          received.isKept, file.number, received.sha256, received.name,
        ])
      guard db.changesCount == 0 else { continue }
      let isKept = try Bool.fetchOne(
        db, sql: "SELECT isKept FROM replayed.receivedFile WHERE number = ?",
        arguments: [file.number])
      if isKept != received.isKept {
        problems.append(
          "event \(event) says that a copy of '\(received.name)' is "
            + (received.isKept ? "kept, and none was" : "not kept, and one was"))
      }
    }
  }
}
