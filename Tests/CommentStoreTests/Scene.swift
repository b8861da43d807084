// Rulewright. Apache-2.0.

import Clauses
import Codings
import CommentFixtures
import CommentImport
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import Testing

/// A comment of the record, not the testing library's.
typealias Comment = Comments.Comment

/// A folder of its own for one test, removed when the tests end.
struct Scene {
  let folder: URL

  /// Swift may let go of a value after its last use, so no `deinit` removes a folder whose record
  /// is still open.
  private static let all: URL = {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "rulewright-tests-\(ProcessInfo.processInfo.processIdentifier)")
    atexit { try? FileManager.default.removeItem(at: Scene.all) }
    return folder
  }()

  /// In memory nothing is synced, so a test of thousands of commits is bearable there.
  init(inMemory: Bool = false) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let base =
      inMemory && FileManager.default.isWritableFile(atPath: memory.path) ? memory : Self.all
    folder = base.appendingPathComponent("rulewright-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  var path: String { folder.path + "/record.sqlite" }

  func record() throws -> Record { try Record.openOrCreate(path) }

  func published(_ day: String = "2030-01-01") throws -> PublishedRecord {
    try PublishedRecord.open(path, asOf: try #require(CalendarDay(day)))
  }

  /// Removes the folder now; memory must not be kept until the tests end.
  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Words that SQLite's own shell answers.
  func sqlite(_ sql: String) throws -> String {
    try run("/usr/bin/sqlite3", [path, sql]).output
  }

  /// Every row of the record and its log, sorted, as SQLite writes values.
  func dump() throws -> String {
    let tables = try sqlite(
      """
      SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
        AND name NOT LIKE '%Text%' AND name NOT LIKE 'grdb%' ORDER BY name
      """
    ).split(separator: "\n")
    return try tables.map { table in
      let columns = try sqlite(
        "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info('\(table)')"
      ).split(separator: "\n")[0]
      return "\(table)\n" + (try sqlite("SELECT \(columns) AS row FROM \(table) ORDER BY row"))
    }.joined()
  }

  /// Makes the record one of before it said which files are kept.
  func takeKeptFilesAway() throws {
    _ = try sqlite(
      """
      DROP TRIGGER receivedFileNoUPDATE;
      ALTER TABLE receivedFile DROP COLUMN isKept;
      CREATE TRIGGER receivedFileNoUPDATE BEFORE UPDATE ON receivedFile
      BEGIN SELECT raise(ABORT, 'receivedFile is only added to'); END;
      DELETE FROM grdb_migrations WHERE identifier LIKE '13:%';
      """)
  }

  /// Makes the record one of before redactions, with the views of then; what is of those is lost.
  private func takeRedactionsAway() throws {
    try takeKeptFilesAway()
    _ = try sqlite(
      """
      DROP TRIGGER campaignCodingINSERT; DROP TRIGGER campaignCodingDELETE;
      DROP TRIGGER campaignCodingOfComment;
      DROP TRIGGER campaignCodingWithheld; DROP TRIGGER campaignCodingReleased;
      DROP TRIGGER campaignCodingDecidedWithheld; DROP TRIGGER campaignCodingDecidedReleased;
      DROP VIEW publishedMember; DROP TABLE campaignCoding; DROP TABLE campaignMember; DROP TABLE campaign; DROP TABLE campaignState;
      DROP TABLE campaignDecision; DROP INDEX queueByNumber;
      DELETE FROM grdb_migrations WHERE identifier LIKE '10:%' OR identifier LIKE '11:%'
        OR identifier LIKE '12:%';
      """)
    _ = try sqlite(
      """
      DROP VIEW publishedCoding; DROP VIEW publishedComment;
      DROP TABLE redaction; DROP TABLE disclosure; DROP TABLE publicPiece; DROP TABLE publicText;
      CREATE VIEW publishedComment AS SELECT id FROM comment;
      CREATE VIEW publishedCoding AS SELECT number FROM coding;
      DELETE FROM grdb_migrations
      WHERE identifier LIKE '8:%' OR identifier LIKE 'what the public%';
      """)
  }

  /// Makes the record one of before attachments were read; what is of those is lost.
  func takeAttachmentsAway() throws {
    try takeRedactionsAway()
    func drop(_ table: String, _ columns: [String]) -> String {
      columns.map { "ALTER TABLE \(table) DROP COLUMN \($0);" }.joined()
    }
    _ = try sqlite(
      """
      DROP VIEW publishedCoding; DROP VIEW publishedComment;
      DROP TABLE attachmentReading; DROP INDEX attachmentByContent;
      """ + drop("comment", ["ownLength", "receivedEnd", "receivedStart"])
        + drop("commentChange", ["receivedEnd", "receivedStart"])
        + drop(
          "attachment",
          ["wordsEnd", "wordsStart", "restrictionReason", "restrictionKind", "sha256", "name"])
          + """
          CREATE VIEW publishedComment AS
          SELECT id, stage, received, day, isWithdrawn, restrictionKind, isPublic, textHash,
            submitterHash,
            iif(isPublic, isStub, 0) AS isStub,
            iif(isPublic, attachmentCount, 0) AS attachmentCount,
            iif(isPublic, organization, '') AS organization,
            iif(isPublic, body, NULL) AS body
          FROM (
            SELECT *, coalesce(received, posted) AS day,
              withdrawalReason IS NOT NULL AS isWithdrawn,
              withdrawalReason IS NULL AND restrictionKind IS NULL AS isPublic
            FROM comment);
          CREATE VIEW publishedCoding AS
          SELECT coding.number, coding.comment FROM coding;
          DELETE FROM grdb_migrations WHERE identifier LIKE '7:%';
          """)
  }

  /// Makes the record one of before notes and readings; what is of those is lost.
  func takeNotesAway() throws {
    try takeAttachmentsAway()
    let triggers = try sqlite(
      """
      SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_master
      WHERE type = 'trigger' AND (name LIKE 'queue%' OR name LIKE 'codingNumber%'
        OR name LIKE 'codebook%')
      """)
    _ = try sqlite(
      triggers + """
        DROP TABLE codingNumber; DROP TABLE reading; DROP TABLE queue;
        DROP TABLE codebookChange; DROP TABLE codebookVersion;
        DROP INDEX codingByCoder; DROP INDEX codingByClause; DROP INDEX codingByIssue;
        DROP INDEX eventByPerson; DROP VIEW publishedCoding;
        ALTER TABLE coding DROP COLUMN definition; ALTER TABLE coding DROP COLUMN note;
        CREATE VIEW publishedCoding AS
            SELECT coding.*, publishedComment.stage, publishedComment.received, publishedComment.day
            FROM coding JOIN publishedComment ON publishedComment.id = coding.comment
            WHERE publishedComment.isPublic;
        DELETE FROM grdb_migrations WHERE identifier LIKE '5:%'
          OR identifier LIKE '6:%' OR identifier LIKE '9:%';
        """)
  }

  func run(_ program: String, _ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// The helper that stands beside the test's own program.
  static var writer: URL {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    var folder = URL(fileURLWithPath: own).deletingLastPathComponent()
    // `swift test` runs either the bundle itself or a tool of the compiler that loads it.
    let bundle = CommandLine.arguments.first {
      $0.utf8.reversed().starts(with: "tsetcx.".utf8)
    }
    if let bundle { folder = URL(fileURLWithPath: bundle).deletingLastPathComponent() }
    return folder.appendingPathComponent("RecordWriter")
  }
}

extension Record {
  /// Imports a CSV as the workbench does.
  func importCSV(_ bytes: [UInt8], name: String = "bulk.csv") throws -> ImportTally {
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: bytes), size: bytes.count,
      importedAt: "2021-12-10T00:00:00Z")
    return try importFile(file, stamp: .test) { take in
      var reader = RegulationsGovCSV { _ in StageID("interim-final") }
      for start in stride(from: 0, to: bytes.count, by: 65_536) {
        try reader.feed(bytes[start..<min(start + 65_536, bytes.count)], take)
      }
      try reader.finish(take)
      return reader.rowsRead
    }
  }

  /// Imports comments one row each.
  @discardableResult
  func importComments(_ comments: [Comment]) throws -> ImportTally {
    let file = ReceivedFile(
      name: "made", hash: ContentHash(of: [UInt8]()), size: 0, importedAt: "2021-12-10T00:00:00Z")
    return try importFile(file, stamp: .test) { take in
      for (index, comment) in comments.enumerated() {
        try take(.comment(ImportedComment(comment: comment, row: index + 2)))
      }
      return comments.count
    }
  }
}

