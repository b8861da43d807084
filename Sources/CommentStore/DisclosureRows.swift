// Rulewright. Apache-2.0.

import Comments
import GRDB
import Redacting

/// Decisions about comments and attachments as rows; `schema` is `replayed.` for those of a replay.
///
/// In the table the whole comment is the attachment 0, and no hash is an empty one.
enum DisclosureRows {
  /// What was decided about the same comment, or the same bytes of an attachment of it.
  static func disclosure(
    like other: Disclosure, _ db: Database, in schema: String = ""
  ) throws -> Disclosure? {
    let sql = "SELECT \(columns) FROM \(schema)disclosure WHERE \(key)"
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments(other))
      .map(disclosure)
  }

  /// The decisions that some conditions let through, by comment and attachment.
  static func all(_ conditions: Conditions, _ db: Database) throws -> [Disclosure] {
    let statement = try db.cachedStatement(
      sql:
        "SELECT \(columns) FROM disclosure\(conditions.clause) ORDER BY comment, attachment, sha256"
    )
    return try Row.fetchAll(statement, arguments: conditions.arguments).map(disclosure)
  }

  static func insert(_ disclosure: Disclosure, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(
      sql: "INSERT INTO \(schema)disclosure (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      disclosure.comment.text, disclosure.attachment ?? 0, disclosure.sha256 ?? "",
      disclosure.state.rawValue, disclosure.kind.rawValue, disclosure.reason, disclosure.who,
      disclosure.at,
    ])
  }

  static func remove(_ disclosure: Disclosure, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(sql: "DELETE FROM \(schema)disclosure WHERE \(key)").execute(
      arguments: arguments(disclosure))
  }

  private static let key = "comment = ? AND attachment = ? AND sha256 = ?"

  private static func arguments(_ disclosure: Disclosure) -> StatementArguments {
    [disclosure.comment.text, disclosure.attachment ?? 0, disclosure.sha256 ?? ""]
  }

  private static let columns = "comment, attachment, sha256, state, kind, reason, who, at"

  private static func disclosure(_ row: Row) throws -> Disclosure {
    var columns = Columns(row)
    let comment = CommentID(try columns.text())
    let attachment = try columns.number()
    let sha256 = try columns.text()
    let state = Disclosure.State(rawValue: try columns.text())
    let kind = RedactionKind(rawValue: try columns.text())
    guard let state, let kind else { throw Columns.Unexpected(column: 3) }
    return Disclosure(
      comment: comment, attachment: attachment == 0 ? nil : attachment,
      sha256: sha256.utf8.isEmpty ? nil : sha256, state: state, kind: kind,
      reason: try columns.text(), who: try columns.text(),
      at: try columns.text())
  }
}
