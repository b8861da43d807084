// Rulewright. Apache-2.0.

import Comments
import Dockets
import GRDB
import Hashing

/// Writes comments within one transaction.
struct CommentWriter {
  /// What became of a comment.
  enum Outcome {
    case added, updated, unchanged
    case refused(reason: String)
  }

  private let db: Database
  private let receivedFile: Int

  init(_ db: Database, receivedFile: Int) {
    self.db = db
    self.receivedFile = receivedFile
  }

  func write(_ imported: ImportedComment) throws -> Outcome {
    let comment = imported.comment
    guard !comment.id.text.utf8.isEmpty else { return .refused(reason: "no id") }
    // SQLite's text functions, and GRDB, end a text at its first NUL.
    guard !Self.holdsNUL(comment) else { return .refused(reason: "a NUL character in its text") }
    let hashes = CommentHashes(comment)
    let known = try String.fetchOne(
      db.cachedStatement(sql: "SELECT contentHash FROM comment WHERE id = ?"),
      arguments: [comment.id.text])
    if let known, known.utf8.elementsEqual(hashes.content.hex.utf8) { return .unchanged }
    try db.cachedStatement(sql: Self.upsert).execute(
      arguments: arguments(imported, hashes: hashes))
    if known != nil {
      try db.cachedStatement(sql: "DELETE FROM attachment WHERE comment = ?").execute(
        arguments: [comment.id.text])
    }
    for (index, attachment) in comment.attachments.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO attachment (comment, position, number, address) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [comment.id.text, index + 1, attachment.number, attachment.address])
    }
    return known == nil ? .added : .updated
  }

  private static let upsert: String = {
    let columns = [
      "id", "stage", "received", "posted", "firstName", "lastName", "organization",
      "withdrawalReason", "restrictionKind", "restrictionReason", "isStub", "attachmentCount",
      "contentHash", "textHash", "submitterHash", "receivedFile", "receivedRow", "title", "body",
      "sourceFields",
    ]
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let changes = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return """
      INSERT INTO comment (\(columns.joined(separator: ", "))) VALUES (\(marks))
      ON CONFLICT (id) DO UPDATE SET \(changes)
      """
  }()

  private func arguments(
    _ imported: ImportedComment, hashes: CommentHashes
  ) -> StatementArguments {
    let comment = imported.comment
    let values: [(any DatabaseValueConvertible)?] = [
      comment.id.text, comment.stage.text, comment.received?.description,
      comment.posted?.description, comment.submitter.firstName, comment.submitter.lastName,
      comment.submitter.organization, comment.withdrawal?.reason, comment.restriction?.kind,
      comment.restriction?.reason, comment.isStub, comment.attachments.count,
      hashes.content.hex, hashes.text.hex, hashes.submitter?.hex, receivedFile, imported.row,
      comment.title, comment.body, SourceFieldsJSON.text(comment.sourceFields),
    ]
    return StatementArguments(values)
  }

  private static func holdsNUL(_ comment: Comment) -> Bool {
    let texts = [
      comment.id.text, comment.stage.text, comment.submitter.firstName,
      comment.submitter.lastName, comment.submitter.organization, comment.title, comment.body,
      comment.withdrawal?.reason ?? "", comment.restriction?.kind ?? "",
      comment.restriction?.reason ?? "",
    ]
    return texts.contains { $0.utf8.contains(0) }
      || comment.attachments.contains { $0.address.utf8.contains(0) }
      || comment.sourceFields.contains { $0.utf8.contains(0) || $1.utf8.contains(0) }
  }
}
