// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import Comments
import Hashing
import Testing

@testable import CommentStore

/// Files of which no copy is kept.
@Suite struct KeptFileTests {
  private let scene: Scene
  private let record: Record
  private let rows = [
    ImportedRow.comment(ImportedComment(comment: comment("A-1"), row: 2, bytes: 10..<20)),
    .comment(ImportedComment(comment: comment("A-2"), row: 3)),
    .rejected(row: 4, reason: "too few"),
  ]

  init() throws {
    scene = try Scene()
    record = try scene.record()
  }

  private func file(_ name: String, isKept: Bool) -> ReceivedFile {
    ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 42,
      importedAt: "2021-11-20T14:03:22Z", isKept: isKept)
  }

  private func take(_ record: Record, _ name: String, isKept: Bool) throws {
    _ = try record.importFile(file(name, isKept: isKept), stamp: .test) { take in
      for row in rows { try take(row) }
      return rows.count
    }
  }

  private func stream(_ record: Record, _ name: String, stated: Bool = false) throws -> Bool {
    let file = file(name, isKept: false)
    let outcome = try record.importStream(
      name, stated: stated ? file.hash : nil, stamp: .test
    ) { take in
      for row in rows { try take(row) }
      return (rows.count, file)
    }
    switch outcome {
    case .taken: return true
    case .standsBefore: return false
    case .cameBefore(let tally):
      #expect([tally.read, tally.unchanged, tally.rejected.count] == [3, 2, 1])
      return false
    }
  }

  @Test func standInTheLogWithTheirHashAndTheWordThatTheyAreNotKept() throws {
    try take(record, "a.csv", isKept: false)
    #expect(try record.receivedFiles().map(\.isKept) == [false])
    let event = try #require(try record.history(limit: 1).first)
    #expect(event.files.map(\.after?.isKept) == [false])
    #expect(event.files.first?.after?.hash == file("a.csv", isKept: false).hash)
    #expect(try record.imports(limit: 1).map(\.isKept) == [false])
    #expect(try record.importTally(of: 1)?.event.isKept == false)
    #expect(try record.history(of: CommentID("A-1")).map(\.isFileKept) == [false])
    #expect(try record.verify().isEmpty)
  }

  @Test func areKeptOnceTheyCameAgainAndEverAfter() throws {
    try take(record, "a.csv", isKept: false)
    try take(record, "a.csv", isKept: true)
    let events = try record.history(limit: 9)
    #expect(events.count == 2)
    #expect(events[0].files.map { [$0.before?.isKept, $0.after?.isKept] } == [[false, true]])
    // When it came first stays what it was.
    #expect(events[0].files.first?.after?.importedAt == "2021-11-20T14:03:22Z")
    #expect(try record.history(of: CommentID("A-1")).map(\.isFileKept) == [true])
    try take(record, "a.csv", isKept: false)
    #expect(try record.history(limit: 9).count == 2)
    #expect(try record.receivedFiles().map(\.isKept) == [true])
    #expect(try record.verify().isEmpty)
  }

  @Test func stayKeptInTheLogWhenTheirRowsChangeAndNoCopyIsAskedFor() throws {
    try take(record, "a.csv", isKept: true)
    _ = try record.importFile(file("a.csv", isKept: false), stamp: .test) { take in
      try take(.comment(ImportedComment(comment: comment("A-1", "Read anew."), row: 2)))
      return 1
    }
    let events = try record.history(limit: 9)
    #expect(events.map { $0.files.map(\.after?.isKept) } == [[true], [true]])
    #expect(try record.receivedFiles().map(\.isKept) == [true])
    #expect(try record.verify().isEmpty)
  }

  @Test(arguments: [true, false])
  func areNotSaidToBeWhatTheyAreNot(_ isKept: Bool) throws {
    try take(record, "a.csv", isKept: isKept)
    var change = RecordChange()
    change.files = [RecordChange.File(number: 1, received: file("a.csv", isKept: !isKept))]
    try record.file.writing { [change] db in
      try EventLog(db: db).append(.imported, "a.csv", before: nil, after: change, .test)
    }
    #expect(
      try record.verify().contains {
        $0.contains("event 2 says that a copy of 'a.csv' is " + (isKept ? "not kept" : "kept"))
      })
  }

  @Test func changeInNothingElse() throws {
    try take(record, "a.csv", isKept: false)
    try take(record, "b.csv", isKept: true)
    let before = try scene.dump()
    for change in [
      "isKept = 1, name = 'x'", "isKept = 1, sha256 = replace(sha256, '1', '2')",
      "isKept = 1, size = 9", "isKept = 1, importedAt = 'x'", "isKept = 1, number = 9",
      "isKept = 0", "name = 'x'",
    ] { _ = try scene.sqlite("UPDATE receivedFile SET \(change)") }
    #expect(try scene.dump() == before)
  }

  @Test func giveTheSameRecordAsKeptOnesButForTheirMark() throws {
    try take(record, "a.csv", isKept: true)
    let (other, streamed) = (try Scene(), try Scene())
    try take(try other.record(), "a.csv", isKept: false)
    #expect(try stream(try streamed.record(), "a.csv"))
    let tables = [
      "SELECT * FROM comment", "SELECT * FROM commentChange", "SELECT * FROM queue",
      "SELECT number, name, sha256, size FROM receivedFile",
    ]
    for sql in tables {
      let rows = try scene.sqlite(sql)
      #expect(!rows.isEmpty)
      for scene in [other, streamed] { #expect(try scene.sqlite(sql) == rows, "\(sql)") }
    }
    #expect(try other.dump() == streamed.dump())
    #expect(try Record.verification(of: streamed.path).problems.isEmpty)
  }

  @Test func thatStreamedByAreTakenOnceAndNotOverWhatCameLater() throws {
    #expect(try stream(record, "a.csv"))
    let news = file("later.csv", isKept: true)
    _ = try record.importFile(news, stamp: .test) { take in
      try take(.comment(ImportedComment(comment: comment("A-1", "News."), row: 2)))
      return 1
    }
    let before = try scene.dump()
    #expect(try !stream(record, "a.csv"))
    #expect(try scene.dump() == before)
    // Whose hash was stated is known from the first row on, and governs nothing later.
    #expect(try stream(record, "a.csv", stated: true))
    #expect(try scene.dump() == before)
    #expect(try record.comment(CommentID("A-1"))?.body == "News.")
    #expect(try record.verify().isEmpty)
  }

  @Test func leaveNothingWhenTheirStreamBreaks() throws {
    let before = try scene.dump()
    struct Broken: Error {}
    #expect(throws: Broken.self) {
      _ = try record.importStream("a.csv", stamp: .test) { take in
        for row in rows { try take(row) }
        throw Broken()
      }
    }
    #expect(throws: StoreError.self) {
      _ = try record.importStream("a.csv", stamp: .test) { take in
        for row in rows { try take(row) }
        return (rows.count + 1, file("a.csv", isKept: false))
      }
    }
    #expect(try scene.dump() == before)
    #expect(try stream(record, "a.csv"))
    #expect(try record.verify().isEmpty)
  }

  @Test func areNoneInARecordOfBefore() throws {
    try take(record, "a.csv", isKept: true)
    let before = try scene.dump()
    try scene.takeKeptFilesAway()
    let newer = try scene.record()
    #expect(try newer.receivedFiles().map(\.isKept) == [true])
    #expect(try scene.dump() == before)
    #expect(try newer.verify().isEmpty)
  }
}
