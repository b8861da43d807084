// Rulewright. Apache-2.0.

import Codings
import Comments
import Dockets
import GRDB
import Hashing

/// Does again, from nothing, what the log says was done, and compares what comes of it with what
/// the record holds, row by row and byte by byte.
///
/// It works in a private copy of a record, to which a second, empty database is attached.
struct Replay {
  /// A table of the record's state and what tells its rows apart.
  private struct Table {
    var name: String
    var key: [String]
    /// A row's name for people.
    var row: String
  }

  private static let tables = [
    Table(name: "receivedFile", key: ["number"], row: "the received file number"),
    Table(name: "comment", key: ["number"], row: "the comment number"),
    Table(name: "attachment", key: ["comment", "position"], row: "an attachment of"),
    Table(name: "attachmentReading", key: ["number"], row: "the reading of an attachment, number"),
    Table(name: "draftVersion", key: ["stage", "fileHash"], row: "a version of"),
    Table(name: "coding", key: ["number"], row: "the coding number"),
    Table(name: "response", key: ["id"], row: "the response"),
    Table(name: "responseIssue", key: ["response", "position"], row: "an issue of the response"),
    Table(
      name: "responseChange", key: ["response", "position"],
      row: "a changed clause of the response"),
    Table(name: "reading", key: ["comment", "who"], row: "the reading of"),
    Table(
      name: "redaction", key: ["comment", "passageStart", "passageEnd"],
      row: "the decision about words of"),
    Table(
      name: "disclosure", key: ["comment", "attachment", "sha256"],
      row: "the decision about an attachment of"),
    Table(
      name: "campaignDecision", key: ["number"], row: "the decision about campaigns, number"),
    Table(name: "codebookVersion", key: ["sha256"], row: "the codebook"),
    Table(name: "codebookChange", key: ["event"], row: "the codebook of event"),
  ]

  let db: Database
  var problems: [String] = []
  /// The comments with attachments whose bytes came along.
  private var withBytes: Set<CommentID> = []
  /// The highest number that a coding ever had.
  private var lastCoding = 0

  /// Attaches an empty database, which is a file without a name and goes away with the connection.
  ///
  /// Not within a transaction.
  init(_ db: Database) throws {
    self.db = db
    try db.execute(sql: "ATTACH DATABASE '' AS replayed")
    for table in Self.tables {
      let key = table.key.joined(separator: ", ")
      try db.execute(
        sql: """
          CREATE TABLE replayed.\(table.name) AS SELECT * FROM main.\(table.name) WHERE 0;
          CREATE UNIQUE INDEX replayed.\(table.name)Key ON \(table.name) (\(key));
          """)
    }
    try db.execute(sql: "CREATE UNIQUE INDEX replayed.commentByID ON comment (id)")
  }

  /// Does one event.
  mutating func apply(_ event: Event) throws {
    do {
      let (before, after) = (try RecordChange(event.before), try RecordChange(event.after))
      try takeAway(before, event.number)
      try putIn(after, event.number)
      if let undone = after.undoes { try compare(undone, before, after, event.number) }
    } catch let error as any HarmedFile {
      problems.append("event \(event.number) cannot be read: \(error)")
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      problems.append("event \(event.number) puts in what was there already")
    }
  }

  private mutating func takeAway(_ change: RecordChange, _ event: Int) throws {
    try takeAway(change.files, event)
    for coding in change.codings {
      let (sql, values) = Self.matching(coding)
      try db.cachedStatement(sql: "DELETE FROM replayed.coding WHERE " + sql).execute(
        arguments: values)
      if db.changesCount != 1 {
        problems.append("event \(event) takes away a coding that was not there")
      }
    }
    for written in change.responses {
      let id = written.response.id
      let known = try ResponseRows.response(id, db, in: "replayed.")
      guard let known, RecordChange.areSame(known, written) else {
        problems.append("event \(event) takes away the response \(id), which was not there")
        continue
      }
      try ResponseRows.remove(id, db, in: "replayed.")
    }
    for reading in change.readings {
      let known = try ReadingRows.reading(
        of: reading.comment, by: reading.who, db, in: "replayed.")
      guard let known, RecordChange.areSame(known, reading) else {
        problems.append("event \(event) takes away a reading that was not there")
        continue
      }
      try ReadingRows.remove(reading, db, in: "replayed.")
    }
    try takeAwayDecisions(change, event)
    if let codebook = change.codebook, try CodebookRows.newest(db, in: "replayed.") != codebook {
      problems.append("event \(event) changes a codebook that was not the newest")
    }
  }

  private mutating func putIn(_ change: RecordChange, _ event: Int) throws {
    try putIn(change.files, event)
    for version in change.versions { try putIn(version.version, event) }
    try putInComments(change.comments, event)
    for coding in change.codings {
      let marks = Self.values(coding).map { _ in "?" }.joined(separator: ", ")
      try db.cachedStatement(
        sql: """
          INSERT INTO replayed.coding (\(CodingReader.columns), number) VALUES (\(marks))
          """
      ).execute(arguments: StatementArguments(Self.values(coding)))
      lastCoding = max(lastCoding, coding.number)
    }
    for written in change.responses { try ResponseRows.insert(written, db, in: "replayed.") }
    for reading in change.readings { try ReadingRows.insert(reading, db, in: "replayed.") }
    for reading in change.attachmentReadings { try putIn(reading, event) }
    try putInDecisions(change)
    if let codebook = change.codebook { try putIn(codebook, event) }
  }

