// Rulewright. Apache-2.0.

import Codings
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import TestSupport
import Testing

/// Whatever is changed behind the program's back, a verification names it.
@Suite struct TamperTests {
  /// A record with something in every table.
  private func scene() throws -> Scene {
    let scene = try Scene()
    let record = try scene.record()
    _ = try record.importCSV(BulkCSVGenerator.file(comments: 30, seed: 3))
    let version = DraftVersion(
      stage: StageID("interim-final"), fileHash: ContentHash(of: [7]).hex)
    try record.addCodings(
      [
        coding("BIS-2020-0038-000002", "t", version: [7]),
        coding("BIS-2020-0038-000004", "t"), coding("BIS-2020-0038-000005", "t"),
      ], keeping: [version: [7]])
    _ = try record.importCSV(BulkCSVGenerator.file(comments: 30, seed: 4), name: "again.csv")
    try record.putResponses([response("r", "t", label: "1-1")], stamp: .test)
    try record.putResponses([response("r", "t", label: "1-1", body: "Other.")], stamp: .test)
    try record.removeCoding(coding("BIS-2020-0038-000004", "t"))
    try addNotes(record)
    #expect(try record.verify().isEmpty)
    return scene
  }

  /// A note, readings and codebooks.
  private func addNotes(_ record: Record) throws {
    let first = try #require(try record.coding(number: 1))
    var noted = first.coding
    noted.note = "ask again"
    noted.definition = ContentHash(of: [9]).hex
    try record.changeCodings(
      [CodingChange(number: 1, from: first.coding, to: noted)], as: .noted, stamp: .test)
    for (id, state) in [("000004", Reading.State.done), ("000005", .setAside)] {
      try record.setReading(
        Reading(
          comment: CommentID("BIS-2020-0038-\(id)"), state: state, reason: "later", who: "ada",
          at: "2022-01-02T00:00:00Z"), stamp: .test)
    }
    try record.keepCodebook([5], stamp: .test)
    try record.changeCodebook(
      from: ContentHash(of: [5]).hex, to: [6], subject: "a definition", stamp: .test)
    _ = try record.undo(stamp: .test)
  }

