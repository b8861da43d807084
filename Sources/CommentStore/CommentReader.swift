// Rulewright. Apache-2.0.

import Comments
import Dockets
import GRDB

/// Reads comments whole, for staff.
struct CommentReader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  private static let columns = """
    id, stage, received, posted, firstName, lastName, organization, withdrawalReason,
    restrictionKind, restrictionReason, attachmentCount, title, body, ownLength, sourceFields,
    contentHash
    """

  /// Calls `body` with each comment and the hash that it was written with.
  func forEach(
    _ query: CommentQuery, _ body: (Comment, _ contentHash: String) throws -> Void
  ) throws {
    let statement = try db.makeStatement(
      sql: """
        SELECT \(Self.columns) FROM (\(query.places)\(query.window)) AS place
        CROSS JOIN comment USING (number) ORDER BY place.day, place.comment
        """)
    let rows = try Row.fetchCursor(statement, arguments: query.conditions.arguments)
    while let row = try rows.next() { try read(row, body) }
  }

  /// Calls `body` with some comments, in the order in which their numbers are given.
  func forEach(_ numbers: [Int], _ body: (Comment) throws -> Void) throws {
    let statement = try db.makeStatement(
      sql: "SELECT \(Self.columns) FROM comment WHERE number = ?")
    for number in numbers {
      if let row = try Row.fetchOne(statement, arguments: [number]) {
        try read(row) { comment, _ in try body(comment) }
      }
    }
  }

  func comment(_ id: CommentID) throws -> Comment? {
    var found: Comment?
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(Self.columns) FROM comment WHERE id = ?"),
      arguments: [id.text])
    if let row { try read(row) { comment, _ in found = comment } }
    return found
  }

  func count(_ query: CommentQuery) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: query.count), arguments: query.conditions.arguments) ?? 0
  }

  private func read(_ row: Row, _ body: (Comment, _ contentHash: String) throws -> Void) throws {
    var columns = Columns(row)
    let id = CommentID(try columns.text())
    var comment = Comment(id: id, stage: StageID(try columns.text()), body: "")
    comment.received = try columns.dayIfAny()
    comment.posted = try columns.dayIfAny()
    comment.submitter = Submitter(
      firstName: try columns.text(), lastName: try columns.text(),
      organization: try columns.text())
    comment.withdrawal = try columns.textIfAny().map(Withdrawal.init(reason:))
    let (kind, reason) = (try columns.textIfAny(), try columns.textIfAny())
    if let kind, let reason { comment.restriction = Restriction(kind: kind, reason: reason) }
    if try columns.number() > 0 { comment.attachments = try attachments(of: id) }
    comment.title = try columns.text()
    comment.body = try columns.text()
    comment.ownLength = try columns.numberIfAny()
    comment.sourceFields = try SourceFieldsJSON.fields(try columns.text())
    try body(comment, try columns.text())
  }

  /// The attachments of a comment, in their order.
  func attachments(of id: CommentID) throws -> [Attachment] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(AttachmentRows.columns) FROM attachment WHERE comment = ? ORDER BY position
        """)
    return try Row.fetchAll(statement, arguments: [id.text]).map(AttachmentRows.attachment)
  }
}
