// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Dockets
import GRDB

/// The record as the public may see it on a day: this is all that who publishes is given.
///
/// It opens the file read-only and reads three views, `publishedComment`, `publishedCoding` and
/// `publishedMember`, which have no column for a name and none for the words of a comment that is
/// withdrawn or restricted; of attachments it asks only how many have their words in the public text,
/// and where those begin, and of the log how long it is.
/// A comment received (else posted) after the day does not exist yet, and neither do
/// its codings, nor those made later; a comment without any day always did. Its verbs throw `StoreError`.
package struct PublishedRecord: Sendable {
  /// The day.
  package let asOf: CalendarDay
  let file: RecordFile

  /// Opens a record that is there.
  package static func open(
    _ path: String, asOf: CalendarDay
  ) throws(StoreError) -> PublishedRecord {
    do {
      return PublishedRecord(asOf: asOf, file: try RecordFile.openForReading(path))
    } catch .notARecord(_, RecordFile.isOlder) {
      // Bringing its tables up to date takes a connection that may write.
      _ = try RecordFile(writing: path)
      return PublishedRecord(asOf: asOf, file: try RecordFile.openForReading(path))
    }
  }

  /// The comments on a stage, or all, by day received and id.
  package func comments(stage: StageID? = nil) throws -> [PublishedComment] {
    var comments: [PublishedComment] = []
    try forEachComment(stage: stage) { comments.append($0) }
    return comments
  }

  /// Calls `body` with each comment on a stage, or with all, a few in memory at a time.
  package func forEachComment(
    stage: StageID? = nil, _ body: (PublishedComment) throws -> Void
  ) throws {
    // Two questions: an index has the days in order, and those without a day at its beginning.
    for isDated in ["received IS NOT NULL", "received IS NULL"] {
      var conditions = Conditions()
      if let stage { conditions.add("stage = ?", stage.text) }
      conditions.add(isDated)
      try read(conditions, body)
    }
  }

  /// Calls `body` with each of some comments, in the order of their numbers given; throws where one
  /// is not there.
  func forEachComment(
    of ids: some Sequence<CommentID>, _ body: (PublishedComment) throws -> Void
  ) throws {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: Self.select + " WHERE id = ? AND (day IS NULL OR day <= ?)")
      for id in ids {
        let arguments: StatementArguments = [id.text, asOf.description]
        guard let row = try Row.fetchOne(statement, arguments: arguments) else {
          throw StoreError.unknownComment(id: id.text)
        }
        try body(try Self.comment(row))
      }
    }
  }

  /// One comment.
  package func comment(_ id: CommentID) throws -> PublishedComment? {
    var conditions = Conditions()
    conditions.add("id = ?", id.text)
    var found: PublishedComment?
    try read(conditions) { found = $0 }
    return found
  }

  /// The codings of comments whose words are public, made by the end of the day in Washington; one
  /// whose time cannot be read counts as made.
  package func codings(_ filter: CodingFilter = CodingFilter()) throws -> [Coding] {
    try file.reading { try CodingReader($0, from: .published).codings(filter, asOf: asOf) }
      .map(\.coding).filter { coding in
        Instant(iso8601: coding.at).map { EasternTime.day(of: $0) <= asOf } ?? true
      }
  }

  /// How often the record was written to: who reads it several times asks whether it is still the
  /// same.
  package func events() throws -> Int {
    try file.reading { try Int.fetchOne($0, sql: "SELECT max(number) FROM event") ?? 0 }
  }

  /// Whether something was done after an event by which the public may read less: what was read
  /// before must not be published then.
  package func mayShowLess(since event: Int) throws -> Bool {
    let kinds: [EventKind] = [
      .imported, .attachmentsRead, .redacted, .withheld, .undone, .redone,
    ]
    let marks = kinds.map { _ in "?" }.joined(separator: ", ")
    return try file.reading { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE number > ? AND what IN (\(marks)))",
        arguments: [event] + StatementArguments(kinds.map(\.rawValue))) ?? true
    }
  }

  /// The numbers of a stage, or of all.
  package func counts(stage: StageID? = nil) throws -> CommentCounts {
    try file.reading { try CountReader($0).counts(stage: stage, asOf: asOf) }
  }

  /// How many attachments of a published comment have words that are not withheld as a whole.
  private static let attachmentsShown = """
    SELECT count(DISTINCT attachment.number)
    FROM attachment JOIN comment ON comment.id = attachment.comment
    WHERE attachment.comment = publishedComment.id
      AND attachment.wordsEnd > attachment.wordsStart AND NOT EXISTS (
        SELECT 1 FROM publicPiece WHERE publicPiece.number = comment.number AND isWithheld
          AND publicPiece.wordsStart <= attachment.wordsStart
          AND publicPiece.wordsEnd >= attachment.wordsEnd)
    """

  /// How many bytes of a published comment's words are its own, before those of attachments.
  private static let ownLength = """
    SELECT CASE WHEN publicText.number IS NULL THEN comment.ownLength ELSE coalesce((
      SELECT iif(isWithheld, textEnd, textStart + min(comment.ownLength, wordsEnd) - wordsStart)
      FROM publicPiece WHERE publicPiece.number = comment.number
        AND wordsStart < comment.ownLength
      ORDER BY wordsStart DESC LIMIT 1), 0) END
    FROM comment LEFT JOIN publicText ON publicText.number = comment.number
    WHERE comment.id = publishedComment.id AND comment.ownLength IS NOT NULL
    """

  private static let select = """
    SELECT id, stage, received, organization, isWithdrawn, restrictionKind, body, isStub,
      attachmentCount, iif(attachmentCount > 0 AND isPublic, (\(attachmentsShown)), 0),
      iif(attachmentCount > 0 AND isPublic, (\(ownLength)), NULL)
    FROM publishedComment
    """

  /// How many comments are read at a time.
  ///
  /// Between two stretches others may write: who reads millions keeps nobody waiting, and asks
  /// `events` whether they did.
  private static let stretch = 200

  private func read(
    _ narrowing: Conditions, _ body: (PublishedComment) throws -> Void
  ) throws {
    var conditions = narrowing
    conditions.add("day IS NULL OR day <= ?", asOf.description)
    var last: PublishedComment?
    while true {
      var here = conditions
      if let last, let received = last.received {
        here.add("(received, id) > (?, ?)", received.description, last.id.text)
      } else if let last {
        here.add("id > ?", last.id.text)
      }
      let comments = try file.reading { db in
        try Row.fetchAll(
          db.cachedStatement(
            sql: Self.select + here.clause + " ORDER BY received, id LIMIT \(Self.stretch)"),
          arguments: here.arguments
        ).map(Self.comment)
      }
      for comment in comments { try body(comment) }
      guard comments.count == Self.stretch else { return }
      last = comments.last
    }
  }

  private static func comment(_ row: Row) throws -> PublishedComment {
    var columns = Columns(row)
    let id = CommentID(try columns.text())
    let stage = StageID(try columns.text())
    let received = try columns.dayIfAny()
    let organization = try columns.text()
    let isWithdrawn = try columns.flag()
    let kind = try columns.textIfAny()
    let body = try columns.textIfAny()
    let content: PublishedComment.Content =
      if isWithdrawn { .withdrawn } else if let kind { .restricted(kind: kind) } else {
        .body(body ?? "")
      }
    return PublishedComment(
      id: id, stage: stage, received: received, organization: organization, content: content,
      isStub: try columns.flag(), attachmentCount: try columns.number(),
      attachmentsShown: try columns.number(), ownLength: try columns.numberIfAny())
  }
}
