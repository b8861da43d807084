// Rulewright. Apache-2.0.

import GRDB
import Hashing

/// What a verification of a record found.
package struct RecordVerification: Sendable {
  /// How many events the log has.
  package var events = 0
  /// The hash of the last one: whoever notes it down can tell later whether the log before it is
  /// still the same.
  package var head = Event.genesis
  /// The files that were received, to be compared with what is on the disk.
  package var receivedFiles: [ReceivedFile] = []
  /// What is wrong; empty when nothing is.
  package var problems: [String] = []
}

extension RecordVerification {
  /// Looks at a private copy, in which it may write.
  init(ofCopy copy: DatabaseQueue) {
    do {
      try copy.writeWithoutTransaction { db in
        try checkFile(db)
        try checkSchema(db)
        receivedFiles = try ReceivedFileRows.all(db).map(\.received)
        try checkLog(db)
        try checkSearch(db)
        problems += try PublicTexts(db).faults() + CampaignRows.faults(db)
      }
    } catch let error as DatabaseError {
      problems.append("the file is damaged: \(error.message ?? "SQLite gives no reason")")
    } catch {
      problems.append("the file is damaged: \(error)")
    }
  }

  private mutating func checkFile(_ db: Database) throws {
    problems += try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
      var columns = Columns(row)
      problems.append("a row of \(try columns.text()) points at nothing")
    }
  }

  /// Compares tables, views and triggers with those of a new record: a trigger that is gone lets
  /// the log be changed, and a view that is another publishes what it should not.
  private mutating func checkSchema(_ db: Database) throws {
    let fresh = try DatabaseQueue()
    try Schema.migrator.migrate(fresh)
    let expected = try fresh.read(Self.schema)
    let found = try Self.schema(db)
    for (name, sql) in expected.sorted(by: { $0.key < $1.key }) where found[name] != sql {
      problems.append("\(name) is \(found[name] == nil ? "gone" : "not as it was made")")
    }
    for name in found.keys.sorted() where expected[name] == nil {
      problems.append("\(name) does not belong into a record")
    }
  }

  private static func schema(_ db: Database) throws -> [String: String] {
    var schema: [String: String] = [:]
    let sql = """
      SELECT type || ' ' || name, sql FROM sqlite_master
      WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      """
    for row in try Row.fetchAll(db, sql: sql) {
      var columns = Columns(row)
      schema["the " + (try columns.text())] = try columns.textIfAny() ?? ""
    }
    return schema
  }

  private mutating func checkLog(_ db: Database) throws {
    var replay = try Replay(db)
    try db.inTransaction(.deferred) {
      try EventLog(db: db).forEach(Conditions()) { event in
        let place = "event \(event.number)"
        if event.number != events + 1 {
          problems.append(
            event.number == events + 2
              ? "event \(events + 1) is missing"
              : "\(place) stands where event \(events + 1) should")
        }
        if !event.previous.utf8.elementsEqual(head.utf8) {
          problems.append("\(place) does not follow the event that stands before it")
        }
        if !event.hash.utf8.elementsEqual(event.computedHash.hex.utf8) {
          problems.append("\(place) is not what was written: its hash is another's")
        }
        if EventKind(rawValue: event.what) == nil {
          problems.append("\(place) is of a kind that this program does not know: \(event.what)")
        }
        (events, head) = (event.number, event.hash)
        try replay.apply(event)
      }
      problems += replay.problems + (try replay.differences()) + (try Self.strays(db))
      return .commit
    }
  }

  /// What lies beside the log and belongs to no event, or hides behind a NUL.
  private static func strays(_ db: Database) throws -> [String] {
    let questions = [
      (
        """
        SELECT count(DISTINCT event) FROM commentChange
        WHERE event NOT IN (SELECT number FROM event)
        """,
        "changes of comments belong to no event"
      ),
      (
        """
        SELECT count(*) FROM formerContent WHERE contentHash NOT IN (
          SELECT before FROM commentChange WHERE before IS NOT NULL)
        """,
        "former contents belong to no event"
      ),
      (
        """
        SELECT count(*) FROM event WHERE instr(CAST(at || who || what || subject || previous
          || hash || ifnull(before, '') || ifnull(after, '') AS BLOB), x'00') > 0
        """,
        "events hold what their hash does not see"
      ),
      (
        """
        SELECT count(*) FROM commentChange
        WHERE instr(CAST(comment || ifnull(before, '') || after AS BLOB), x'00') > 0
        """,
        "changes of comments hold what their digest does not see"
      ),
      (
        """
        SELECT count(*) FROM formerContent
        WHERE instr(CAST(contentHash || content AS BLOB), x'00') > 0
        """,
        "former contents hold what their hash does not see"
      ),
    ]
    return try questions.compactMap { sql, what in
      let count = try Int.fetchOne(db, sql: sql) ?? 0
      return count > 0 ? "\(count) \(what)" : nil
    }
  }

  private mutating func checkSearch(_ db: Database) throws {
    for (table, what) in [("commentText", "comments"), ("responseText", "responses")] {
      do {
        // Without a rank of 1 the index is not compared with the words that it indexes.
        try db.execute(sql: "INSERT INTO \(table) (\(table), rank) VALUES ('integrity-check', 1)")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        problems.append("the search index of \(what) does not fit them")
      }
    }
    let differing = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM (
          SELECT id, title, body FROM response EXCEPT SELECT response, title, body FROM responseText)
        """)
    let count = "(SELECT count(*) FROM response) - (SELECT count(*) FROM responseText)"
    if try differing != 0 || Int.fetchOne(db, sql: "SELECT \(count)") != 0 {
      problems.append("the search index of responses does not hold their words")
    }
  }
}

extension Record {
  /// Proves a record, or names what is wrong with it: that SQLite finds it whole; that its tables
  /// are those that this program makes; that each event of the log is what was written and follows
  /// the one before it; that doing the log again from nothing gives what the record holds; and
  /// that search knows the words that are there.
  ///
  /// It looks at a copy that nobody else sees, of one moment, so nobody waits for it and nothing
  /// is written. Throws `StoreError` when the record cannot be opened.
  package static func verification(of path: String) throws -> RecordVerification {
    RecordVerification(ofCopy: try RecordFile.openForReading(path).privateCopy())
  }

  /// What is wrong with the record; empty when nothing is.
  package func verify() throws -> [String] { try Record.verification(of: path).problems }
}
