// Rulewright. Apache-2.0.

import Comments
import GRDB

/// Attachments of comments as rows.
enum AttachmentRows {
  static let columns = """
    number, address, name, sha256, restrictionKind, restrictionReason, wordsStart, wordsEnd
    """

  /// The same where other tables stand beside.
  static let qualifiedColumns = """
    attachment.number AS number, attachment.address, attachment.name, attachment.sha256 AS sha256,
    attachment.restrictionKind, attachment.restrictionReason, attachment.wordsStart,
    attachment.wordsEnd
    """

  static func attachment(_ row: Row) throws -> Attachment {
    var columns = Columns(row)
    return try attachment(&columns)
  }

  static func attachment(_ columns: inout Columns) throws -> Attachment {
    var attachment = Attachment(
      number: try columns.number(), address: try columns.text(), name: try columns.text(),
      sha256: try columns.textIfAny())
    let (kind, reason) = (try columns.textIfAny(), try columns.textIfAny())
    if let kind, let reason {
      attachment.restriction = Restriction(kind: kind, reason: reason)
    }
    attachment.words = try columns.rangeIfAny()
    return attachment
  }

  /// Puts the attachments of a comment in the place of those that it has.
  static func put(_ comment: Comment, _ db: Database, in schema: String = "") throws {
    try db.cachedStatement(sql: "DELETE FROM \(schema)attachment WHERE comment = ?").execute(
      arguments: [comment.id.text])
    for (index, attachment) in comment.attachments.enumerated() {
      try db.cachedStatement(
        sql: """
          INSERT INTO \(schema)attachment (comment, position, \(columns))
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        comment.id.text, index + 1, attachment.number, attachment.address, attachment.name,
        attachment.sha256, attachment.restriction?.kind, attachment.restriction?.reason,
        attachment.words?.lowerBound, attachment.words?.upperBound,
      ])
    }
  }
}
