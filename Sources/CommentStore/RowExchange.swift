// Rulewright. Apache-2.0.

import Codings
import GRDB

/// Takes rows away and puts others in, all within the caller's transaction: what somebody changes
/// must be there as they saw it, byte for byte, and nothing may be in the way of what they put in.
struct RowExchange {
  private let db: Database
  private var conflicts: [RowConflict] = []

  init(_ db: Database) { self.db = db }

  /// Does it, or throws `StoreError.changedMeanwhile` with all that is otherwise; the transaction
  /// must then be given up.
  mutating func exchange(_ before: RecordChange, for after: RecordChange) throws {
    try lookFor(before)
    guard conflicts.isEmpty else { throw StoreError.changedMeanwhile(conflicts) }
    try takeAway(before)
    try putIn(after)
    guard conflicts.isEmpty else { throw StoreError.changedMeanwhile(conflicts) }
  }

  private mutating func lookFor(_ before: RecordChange) throws {
    let codings = CodingReader(db, from: .record)
    for expected in before.codings {
      let now = try codings.coding(number: expected.number)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(RowConflict(expected: .coding(expected), now: now.map(RecordRow.coding)))
      }
    }
    for expected in before.readings {
      let now = try ReadingRows.reading(of: expected.comment, by: expected.who, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .reading(expected), now: now.map(RecordRow.reading)))
      }
    }
    for expected in before.responses {
      let now = try ResponseRows.response(expected.response.id, db)
      if now.map({ RecordChange.areSame($0, expected) }) != true {
        conflicts.append(
          RowConflict(expected: .response(expected), now: now.map(RecordRow.response)))
      }
    }
    if let expected = before.codebook {
      let now = try CodebookRows.newest(db)
      if now != expected {
        conflicts.append(
          RowConflict(
            expected: .codebook(sha256: expected.sha256),
            now: now.map { .codebook(sha256: $0.sha256) }))
      }
    }
  }

  private func takeAway(_ before: RecordChange) throws {
    for coding in before.codings {
      try db.cachedStatement(sql: "DELETE FROM coding WHERE number = ?").execute(
        arguments: [coding.number])
    }
    for reading in before.readings { try ReadingRows.remove(reading, db) }
    for written in before.responses { try ResponseRows.remove(written.response.id, db) }
  }

  private mutating func putIn(_ after: RecordChange) throws {
    let codings = CodingReader(db, from: .record)
    for new in after.codings {
      let inTheWay =
        try codings.coding(number: new.number)
        ?? codings.numbered(Record.same(as: new.coding)).first
      if let inTheWay {
        conflicts.append(RowConflict(expected: nil, now: .coding(inTheWay)))
      } else {
        try db.cachedStatement(sql: Self.insert).execute(
          arguments: StatementArguments(Record.values(new.coding)) + [new.number])
      }
    }
    for new in after.readings {
      if let inTheWay = try ReadingRows.reading(of: new.comment, by: new.who, db) {
        conflicts.append(RowConflict(expected: nil, now: .reading(inTheWay)))
      } else {
        try ReadingRows.insert(new, db)
      }
    }
    for new in after.responses {
      if let inTheWay = try ResponseRows.response(new.response.id, db) {
        conflicts.append(RowConflict(expected: nil, now: .response(inTheWay)))
      } else {
        try ResponseRows.insert(new, db)
      }
    }
    if let codebook = after.codebook {
      try CodebookRows.put(codebook.sha256, event: try EventLog(db: db).head().number + 1, db)
    }
  }

  private static let insert: String = {
    let marks = Array(repeating: "?", count: 15).joined(separator: ", ")
    return "INSERT INTO coding (\(CodingReader.columns), number) VALUES (\(marks))"
  }()
}
