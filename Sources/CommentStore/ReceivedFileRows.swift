// Rulewright. Apache-2.0.

import GRDB
import Hashing

/// Received files as rows.
enum ReceivedFileRows {
  /// Whether the table says which files are kept: a migration reads it before it does.
  enum Form {
    case current, beforeKept
  }

  /// What was done with the row of a file that came.
  struct Kept {
    /// The row as it is now.
    var row: RecordChange.File
    var isNew: Bool
    /// The row as it was, where a copy is kept from now on and was not before.
    var before: RecordChange.File?
  }

  /// All, in the order of their first import.
  static func all(_ db: Database, from form: Form = .current) throws -> [RecordChange.File] {
    let sql = form == .current ? select : "SELECT \(columns), 1 FROM receivedFile"
    return try Row.fetchAll(db, sql: sql + " ORDER BY number").map(file)
  }

  /// Those of some numbers.
  static func some(_ numbers: Range<Int>, _ db: Database) throws -> [RecordChange.File] {
    try Row.fetchAll(
      db.cachedStatement(sql: select + " WHERE number >= ? AND number < ?"),
      arguments: [numbers.lowerBound, numbers.upperBound]
    ).map(file)
  }

  /// Whether the bytes of a file are kept.
  static func isKept(_ number: Int, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT isKept FROM receivedFile WHERE number = ?", arguments: [number]) ?? true
  }

  /// The number of the file of some bytes and a name; nil where there is none.
  static func number(of hash: ContentHash, name: String, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db, sql: "SELECT number FROM receivedFile WHERE sha256 = ? AND name = ?",
      arguments: [hash.hex, name])
  }

  /// The number that the next new file gets.
  static func nextNumber(_ db: Database) throws -> Int {
    (try Int.fetchOne(db, sql: "SELECT max(number) FROM receivedFile") ?? 0) + 1
  }

  /// The one that a comment stands in as it is now; nil where there is no such comment.
  static func one(of comment: String, _ db: Database) throws -> RecordChange.File? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: select + " WHERE number = (SELECT receivedFile FROM comment WHERE id = ?)"),
      arguments: [comment]
    ).map(file)
  }

  private static let columns = "number, name, sha256, size, importedAt"
  private static let select = "SELECT \(columns), isKept FROM receivedFile"

  private static func file(_ row: Row) throws -> RecordChange.File {
    var columns = Columns(row)
    let number = try columns.number()
    return RecordChange.File(
      number: number,
      received: ReceivedFile(
        name: try columns.text(), hash: ContentHash(hex: try columns.text()),
        size: try columns.number(), importedAt: try columns.text(),
        isKept: try columns.number() != 0))
  }

  /// Puts a file in, unless one of its name and bytes is there.
  ///
  /// Of that a copy may be kept from now on; that one was kept is never taken back.
  static func keep(_ received: ReceivedFile, _ db: Database) throws -> Kept {
    guard ![received.name, received.importedAt].contains(where: { $0.utf8.contains(0) }) else {
      throw StoreError.holdsNUL(what: "a file's name")
    }
    let known = try Row.fetchOne(
      db, sql: select + " WHERE sha256 = ? AND name = ?",
      arguments: [received.hash.hex, received.name]
    ).map(file)
    guard let known else {
      let row = RecordChange.File(number: try nextNumber(db), received: received)
      try db.execute(
        sql: """
          INSERT INTO receivedFile (\(columns), isKept) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          row.number, received.name, received.hash.hex, received.size, received.importedAt,
          received.isKept,
        ])
      return Kept(row: row, isNew: true)
    }
    guard received.isKept, !known.received.isKept else { return Kept(row: known, isNew: false) }
    try db.execute(
      sql: "UPDATE receivedFile SET isKept = 1 WHERE number = ?", arguments: [known.number])
    var now = known
    now.received.isKept = true
    return Kept(row: now, isNew: false, before: known)
  }
}
