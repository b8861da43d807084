// Rulewright. Apache-2.0.

import Comments
import GRDB
import Redacting

/// Decisions about words as rows; `schema` is `replayed.` for those that a replay makes.
enum RedactionRows {
  /// What was decided about a stretch of a comment's words.
  static func redaction(
    of comment: CommentID, at range: Range<Int>, _ db: Database, in schema: String = ""
  ) throws -> Redaction? {
    let sql = """
      SELECT \(columns) FROM \(schema)redaction
      WHERE comment = ? AND passageStart = ? AND passageEnd = ?
      """
    return try Row.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: [comment.text, range.lowerBound, range.upperBound]
    ).map(redaction)
  }

  /// The decisions that some conditions let through, by comment and place.
  static func all(_ conditions: Conditions, _ db: Database) throws -> [Redaction] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns) FROM redaction\(conditions.clause)
        ORDER BY comment, passageStart, passageEnd
        """)
    return try Row.fetchAll(statement, arguments: conditions.arguments).map(redaction)
  }

  static func insert(_ redaction: Redaction, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(
      sql: "INSERT INTO \(schema)redaction (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      redaction.comment.text, redaction.range.lowerBound, redaction.range.upperBound,
      redaction.quote, redaction.kind.rawValue, redaction.state.rawValue, redaction.who,
      redaction.at,
    ])
  }

  static func remove(_ redaction: Redaction, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(
      sql: """
        DELETE FROM \(schema)redaction
        WHERE comment = ? AND passageStart = ? AND passageEnd = ?
        """
    ).execute(arguments: [
      redaction.comment.text, redaction.range.lowerBound, redaction.range.upperBound,
    ])
  }

  private static let columns = "comment, passageStart, passageEnd, quote, kind, state, who, at"

  private static func redaction(_ row: Row) throws -> Redaction {
    var columns = Columns(row)
    let comment = CommentID(try columns.text())
    let (start, end) = (try columns.number(), try columns.number())
    let quote = try columns.text()
    let kind = RedactionKind(rawValue: try columns.text())
    let state = Redaction.State(rawValue: try columns.text())
    guard start >= 0, start <= end, let kind, let state else {
      throw Columns.Unexpected(column: 1)
    }
    return Redaction(
      comment: comment, range: start..<end, quote: quote, kind: kind, state: state,
      who: try columns.text(), at: try columns.text())
  }
}
