// Rulewright. Apache-2.0.

import Comments
import GRDB
import Hashing

/// What was read of attachments' bytes, as rows.
///
/// Of all readings of the same bytes the first that gave a text counts, for ever: codings quote it.
enum AttachmentReadingRows {
  /// A reading as the log tells of it: all but the words, which lie beside the log under their
  /// hash.
  struct Stated: Hashable {
    var number: Int
    var sha256: String
    var method: String
    /// Why it was not read; nil when it was.
    var reason: String?
    /// Of the words; nil when it was not read.
    var textHash: String?
  }

  /// The words of some bytes; nil when nobody read any.
  static func text(of sha256: String, _ db: Database, in schema: String = "") throws -> String? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT text FROM \(schema)attachmentReading WHERE sha256 = ? AND text IS NOT NULL
        ORDER BY number LIMIT 1
        """)
    guard let row = try Row.fetchOne(statement, arguments: [sha256]) else { return nil }
    var columns = Columns(row)
    return try columns.text()
  }

  /// Adds a reading unless it says nothing new; gives how it stands in the log.
  static func put(_ reading: AttachmentReading, _ db: Database) throws -> Stated? {
    guard try text(of: reading.sha256, db) == nil else { return nil }
    var (text, reason): (String?, String?) = (nil, nil)
    switch reading.outcome {
    case .text(let words): text = words
    case .unread(let why): reason = why
    }
    if let reason {
      let last = try String.fetchOne(
        db,
        sql: "SELECT reason FROM attachmentReading WHERE sha256 = ? ORDER BY number DESC LIMIT 1",
        arguments: [reading.sha256])
      if last?.utf8.elementsEqual(reason.utf8) == true { return nil }
    }
    let hash = text.map { ContentHash(of: Array($0.utf8)).hex }
    try db.execute(
      sql: """
        INSERT INTO attachmentReading (sha256, method, reason, textHash, text)
        VALUES (?, ?, ?, ?, ?)
        """, arguments: [reading.sha256, reading.method, reason, hash, text])
    return Stated(
      number: Int(db.lastInsertedRowID), sha256: reading.sha256, method: reading.method,
      reason: reason, textHash: hash)
  }

  /// A reading as the record has it.
  static func stated(_ number: Int, _ db: Database) throws -> Stated? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT number, sha256, method, reason, textHash FROM attachmentReading WHERE number = ?
        """, arguments: [number])
    return try row.map { row in
      var columns = Columns(row)
      return Stated(
        number: try columns.number(), sha256: try columns.text(), method: try columns.text(),
        reason: try columns.textIfAny(), textHash: try columns.textIfAny())
    }
  }

  /// Writes the words of a comment with those of its attachments.
  static func put(_ whole: Comment, _ db: Database, in schema: String = "") throws {
    let text = CommentHashes(whole).text.hex
    try db.cachedStatement(
      sql: "UPDATE \(schema)comment SET body = ?, ownLength = ?, textHash = ? WHERE id = ?"
    ).execute(arguments: [whole.body, whole.ownLength, text, whole.id.text])
    try AttachmentRows.put(whole, db, in: schema)
  }
}