  /// Runs SQL with all triggers gone and puts them back, so that only the rows differ.
  private func tamper(_ scene: Scene, _ sql: String) throws {
    func triggers(_ what: String) throws -> String {
      try scene.sqlite("SELECT \(what) FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    }
    let drops = try triggers("'DROP TRIGGER ' || name || ';'")
    let creations = try triggers("sql || ';'")
    let status = try scene.run(
      "/usr/bin/sqlite3", ["-bail", scene.path, drops + sql + ";" + creations])
    #expect(status.status == 0)
  }

  @Test(
    arguments: [
      ("UPDATE event SET who = 'x' WHERE number = 2", "event 2 is not what was written"),
      ("UPDATE event SET at = at || char(0) WHERE number = 2", "what their hash does not see"),
      ("UPDATE event SET after = after || ' ' WHERE number = 1", "event 1 is not what was written"),
      ("UPDATE event SET what = 'x' WHERE number = 1", "is of a kind that this program does not"),
      ("DELETE FROM event WHERE number = 2", "event 2 is missing"),
      ("DELETE FROM event WHERE number = 6", "the coding number 2 is in the log, but not in the"),
      (
        "UPDATE event SET number = number + 100; UPDATE event SET number = 113 - number",
        "does not follow the event that stands before it"
      ),
      ("DELETE FROM commentChange WHERE event = 1 AND position = 3", "event 1 changed 30 comments"),
      ("UPDATE commentChange SET receivedRow = 99 WHERE event = 3 AND position = 2", "event 3"),
      (
        "INSERT INTO commentChange SELECT 99, position, comment, number, before, after, 1, 1, 3, 4 "
          + "FROM commentChange LIMIT 1", "changes of comments belong to no event"
      ),
      ("DELETE FROM formerContent", "is not in the record"),
      (
        "UPDATE formerContent SET content = replace(content, 'Ada', 'Eva')",
        "is not what was received (event 1)"
      ),
      ("UPDATE receivedFile SET name = 'x' WHERE number = 1", "is not what the log says: name"),
      ("UPDATE receivedFile SET isKept = 0 WHERE number = 1", "is not what the log says: isKept"),
      ("UPDATE comment SET body = body || 'x' WHERE number = 3", "is not what was received"),
      ("UPDATE comment SET body = body || char(0) || 'x' WHERE number = 3", "log says: body"),
      ("UPDATE comment SET contentHash = textHash WHERE number = 3", "is not in the record"),
      ("UPDATE comment SET isStub = 1 - isStub WHERE number = 3", "log says: isStub"),
      ("UPDATE comment SET textHash = contentHash WHERE number = 3", "log says: textHash"),
      ("UPDATE comment SET receivedRow = 77 WHERE number = 3", "log says: receivedRow"),
      ("UPDATE comment SET number = 300 WHERE number = 30", "the log put none such in"),
      ("DELETE FROM comment WHERE number = 29", "is not in the record"),
      ("UPDATE attachment SET address = 'x'", "is not what was received"),
      ("DELETE FROM attachment", "is not what was received"),
      ("UPDATE draftVersion SET bytes = x'08'", "has not the bytes of that hash"),
      ("UPDATE coding SET tag = 'u' WHERE number = 1", "the coding number 1 is not what the log"),
      ("UPDATE coding SET at = '' WHERE number = 1", "log says: at"),
      ("DELETE FROM coding WHERE number = 1", "is in the log, but not in the record"),
      (
        "INSERT INTO coding (comment, tag, coder, at) SELECT comment, 'z', 'z', '' FROM coding "
          + "LIMIT 1", "is in the record, but the log put none such in"
      ),
      ("UPDATE response SET body = 'x'", "the response r is not what the log says: body"),
      ("UPDATE responseIssue SET tag = 'x'", "an issue of the response r 1 is not"),
      ("DELETE FROM responseChange", "a changed clause of the response r 1 is in the log, but not"),
      ("UPDATE coding SET note = 'x' WHERE number = 1", "log says: note"),
      ("UPDATE coding SET definition = NULL WHERE number = 1", "log says: definition"),
      ("UPDATE codingNumber SET last = 9", "the last number of a coding is [9], but 3 in the log"),
      ("DELETE FROM codingNumber", "the last number of a coding is [], but 3 in the log"),
      ("UPDATE reading SET reason = 'x'", "ada is not what the log says: reason"),
      ("UPDATE reading SET state = 'done'", "ada is not what the log says: state"),
      ("DELETE FROM reading WHERE state = 'done'", "ada is in the log, but not in the record"),
      (
        "INSERT INTO reading SELECT comment, 'eve', state, reason, at FROM reading LIMIT 1",
        "eve is in the record, but the log put none such in"
      ),
      ("UPDATE codebookVersion SET bytes = x'08'", "has not the bytes of that hash"),
      ("DELETE FROM codebookVersion", "of event 10 is not in the record"),
      (
        "UPDATE codebookChange SET sha256 = (SELECT max(sha256) FROM codebookVersion)",
        "the codebook of event"
      ),
      ("DELETE FROM codebookChange WHERE event = 11", "event 11 is in the log, but not in the"),
      (
        "INSERT INTO codebookChange SELECT 99, max(sha256) FROM codebookVersion",
        "event 99 is in the"
      ),
      (
        "UPDATE event SET after = replace(after, 'undoes\":11', 'undoes\":9') WHERE number = 12",
        "event 12 does not take back event 9"
      ),
      ("UPDATE queue SET codings = codings + 1 WHERE number = 7", "the queue does not fit the"),
      ("UPDATE queue SET day = '~' WHERE number = 7", "the queue does not fit the comment"),
      ("DELETE FROM queue WHERE number = 7", "the queue does not fit the comment"),
      ("UPDATE responseText SET body = 'x'", "index of responses does not hold their words"),
      ("INSERT INTO commentText (commentText) VALUES ('delete-all')", "index of comments does not"),
      ("DROP VIEW publishedCoding", "the view publishedCoding is gone"),
      ("CREATE TABLE other (x)", "the table other does not belong into a record"),
    ])
  func namesWhatWasChanged(_ sql: String, _ expected: String) throws {
    let scene = try scene()
    try tamper(scene, sql)
    let problems = try Record.verification(of: scene.path).problems
    #expect(problems.contains { !$0.ranges(of: expected).isEmpty }, "\(problems)")
  }

  @Test func noticesATriggerThatIsGone() throws {
    let scene = try scene()
    _ = try scene.sqlite("DROP TRIGGER eventNoUPDATE")
    #expect(
      try Record.verification(of: scene.path).problems == ["the trigger eventNoUPDATE is gone"])
  }

  @Test func noticesOneFlippedBitInAnyTextOfAnyTable() throws {
    let scene = try scene()
    let good = try Data(contentsOf: URL(fileURLWithPath: scene.path))
    var random = SeededGenerator(seed: 31)
    let tables = [
      "event", "commentChange", "formerContent", "receivedFile", "comment", "attachment",
      "draftVersion", "coding", "response", "responseIssue", "responseChange", "reading", "queue",
      "codebookVersion", "codebookChange",
    ]
    for table in tables {
      let columns = try scene.sqlite(
        "SELECT name FROM pragma_table_info('\(table)') WHERE type IN ('TEXT', 'BLOB')"
      ).split(separator: "\n").map { String($0) }
      for column in columns {
        let keys = try scene.sqlite(
          """
          SELECT hex(CAST(\(column) AS BLOB)) FROM \(table)
          WHERE length(CAST(\(column) AS BLOB)) > 0
          """
        ).split(separator: "\n")
        guard let hex = keys.randomElement(using: &random).map({ Array($0.utf8) }) else { continue }
        // One hexadecimal digit of the text, moved by one bit, in every row that has this text.
        let at = Int.random(in: 0..<(hex.count / 2), using: &random) * 2 + 1
        let digit = Int(String(decoding: [hex[at]], as: UTF8.self), radix: 16) ?? 0
        var flipped = hex
        flipped[at] = Array(String(digit ^ 1, radix: 16).utf8)[0]
        let (old, new) = (
          String(decoding: hex, as: UTF8.self), String(decoding: flipped, as: UTF8.self)
        )
        let cast = column == "bytes" ? "x'\(new)'" : "CAST(x'\(new)' AS TEXT)"
        try tamper(
          scene,
          "PRAGMA ignore_check_constraints = ON;"
            + "UPDATE \(table) SET \(column) = \(cast) WHERE hex(CAST(\(column) AS BLOB)) = '\(old)'"
        )
        let problems = (try? Record.verification(of: scene.path).problems) ?? ["unreadable"]
        #expect(!problems.isEmpty, "\(table).\(column)")
        try good.write(to: URL(fileURLWithPath: scene.path))
      }
    }
    #expect(try Record.verification(of: scene.path).problems.isEmpty)
  }
}
