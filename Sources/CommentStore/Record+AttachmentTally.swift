// Rulewright. Apache-2.0.

package import Comments
import GRDB

/// What of attachments is read, and up to which event of the log that is true.
package struct KnownAttachmentTally: Sendable {
  package var tally: AttachmentTally
  fileprivate var head: Int
}

extension Record {
  /// What of the attachments of comments that were not withdrawn is read.
  ///
  /// Only what is received and what is read of it changes that, so who stays hands in what was
  /// known before. Throws `StoreError`.
  package func attachmentTally(
    after known: KnownAttachmentTally? = nil
  ) throws -> KnownAttachmentTally {
    try file.reading { db in
      let head = try EventLog(db: db).head().number
      if var known, known.head <= head, try !Self.attachmentsChanged(since: known.head, db) {
        known.head = head
        return known
      }
      return KnownAttachmentTally(tally: try Self.countedAttachments(db), head: head)
    }
  }

  private static func attachmentsChanged(since event: Int, _ db: Database) throws -> Bool {
    let kinds: [EventKind] = [.adopted, .imported, .attachmentsRead]
    return try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM event WHERE number > ? AND what IN (?, ?, ?) LIMIT 1"),
      arguments: [event] + StatementArguments(kinds.map(\.rawValue))) != nil
  }

  private static func countedAttachments(_ db: Database) throws -> AttachmentTally {
    let reasons = try db.cachedStatement(
      sql: """
        SELECT reason FROM attachmentReading WHERE sha256 = ? AND reason IS NOT NULL
        ORDER BY number DESC LIMIT 1
        """)
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT attachment.comment, \(AttachmentRows.qualifiedColumns)
        FROM attachment JOIN comment ON comment.id = attachment.comment
        WHERE comment.withdrawalReason IS NULL ORDER BY attachment.comment, position
        """)
    var tally = AttachmentTally()
    var (comment, attachments): (String, [Attachment]) = ("", [])
    func count() throws {
      try tally.add(attachments) { try String.fetchOne(reasons, arguments: [$0]) }
      attachments = []
    }
    while let row = try rows.next() {
      var columns = Columns(row)
      let id = try columns.text()
      if !id.utf8.elementsEqual(comment.utf8) { try count() }
      comment = id
      attachments.append(try AttachmentRows.attachment(&columns))
    }
    try count()
    return tally
  }
}
