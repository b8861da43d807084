// Rulewright. Apache-2.0.

import Codings
import Comments
import GRDB

/// Readings as rows; `schema` is `replayed.` for those that a replay makes.
enum ReadingRows {
  /// What one person said of a comment.
  static func reading(
    of comment: CommentID, by who: String, _ db: Database, in schema: String = ""
  ) throws -> Reading? {
    let sql = "SELECT \(columns) FROM \(schema)reading WHERE comment = ? AND who = ?"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [comment.text, who])
      .map(reading)
  }

  /// The readings that some conditions let through, by comment and person.
  static func all(_ conditions: Conditions, _ db: Database) throws -> [Reading] {
    try Row.fetchAll(
      db, sql: "SELECT \(columns) FROM reading\(conditions.clause) ORDER BY comment, who",
      arguments: conditions.arguments
    ).map(reading)
  }

  static func insert(_ reading: Reading, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(
      sql: "INSERT INTO \(schema)reading (\(columns)) VALUES (?, ?, ?, ?, ?)"
    ).execute(arguments: [
      reading.comment.text, reading.state.rawValue, reading.reason, reading.who, reading.at,
    ])
  }

  static func remove(_ reading: Reading, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(sql: "DELETE FROM \(schema)reading WHERE comment = ? AND who = ?")
      .execute(arguments: [reading.comment.text, reading.who])
  }

  private static let columns = "comment, state, reason, who, at"

  private static func reading(_ row: Row) throws -> Reading {
    var columns = Columns(row)
    let comment = CommentID(try columns.text())
    guard let state = Reading.State(rawValue: try columns.text()) else {
      throw Columns.Unexpected(column: 1)
    }
    return Reading(
      comment: comment, state: state, reason: try columns.text(), who: try columns.text(),
      at: try columns.text())
  }
}
