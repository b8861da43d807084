// Rulewright. Apache-2.0.

import GRDB
import Hashing

/// Received files as rows.
enum ReceivedFileRows {
  /// All, in the order of their first import.
  static func all(_ db: Database) throws -> [RecordChange.File] {
    try Row.fetchAll(db, sql: select + " ORDER BY number").map(file)
  }

  /// The one that a comment stands in as it is now; nil where there is no such comment.
  static func one(of comment: String, _ db: Database) throws -> RecordChange.File? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: select + " WHERE number = (SELECT receivedFile FROM comment WHERE id = ?)"),
      arguments: [comment]
    ).map(file)
  }

  private static let select = "SELECT number, name, sha256, size, importedAt FROM receivedFile"

  private static func file(_ row: Row) throws -> RecordChange.File {
    var columns = Columns(row)
    let number = try columns.number()
    return RecordChange.File(
      number: number,
      received: ReceivedFile(
        name: try columns.text(), hash: ContentHash(hex: try columns.text()),
        size: try columns.number(), importedAt: try columns.text()))
  }

  /// The number of a file, which is put in unless one of its name and bytes is there.
  static func keep(_ received: ReceivedFile, _ db: Database) throws -> (number: Int, isNew: Bool) {
    guard ![received.name, received.importedAt].contains(where: { $0.utf8.contains(0) }) else {
      throw StoreError.holdsNUL(what: "a file's name")
    }
    try db.execute(
      sql: """
        INSERT INTO receivedFile (sha256, name, size, importedAt) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [received.hash.hex, received.name, received.size, received.importedAt])
    let isNew = db.changesCount > 0
    let number = try Int.fetchOne(
      db, sql: "SELECT number FROM receivedFile WHERE sha256 = ? AND name = ?",
      arguments: [received.hash.hex, received.name])
    return (number ?? 0, isNew)
  }
}
