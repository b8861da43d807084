// Rulewright. Apache-2.0.

import Comments
import GRDB
import Hashing

/// What one event did to comments: a row of `commentChange` each, and one digest over them.
struct CommentChanges {
  struct Row {
    var position: Int
    var comment: String
    /// Its number in the table of comments.
    var number: Int
    /// The hash of the content that it had; nil when it was not there.
    var before: String?
    var after: String
    var origin: Origin
  }

  let event: Int
  private(set) var count = 0
  private var digest = ContentHash.Builder()

  init(event: Int) { self.event = event }

  /// For the event: how many rows, and the SHA-256 over their fields.
  var summary: RecordChange.Comments? {
    count == 0 ? nil : RecordChange.Comments(count: count, digest: digest.finish().hex)
  }

  /// Takes a row into the digest.
  mutating func count(_ row: Row) {
    count += 1
    var fields = FieldBytes()
    for text in [
      String(row.position), row.comment, String(row.number), row.before, row.after,
      String(row.origin.file), String(row.origin.row),
    ] { fields.add(text) }
    // One field, which no position looks like, so that rows with and without it stay apart.
    if let bytes = row.origin.bytes { fields.add("\(bytes.lowerBound)-\(bytes.upperBound)") }
    digest.update(fields.bytes)
  }

  /// Writes the next row.
  mutating func add(
    _ comment: String, number: Int, before: String?, after: String, from origin: Origin,
    _ db: Database
  ) throws {
    let row = Row(
      position: count + 1, comment: comment, number: number, before: before, after: after,
      origin: origin)
    count(row)
    // The columns of bytes are named only where there are any: a migration writes rows before
    // the table has them.
    var values: [(any DatabaseValueConvertible)?] = [
      event, row.position, comment, number, before, after, origin.file, origin.row,
    ]
    if let bytes = origin.bytes {
      values.append(bytes.lowerBound)
      values.append(bytes.upperBound)
    }
    let columns = origin.bytes == nil ? "" : ", receivedStart, receivedEnd"
    try db.cachedStatement(
      sql: """
        INSERT INTO commentChange (event, position, comment, number, before, after, receivedFile,
          receivedRow\(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?\(origin.bytes == nil ? "" : ", ?, ?"))
        """
    ).execute(arguments: StatementArguments(values))
  }

  /// Calls `body` with each row of an event, in their order.
  static func forEach(of event: Int, _ db: Database, _ body: (Row) throws -> Void) throws {
    let rows = try GRDB.Row.fetchCursor(
      db,
      sql: """
        SELECT position, comment, number, before, after, receivedFile, receivedRow,
          receivedStart, receivedEnd
        FROM commentChange WHERE event = ? ORDER BY position
        """, arguments: [event])
    while let row = try rows.next() {
      var columns = Columns(row)
      try body(
        Row(
          position: try columns.number(), comment: try columns.text(),
          number: try columns.number(), before: try columns.textIfAny(),
          after: try columns.text(),
          origin: Origin(
            file: try columns.number(), row: try columns.number(),
            bytes: try columns.rangeIfAny())))
    }
  }
}

/// The content of comments by its hash: the current ones and the former ones.
struct CommentContents {
  let db: Database

  /// Keeps the content that a comment has, before it is written over.
  func keepFormer(_ comment: String, hash: String) throws {
    guard let content = try current(comment, hash: hash) else { return }
    try db.cachedStatement(
      sql: """
        INSERT INTO formerContent (contentHash, content) VALUES (?, ?) ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [hash, CommentJSON.text(content)])
  }

  /// What a comment holds now, if it has that hash.
  func current(_ comment: String, hash: String) throws -> Comment? {
    let known = try String.fetchOne(
      db.cachedStatement(sql: "SELECT contentHash FROM comment WHERE id = ?"),
      arguments: [comment])
    guard let known, known.utf8.elementsEqual(hash.utf8) else { return nil }
    return try CommentReader(db).comment(CommentID(comment))
  }

  /// What a comment says, or said, as it came with that hash.
  func content(_ comment: String, hash: String) throws -> Comment? {
    try current(comment, hash: hash)?.asReceived ?? former(hash)
  }

  /// What was written over and had that hash.
  func former(_ hash: String) throws -> Comment? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT content FROM formerContent WHERE contentHash = ?"),
      arguments: [hash]
    ).map(CommentJSON.comment)
  }

  /// What a comment said before, the newest first, each content once and without the present one.
  func former(of comment: CommentID) throws -> [Comment] {
    let hashes = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT before FROM commentChange WHERE comment = ?1 AND before IS NOT NULL
            AND before IS NOT (SELECT contentHash FROM comment WHERE id = ?1)
          ORDER BY event DESC, position DESC
          """),
      arguments: [comment.text])
    var seen: Set<String> = []
    return try hashes.filter { seen.insert($0).inserted }.compactMap { try former($0) }
  }
}
