// Rulewright. Apache-2.0.

import Codings
package import Comments
import Dockets
import GRDB

extension Record {
  /// Some of the comments that a filter lets through, in the order of all lists: by day received,
  /// then id, those without a day last.
  ///
  /// The filter's own limit and offset say nothing here.
  ///
  /// Throws `StoreError`.
  package func queue(
    _ filter: CommentFilter = CommentFilter(), offset: Int = 0, limit: Int
  ) throws -> [QueueRow] {
    try file.reading { db in
      let query = try CommentQuery(filter, db)
      let window = CommentQuery.window(limit: limit, offset: offset)
      return try Self.rows(
        at: query.places + window, query.conditions.arguments, by: "place.day, place.comment",
        reader: filter.reader, db)
    }
  }

  /// How many comments a filter lets through.
  ///
  /// Throws `StoreError`.
  package func total(_ filter: CommentFilter = CommentFilter()) throws -> Int {
    try file.reading { try CommentReader($0).count(CommentQuery(filter, $0)) }
  }

  /// How many of the comments that a filter lets through stand before one; nil when it does not let
  /// that one through.
  ///
  /// Throws `StoreError`.
  package func position(
    of comment: CommentID, in filter: CommentFilter = CommentFilter()
  ) throws -> Int? {
    try file.reading { db in
      let query = try CommentQuery(filter, db)
      guard let day = try Self.day(of: comment, db) else { return nil }
      var own = query.conditions
      own.add("queue.comment = ? AND day = ?", comment.text, day)
      let isIn = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM queue" + own.clause), arguments: own.arguments)
      guard isIn != nil else { return nil }
      return try CommentReader(db).count(
        query.beside(day: day, comment: comment.text, after: false))
    }
  }

  /// The comment that a filter lets through next after one, or before it; nil when there is none.
  ///
  /// The one itself need not be let through: who has just tagged it goes on from its place. Nil
  /// also when the record has no such comment. Throws `StoreError`.
  package func next(
    after comment: CommentID, _ filter: CommentFilter = CommentFilter(), backwards: Bool = false
  ) throws -> CommentID? {
    try file.reading { db in
      guard let day = try Self.day(of: comment, db) else { return nil }
      let query = try CommentQuery(filter, db).beside(
        day: day, comment: comment.text, after: !backwards)
      let direction = backwards ? "DESC" : "ASC"
      return try String.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT queue.comment FROM queue\(query.conditions.clause)
            ORDER BY day \(direction), queue.comment \(direction) LIMIT 1
            """), arguments: query.conditions.arguments
      ).map { CommentID($0) }
    }
  }

  /// The day by which a comment stands in the queue.
  private static func day(of comment: CommentID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(received, '~') FROM comment WHERE id = ?"),
      arguments: [comment.text])
  }

  /// The rows at the places that a query gives: day, comment, number, and what they are ordered by.
  ///
  /// With `snippets` a row shows where a search found its words, and otherwise how it begins.
  static func rows(
    at places: String, _ arguments: StatementArguments, by order: String, reader: String?,
    snippets: SnippetFinder? = nil, _ db: Database
  ) throws -> [QueueRow] {
    // What is passed over is not looked up in the wide table.
    let body = "CAST(body AS BLOB)"
    let sql = """
      SELECT id, comment.number, comment.stage, firstName, lastName, organization, received,
        withdrawalReason IS NOT NULL, restrictionKind IS NOT NULL, EXISTS (
          SELECT 1 FROM disclosure WHERE disclosure.comment = comment.id
            AND disclosure.attachment = 0 AND disclosure.state = 'withheld'), isStub, attachmentCount,
        (SELECT codings FROM queue WHERE day = place.day AND comment = place.comment),
        \(snippets == nil ? "substr(\(body), 1, \(QueueRow.beginningBytes + 4))" : body)
      FROM (\(places)) AS place CROSS JOIN comment ON comment.number = place.number
      ORDER BY \(order)
      """
    // One row in memory at a time: a comment with its attachments may have megabytes of words.
    let statement = try db.makeStatement(sql: sql)
    var rows: [QueueRow] = []
    let cursor = try Row.fetchCursor(statement, arguments: arguments)
    while let row = try cursor.next() {
      var columns = Columns(row)
      let id = CommentID(try columns.text())
      var shown = QueueRow(
        id: id, number: try columns.number(),
        stage: StageID(try columns.text()),
        submitter: Submitter(
          firstName: try columns.text(), lastName: try columns.text(),
          organization: try columns.text()), received: try columns.dayIfAny(),
        isWithdrawn: try columns.flag(), isRestricted: try columns.flag(),
        isWithheld: try columns.flag(), isStub: try columns.flag(),
        attachments: try columns.number() == 0
          ? AttachmentCounts() : AttachmentCounts(try CommentReader(db).attachments(of: id)),
        codings: try columns.number(), reading: nil, beginning: "")
      let bytes = try columns.bytes()
      shown.beginning = beginning(of: bytes)
      shown.snippet = snippets?.snippet(of: bytes)
      rows.append(shown)
    }
    var latest: [CommentID: Reading] = [:]
    for reading in try readings(of: rows.map(\.id), by: reader, db)
    where latest[reading.comment].map({ $0.at < reading.at }) ?? true {
      latest[reading.comment] = reading
    }
    for index in rows.indices { rows[index].reading = latest[rows[index].id] }
    return rows
  }

  /// At most so many bytes, without a scalar that was cut.
  private static func beginning(of bytes: [UInt8]) -> String {
    var end = min(bytes.count, QueueRow.beginningBytes)
    // The next byte tells: what goes on with a scalar begins with the bits 10.
    while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
