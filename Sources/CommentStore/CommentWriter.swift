// Rulewright. Apache-2.0.

import Comments
import Dockets
import GRDB
import Glibc
import Hashing

/// Writes comments within one transaction, and what it does to them into the log's table.
struct CommentWriter {
  /// What became of a comment.
  enum Outcome {
    case added, updated, unchanged
    case refused(reason: String)
  }

  private let db: Database
  private let receivedFile: Int
  private var place: FilePlace?
  private(set) var changes: CommentChanges
  /// The last comment that the search index knew before; what has a higher number is indexed at
  /// the end, all at once.
  private let lastIndexed: Int

  init(_ db: Database, event: Int, receivedFile: Int, place: FilePlace? = nil) throws {
    (self.db, self.receivedFile, self.place) = (db, receivedFile, place)
    changes = CommentChanges(event: event)
    lastIndexed = try Int.fetchOne(db, sql: "SELECT max(number) FROM comment") ?? 0
  }

  mutating func write(_ imported: ImportedComment) throws -> Outcome {
    var comment = imported.comment.asReceived
    guard !comment.id.text.utf8.isEmpty else { return .refused(reason: "no id") }
    // SQLite's text functions, and GRDB, end a text at its first NUL.
    guard !Self.holdsNUL(comment) else { return .refused(reason: "a NUL character in its text") }
    let known = try known(comment.id)
    if known != nil, comment.withdrawal != nil, comment.body.utf8.isEmpty,
      let before = try CommentReader(db).comment(comment.id)
    {
      comment = comment.withdrawing(before.asReceived)
    }
    let received = CommentHashes(comment)
    if let known, known.hash.utf8.elementsEqual(received.content.hex.utf8) { return .unchanged }
    // What came later governs: an older file that is imported again takes nothing back.
    if let known, known.receivedFile > receivedFile { return .unchanged }
    if let known, let verdict = try place?.verdict(over: known.receivedFile, db) {
      switch verdict {
      case .governs: break
      case .givesWay: return .unchanged
      case .unclear: return .refused(reason: Self.isUnclear)
      }
    }
    comment = try comment.reading { try AttachmentReadingRows.text(of: $0, db) }
    let hashes = comment.isAttachmentRead ? CommentHashes(comment) : received
    let values = Self.arguments(
      comment, hashes,
      from: Origin(file: receivedFile, row: imported.row, bytes: imported.bytes))
    let number: Int
    if let known {
      number = known.number
      try CommentContents(db: db).keepFormer(comment.id.text, hash: known.hash)
      if number <= lastIndexed { try SearchIndex(db).removeComment(number) }
      try db.cachedStatement(sql: Self.update).execute(
        arguments: StatementArguments(values + [number]))
      if number <= lastIndexed { try SearchIndex(db).addComment(number) }
    } else {
      try db.cachedStatement(sql: Self.insert).execute(arguments: StatementArguments(values))
      number = Int(db.lastInsertedRowID)
    }
    if known != nil || !comment.attachments.isEmpty { try AttachmentRows.put(comment, db) }
    if known == nil {
      try PublicTexts(db).derive(new: comment, number: number)
    } else {
      try PublicTexts(db).derive(comment.id)
    }
    try changes.add(
      comment.id.text, number: number, before: known?.hash, after: hashes.content.hex,
      from: Origin(file: receivedFile, row: imported.row, bytes: imported.bytes), db)
    return known == nil ? .added : .updated
  }

  private static let isUnclear =
    "its file stands in received.txt before files that the record has, and one of those may have said "
    + "again what the record says; to be sure, remove record.sqlite and import all files in the order "
    + "of received.txt"

  /// Puts what was added into the queue and the search index.
  func finish() throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO queue (day, comment, number, stage, isWithdrawn, codings, done, setAside)
        SELECT coalesce(received, '~') AS day, id, number, stage, withdrawalReason IS NOT NULL,
          0, 0, 0
        FROM comment WHERE number > ? ORDER BY day, id
        """
    ).execute(arguments: [lastIndexed])
    try SearchIndex(db).addComments(after: lastIndexed)
  }

  private func known(
    _ id: CommentID
  ) throws -> (number: Int, hash: String, receivedFile: Int)? {
    let statement = try db.cachedStatement(
      sql: "SELECT number, contentHash, receivedFile FROM comment WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text]) else { return nil }
    var columns = Columns(row)
    return (try columns.number(), try columns.text(), try columns.number())
  }

  private static let insert: String = {
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO comment (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }()

  private static let update: String = {
    let values = columns.map { "\($0) = ?" }.joined(separator: ", ")
    return "UPDATE comment SET \(values) WHERE number = ?"
  }()

  static let columns = [
    "id", "stage", "received", "posted", "firstName", "lastName", "organization",
    "withdrawalReason", "restrictionKind", "restrictionReason", "isStub", "attachmentCount",
    "contentHash", "textHash", "submitterHash", "receivedFile", "receivedRow", "receivedStart",
    "receivedEnd", "title", "body", "ownLength", "sourceFields",
  ]

  /// The values of `columns`.
  static func arguments(
    _ comment: Comment, _ hashes: CommentHashes, from origin: Origin
  ) -> [(any DatabaseValueConvertible)?] {
    [
      comment.id.text, comment.stage.text, comment.received?.description,
      comment.posted?.description, comment.submitter.firstName, comment.submitter.lastName,
      comment.submitter.organization, comment.withdrawal?.reason, comment.restriction?.kind,
      comment.restriction?.reason, comment.isStub, comment.attachments.count,
      hashes.content.hex, hashes.text.hex, hashes.submitter?.hex, origin.file, origin.row,
      origin.bytes?.lowerBound, origin.bytes?.upperBound, comment.title, comment.body,
      comment.ownLength, SourceFieldsJSON.text(comment.sourceFields),
    ]
  }

  private static func holdsNUL(_ comment: Comment) -> Bool {
    func holds(_ text: String?) -> Bool { text.map { $0.utf8.holdsNUL } ?? false }
    return holds(comment.body) || holds(comment.id.text) || holds(comment.stage.text)
      || holds(comment.submitter.firstName) || holds(comment.submitter.lastName)
      || holds(comment.submitter.organization) || holds(comment.title)
      || holds(comment.withdrawal?.reason) || holds(comment.restriction?.kind)
      || holds(comment.restriction?.reason)
      || comment.attachments.contains { attachment in
        holds(attachment.address) || holds(attachment.name) || holds(attachment.sha256)
          || holds(attachment.restriction?.kind) || holds(attachment.restriction?.reason)
      }
      || comment.sourceFields.contains { holds($0) || holds($1) }
  }
}

extension String.UTF8View {
  /// Whether a byte of it is 0.
  fileprivate var holdsNUL: Bool {
    withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
    }
      ?? contains(0)
  }
}

extension Comment {
  /// A withdrawal that came without words, with the words and facts that were there before: it
  /// takes a comment back from the public, and not out of the record.
  fileprivate func withdrawing(_ before: Comment) -> Comment {
    var kept = before
    kept.stage = stage
    kept.withdrawal = withdrawal
    kept.received = received ?? before.received
    kept.posted = posted ?? before.posted
    if !title.utf8.isEmpty { kept.title = title }
    if !submitter.nameAsStated.utf8.isEmpty { kept.submitter = submitter }
    if !attachments.isEmpty { kept.attachments = attachments }
    kept.restriction = restriction ?? before.restriction
    kept.sourceFields.merge(sourceFields) { _, new in new }
    return kept
  }
}