/// What tests that are not about the log stamp their changes with.
extension EventStamp {
  static let test = EventStamp(who: "tester", at: Instant(seconds: 1_639_094_400))
}

extension Record {
  @discardableResult
  func addCoding(_ coding: Coding) throws -> Bool { try addCoding(coding, stamp: .test) }

  @discardableResult
  func addCodings(_ codings: [Coding], keeping: [DraftVersion: [UInt8]] = [:]) throws -> Int {
    try addCodings(codings, keeping: keeping, stamp: .test)
  }

  @discardableResult
  func removeCoding(_ coding: Coding) throws -> Bool { try removeCoding(coding, stamp: .test) }
}

/// A coding of a whole comment or of words in it, about the clause 1.1 of bytes `version`.
func coding(
  _ comment: String, _ tag: String, quote: String? = nil, version: [UInt8]? = nil,
  coder: String = "ada"
) -> Coding {
  Coding(
    comment: CommentID(comment), tag: TagID(tag),
    passage: quote.map { Passage(range: 0..<$0.utf8.count, quote: $0) },
    target: version.map {
      ClauseTarget(
        version: DraftVersion(stage: StageID("interim-final"), fileHash: ContentHash(of: $0).hex),
        label: ClauseLabel("1-1"), citation: Citation("1.1"))
    }, coder: coder, at: "2021-12-01T00:00:00Z")
}

/// A response to one issue on the interim final rule.
func response(
  _ id: String, _ tag: String, label: String? = nil, title: String = "People said so",
  body: String = "We agree."
) -> WrittenResponse {
  WrittenResponse(
    response: Response(
      id: ResponseID(id), title: title,
      issues: [Issue(tag: TagID(tag), label: label.map { ClauseLabel($0) })],
      stage: StageID("interim-final"), answeredIn: StageID("final"), disposition: .noted,
      changed: [
        ChangedClause(
          stage: StageID("final"), label: ClauseLabel("1-1"), citation: Citation("1.1"))
      ], body: body), author: "ada", at: "2022-01-01T00:00:00Z")
}

/// A comment on the interim final rule.
func comment(
  _ id: String, _ body: String = "words", received: String? = "2021-11-20",
  posted: String? = nil, stage: String = "interim-final"
) -> Comment {
  Comment(
    id: CommentID(id), stage: StageID(stage), body: body,
    received: received.flatMap(CalendarDay.init), posted: posted.flatMap(CalendarDay.init))
}
