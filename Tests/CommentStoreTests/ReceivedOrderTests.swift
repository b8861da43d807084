// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import Comments
import Hashing
import Testing

@testable import CommentStore

/// Files that are imported after others that came later.
@Suite struct ReceivedOrderTests {
  private let scene: Scene
  private let record: Record
  private let order = ReceivedOrder(
    ["first", "older", "newer"].map { (ContentHash(of: Array($0.utf8)).hex, $0) })

  init() throws {
    scene = try Scene()
    record = try scene.record()
  }

  private func rows(_ words: [String: String]) -> [ImportedRow] {
    words.sorted { $0.key < $1.key }.enumerated().map {
      .comment(ImportedComment(comment: comment($1.key, $1.value), row: $0 + 2))
    }
  }

  private func file(_ name: String) -> ReceivedFile {
    ReceivedFile(
      name: name, hash: ContentHash(of: Array(name.utf8)), size: 42,
      importedAt: "2021-11-20T14:03:22Z", isKept: false)
  }

  @discardableResult
  private func take(_ name: String, _ words: [String: String]) throws -> ImportTally {
    let rows = rows(words)
    return try record.importFile(file(name), in: order, stamp: .test) { take in
      for row in rows { try take(row) }
      return rows.count
    }
  }

  private func stream(
    _ name: String, _ words: [String: String], stated: Bool
  ) throws -> StreamOutcome {
    let (rows, file) = (rows(words), file(name))
    return try record.importStream(
      name, stated: stated ? file.hash : nil, in: order, stamp: .test
    ) { take in
      for row in rows { try take(row) }
      return (rows.count, file)
    }
  }

  private func words() throws -> [String] {
    try ["A-1", "A-2", "A-3"].map { try record.comment(CommentID($0))?.body ?? "-" }
  }

  @Test func leaveTheWordsOfWhatCameLater() throws {
    try take("newer", ["A-1": "New."])
    let tally = try take("older", ["A-1": "Old.", "A-2": "Old."])
    #expect([tally.added, tally.updated, tally.unchanged] == [1, 0, 1])
    #expect(try words() == ["New.", "Old.", "-"])
    // Nor do they when they come again.
    try take("older", ["A-1": "Old, read anew.", "A-2": "Old, read anew."])
    #expect(try words() == ["New.", "Old, read anew.", "-"])
    #expect(try record.verify().isEmpty)
  }

  @Test func rejectARowWhereNobodyKnowsWhoseWordsCameLast() throws {
    try take("first", ["A-1": "First.", "A-2": "First."])
    try take("newer", ["A-1": "First.", "A-3": "New."])
    let tally = try take("older", ["A-1": "Old.", "A-2": "First.", "A-3": "Old."])
    #expect([tally.added, tally.updated, tally.unchanged] == [0, 0, 2])
    #expect(tally.rejected.map(\.row) == [2])
    #expect(tally.rejected.allSatisfy { $0.reason.contains("in the order of received.txt") })
    #expect(try words() == ["First.", "First.", "New."])
    #expect(try record.verify().isEmpty)
  }

  @Test func changeWhatCameBeforeWhereNothingCameAfter() throws {
    try take("first", ["A-1": "First."])
    try take("older", ["A-1": "Old."])
    try take("newer", ["A-1": "New."])
    try take("unlisted", ["A-1": "Newest."])
    #expect(try words() == ["Newest.", "-", "-"])
    #expect(try record.verify().isEmpty)
  }

  @Test func areTakenFromAStreamOnceTheirHashIsStated() throws {
    try take("newer", ["A-1": "New."])
    let before = try scene.dump()
    guard case .standsBefore = try stream("older", ["A-1": "Old.", "A-2": "Old."], stated: false)
    else { return #expect(Bool(false), "the older words were taken") }
    #expect(try scene.dump() == before)
    guard
      case .taken(let tally) = try stream("older", ["A-1": "Old.", "A-2": "Old."], stated: true)
    else { return #expect(Bool(false), "nothing was taken") }
    #expect([tally.added, tally.unchanged] == [1, 1])
    #expect(try words() == ["New.", "Old.", "-"])
    #expect(try record.verify().isEmpty)
  }
}
