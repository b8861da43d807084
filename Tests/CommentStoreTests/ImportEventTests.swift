// Rulewright. Apache-2.0.

import Comments
import Hashing
import Testing

@testable import CommentStore

/// What the log tells of imports.
@Suite struct ImportEventTests {
  private let scene: Scene
  private let record: Record

  init() throws {
    scene = try Scene()
    record = try scene.record()
  }

  private func take(_ name: String, _ rows: [ImportedRow]) throws {
    let file = ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 42,
      importedAt: "2021-11-20T14:03:22Z")
    _ = try record.importFile(file, stamp: .test) { take in
      for row in rows { try take(row) }
      return rows.count
    }
  }

  @Test func listsFilesNewestFirstWithTheFateOfTheirRows() throws {
    try take("a.csv", [.comment(ImportedComment(comment: comment("A-1"), row: 2))])
    try take(
      "b \"quoted\"\u{1F}.csv",
      [
        .comment(ImportedComment(comment: comment("A-1"), row: 2)),
        .rejected(row: 3, reason: "an \"odd\" row\u{1}"), .skipped(row: 4, reason: "a rule"),
      ])
    let imports = try record.imports(limit: 10)
    #expect(imports.map(\.name) == ["b \"quoted\"\u{1F}.csv", "a.csv"])
    #expect(imports.allSatisfy { $0.size == 42 && $0.rows != nil && !$0.who.isEmpty })
    let rows = try #require(imports[0].rows)
    #expect(
      [rows.read, rows.added, rows.unchanged, rows.rejected, rows.skipped] == [3, 0, 1, 1, 1])
    #expect(try record.imports(limit: 1).map(\.name) == [imports[0].name])
    let event = try #require(imports[0].event)
    let told = try #require(try record.importTally(of: event))
    #expect(told.event == imports[0] && told.tally.rejected.map(\.row) == [3])
    #expect(told.tally.rejected.map(\.reason) == ["an \"odd\" row\u{1}"])
    #expect(told.tally.skipped == [.init(file: imports[0].name, row: 4, reason: "a rule")])
  }

  @Test func tellsNothingOfWhatIsNoImport() throws {
    try take("a.csv", [.comment(ImportedComment(comment: comment("A-1"), row: 2))])
    #expect(try record.importTally(of: 0) == nil)
    #expect(try record.importTally(of: 99) == nil)
  }
}