  private mutating func putIn(
    _ stated: AttachmentReadingRows.Stated, _ event: Int
  ) throws {
    let name = "the reading \(stated.number) of an attachment, of event \(event),"
    guard let found = try AttachmentReadingRows.stated(stated.number, db), found == stated else {
      problems.append("\(name) is not in the record as it was made")
      return
    }
    let text = try String.fetchOne(
      db, sql: "SELECT text FROM main.attachmentReading WHERE number = ?",
      arguments: [stated.number])
    if text.map({ ContentHash(of: Array($0.utf8)).hex }) != stated.textHash {
      problems.append("\(name) has not the words of that hash")
    }
    try db.execute(
      sql: """
        INSERT INTO replayed.attachmentReading
        SELECT * FROM main.attachmentReading WHERE number = ?
        """, arguments: [stated.number])
  }

  private mutating func putIn(_ codebook: RecordChange.Codebook, _ event: Int) throws {
    let hash = codebook.sha256
    guard let bytes = try CodebookRows.bytes(hash, db) else {
      problems.append("the codebook \(hash) of event \(event) is not in the record")
      return
    }
    if !ContentHash(of: bytes).hex.utf8.elementsEqual(hash.utf8) {
      problems.append("the codebook \(hash) has not the bytes of that hash")
    }
    try db.execute(
      sql: """
        INSERT INTO replayed.codebookVersion SELECT * FROM main.codebookVersion
        WHERE sha256 = ? ON CONFLICT DO NOTHING
        """, arguments: [hash])
    try CodebookRows.put(hash, event: event, db, in: "replayed.")
  }

  /// That an event which takes another back does the reverse of it.
  private mutating func compare(
    _ undone: Int, _ before: RecordChange, _ after: RecordChange, _ event: Int
  ) throws {
    var found = false
    var conditions = Conditions()
    conditions.add("number = ? AND number < ?", undone, event)
    try EventLog(db: db).forEach(conditions) { other in
      found =
        try RecordChange(other.before).onlyRows.json.written == after.onlyRows.json.written
        && RecordChange(other.after).onlyRows.json.written == before.onlyRows.json.written
    }
    if !found { problems.append("event \(event) does not take back event \(undone)") }
  }

  private mutating func putIn(_ version: DraftVersion, _ event: Int) throws {
    let name = "the version \(version.fileHash) of \(version.stage)"
    guard let bytes = try Record.bytes(of: version, db) else {
      problems.append("\(name), kept in event \(event), is not in the record")
      return
    }
    if !ContentHash(of: bytes).hex.utf8.elementsEqual(version.fileHash.utf8) {
      problems.append("\(name) has not the bytes of that hash")
    }
    try db.execute(
      sql: """
        INSERT INTO replayed.draftVersion
        SELECT * FROM main.draftVersion WHERE stage = ? AND fileHash = ?
        """, arguments: [version.stage.text, version.fileHash])
  }

  private static func values(
    _ numbered: NumberedCoding
  ) -> [(any DatabaseValueConvertible)?] {
    Record.values(numbered.coding) + [numbered.number]
  }

  private static func matching(
    _ coding: NumberedCoding
  ) -> (sql: String, StatementArguments) {
    let columns = "\(CodingReader.columns), number".utf8.split(separator: 0x2C).map { column in
      String(decoding: column.filter { $0 != 0x20 && $0 != 0x0A }, as: UTF8.self) + " IS ?"
    }
    return (columns.joined(separator: " AND "), StatementArguments(values(coding)))
  }
}

// MARK: - Comments

extension Replay {
  private mutating func putInComments(_ stated: RecordChange.Comments?, _ event: Int) throws {
    var changes = CommentChanges(event: event)
    try CommentChanges.forEach(of: event, db) { row in
      changes.count(row)
      try putIn(row, event)
    }
    let found = changes.summary
    guard found?.count == stated?.count, found?.digest == stated?.digest else {
      problems.append(
        "event \(event) changed \(stated?.count ?? 0) comments, "
          + "but the rows of its list, \(found?.count ?? 0), are not those that it wrote")
      return
    }
  }

