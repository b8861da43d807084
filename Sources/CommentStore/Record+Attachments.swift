// Rulewright. Apache-2.0.

package import Comments
import GRDB

/// An attachment of a comment, and what came of reading it.
package struct AttachmentState: Hashable, Sendable {
  package enum Reading: Hashable, Sendable {
    /// Its words stand with the comment's.
    case read(method: String)
    /// It was tried.
    case unread(reason: String, method: String)
    /// The bytes are there and nobody has tried.
    case waiting
    /// The office has an address and no bytes.
    case notHere
  }

  package var comment: CommentID
  package var attachment: Attachment
  package var reading: Reading
}

extension Record {
  /// Keeps what was read of attachments, in one event, and puts the words behind those of the
  /// comments that they came with; gives how many readings said something new.
  ///
  /// Bytes that were read once are not read anew: codings may quote the words. Throws `StoreError`.
  package func addAttachmentReadings(
    _ readings: [AttachmentReading], stamp: EventStamp
  ) throws -> Int {
    try file.writing { db in
      var change = RecordChange()
      for reading in readings {
        if case .text(let words) = reading.outcome, words.utf8.contains(0) {
          throw StoreError.holdsNUL(what: "the text of an attachment")
        }
        guard ![reading.sha256, reading.method].contains(where: { $0.utf8.contains(0) }) else {
          throw StoreError.holdsNUL(what: "the reading of an attachment")
        }
        guard let stated = try AttachmentReadingRows.put(reading, db) else { continue }
        change.attachmentReadings.append(stated)
        if stated.textHash != nil { try Self.readAgain(havingBytes: stated.sha256, db) }
      }
      guard !change.isEmpty else { return 0 }
      let count = change.attachmentReadings.count
      try EventLog(db: db).append(
        .attachmentsRead, count == 1 ? "1 attachment" : "\(count) attachments", after: change,
        stamp)
      return count
    }
  }

  /// Every attachment of the comments, in the order in which these came, with what came of it.
  ///
  /// Throws `StoreError`.
  package func attachments(of comment: CommentID? = nil) throws -> [AttachmentState] {
    try file.reading { db in
      var conditions = Conditions()
      if let comment { conditions.add("comment.id = ?", comment.text) }
      let sql = """
        SELECT file.*, tried.method, tried.reason FROM (
          SELECT comment.number AS place, attachment.comment, position,
            \(AttachmentRows.qualifiedColumns)
          FROM comment JOIN attachment ON attachment.comment = comment.id
          \(conditions.clause)) AS file
          LEFT JOIN attachmentReading AS tried ON tried.number = (
            SELECT number FROM attachmentReading AS any WHERE any.sha256 = file.sha256
            ORDER BY text IS NULL, iif(text IS NULL, -number, number) LIMIT 1)
        ORDER BY place, position
        """
      return try Row.fetchAll(db, sql: sql, arguments: conditions.arguments).map(Self.state)
    }
  }

  private static func state(_ row: Row) throws -> AttachmentState {
    var columns = Columns(row)
    _ = try columns.number()
    let comment = CommentID(try columns.text())
    _ = try columns.number()
    let attachment = try AttachmentRows.attachment(&columns)
    let (method, reason) = (try columns.textIfAny(), try columns.textIfAny())
    let reading: AttachmentState.Reading =
      switch (method, reason) {
      case (let method?, let reason?): .unread(reason: reason, method: method)
      case (let method?, nil): .read(method: method)
      default: attachment.sha256 == nil ? .notHere : .waiting
      }
    return AttachmentState(comment: comment, attachment: attachment, reading: reading)
  }

  /// Writes anew the words of the comments that some bytes came with.
  private static func readAgain(havingBytes sha256: String, _ db: Database) throws {
    let ids = try String.fetchAll(
      db, sql: "SELECT DISTINCT comment FROM attachment WHERE sha256 = ?", arguments: [sha256])
    for id in ids {
      guard let known = try CommentReader(db).comment(CommentID(id)) else { continue }
      let whole = try known.reading { try AttachmentReadingRows.text(of: $0, db) }
      guard whole.isAttachmentRead else { continue }
      let number = try Int.fetchOne(
        db, sql: "SELECT number FROM comment WHERE id = ?", arguments: [id])
      guard let number else { continue }
      try SearchIndex(db).removeComment(number)
      try AttachmentReadingRows.put(whole, db)
      try SearchIndex(db).addComment(number)
      try PublicTexts(db).derive(CommentID(id))
    }
  }
}