  private mutating func putIn(_ row: CommentChanges.Row, _ event: Int) throws {
    let known = try String.fetchOne(
      db.cachedStatement(sql: "SELECT contentHash FROM replayed.comment WHERE id = ?"),
      arguments: [row.comment])
    guard known == row.before else {
      problems.append("event \(event) changes \(row.comment) from what it was not")
      return
    }
    if known != nil {
      try db.cachedStatement(sql: "DELETE FROM replayed.comment WHERE id = ?").execute(
        arguments: [row.comment])
    }
    let contents = CommentContents(db: db)
    let content: Comment?
    do {
      content = try contents.content(row.comment, hash: row.after)
    } catch let error as any HarmedFile {
      problems.append("what event \(event) gave \(row.comment) cannot be read: \(error)")
      return
    }
    guard let content, content.id.text.utf8.elementsEqual(row.comment.utf8) else {
      problems.append("what event \(event) gave \(row.comment) is not in the record")
      return
    }
    let hashes = CommentHashes(content)
    if !hashes.content.hex.utf8.elementsEqual(row.after.utf8) {
      problems.append("\(row.comment) is not what was received (event \(event))")
    }
    let values = CommentWriter.arguments(content, hashes, from: row.origin)
    try db.cachedStatement(sql: Self.insertComment).execute(
      arguments: StatementArguments(values + [row.number]))
    try AttachmentRows.put(content, db, in: "replayed.")
    if content.attachments.contains(where: { $0.sha256 != nil }) {
      withBytes.insert(content.id)
    } else {
      withBytes.remove(content.id)
    }
  }

  private static let insertComment: String = {
    let columns = CommentWriter.columns + ["number"]
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return """
      INSERT INTO replayed.comment (\(columns.joined(separator: ", "))) VALUES (\(marks))
      """
  }()
}

// MARK: - Comparing

extension Replay {
  /// How many rows of a table are named; a harmed file may have millions.
  private static let mostNamed = 20

  /// What differs between the record and what the log makes of it.
  func differences() throws -> [String] {
    try readAttachments()
    return try Self.tables.flatMap(differences) + derived()
  }

  /// Puts behind the words of comments what their attachments say, by all readings of the log.
  private func readAttachments() throws {
    for id in withBytes {
      guard
        let row = try Row.fetchOne(
          db.cachedStatement(
            sql: """
              SELECT contentHash, receivedFile, receivedRow, receivedStart, receivedEnd
              FROM replayed.comment WHERE id = ?
              """), arguments: [id.text])
      else { continue }
      var columns = Columns(row)
      guard let own = try CommentContents(db: db).content(id.text, hash: try columns.text())
      else { continue }
      let whole = try own.reading {
        try AttachmentReadingRows.text(of: $0, db, in: "replayed.")
      }
      guard whole.isAttachmentRead else { continue }
      try AttachmentReadingRows.put(whole, db, in: "replayed.")
    }
  }

  /// What is kept beside the rows and does not fit them.
  private func derived() throws -> [String] {
    var found: [String] = []
    let last = try Int.fetchAll(db, sql: "SELECT last FROM codingNumber")
    if last != [lastCoding] {
      found.append("the last number of a coding is \(last), but \(lastCoding) in the log")
    }
    let columns = "day, comment, number, stage, isWithdrawn, codings, done, setAside"
    let queue = "SELECT \(columns) FROM queue"
    for (one, other) in [(queue, Schema.queued), (Schema.queued, queue)] {
      let sql = "SELECT comment FROM (\(one) EXCEPT \(other)) LIMIT 1"
      if let comment = try String.fetchOne(db, sql: sql) {
        found.append("the queue does not fit the comment \(comment)")
        break
      }
    }
    return found
  }

  private func differences(_ table: Table) throws -> [String] {
    let columns = try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table.name]
    ).filter { !table.key.contains($0) }
    let same = table.key.map { "a.\($0) IS b.\($0)" }.joined(separator: " AND ")
    let key = table.key.map { "CAST(a.\($0) AS TEXT)" }.joined(separator: " || ' ' || ")
    let differing = columns.map { "iif(a.\($0) IS b.\($0), '', ' \($0)')" }
      .joined(separator: " || ")
    let first = table.key[0]
    func rows(_ one: String, _ other: String, alsoDiffering: Bool) throws -> [(String, String)] {
      let what = "\(key), iif(b.\(first) IS NULL, '', \(differing))"
      let which =
        alsoDiffering ? "b.\(first) IS NULL OR \(differing) <> ''" : "b.\(first) IS NULL"
      return try Row.fetchAll(
        db,
        sql: """
          SELECT \(what) FROM \(one).\(table.name) a LEFT JOIN \(other).\(table.name) b
          ON \(same) WHERE \(which) LIMIT \(Self.mostNamed + 1)
          """
      ).map { row in
        var columns = Columns(row)
        return (try columns.text(), try columns.text())
      }
    }
    var found: [String] = []
    for (key, columns) in try rows("main", "replayed", alsoDiffering: true) {
      found.append(
        columns.isEmpty
          ? "\(table.row) \(key) is in the record, but the log put none such in"
          : "\(table.row) \(key) is not what the log says:\(columns)")
    }
    for (key, _) in try rows("replayed", "main", alsoDiffering: false) {
      found.append("\(table.row) \(key) is in the log, but not in the record")
    }
    if found.count > Self.mostNamed {
      found = found.prefix(Self.mostNamed) + ["more rows of \(table.name) differ"]
    }
    return found
  }
}
