// Rulewright. Apache-2.0.

import Foundation
import Testing

/// `verify`, `backup` and `history`.
@Suite struct RecordTests {
  private struct Verified: Decodable {
    struct Row: Decodable {
      var docket: String
      var events: Int
      var head: String
      var problems: [String]
    }
    var records: [Row]
  }

  private struct History: Decodable {
    struct Row: Decodable {
      struct Change: Decodable, Equatable {
        var field: String
        var before: String?
        var after: String?
      }
      var event: Int
      var who: String
      var what: String
      var file: String?
      var row: Int?
      var changes: [Change]
      var tag: String?
    }
    var events: [Row]
  }

  @Test func verifiesEveryRecordAndSaysItsHead() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.ash, "unclear").succeeds()
    let run = try tool.run("verify", "--format", "json").succeeds()
    let record = try #require(try run.json(Verified.self).records.first)
    #expect(record.docket == "bells" && record.events == 3 && record.problems.isEmpty)
    #expect(record.head.utf8.count == 64)
    try tool.run("verify", "bells").succeeds()
      .prints("bells: nothing wrong; 3 events, head \(record.head)\n")
    try tool.run("verify", "belfries").refuses("There is no docket 'belfries'")
  }

  @Test func namesAReceivedFileThatChangedOrIsGone() throws {
    let tool = try Tool().bellsWithComments()
    let folder = tool.folder.appendingPathComponent("Comments/bells/received")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first)
    let file = folder.appendingPathComponent(name)
    let bytes = try Data(contentsOf: file)
    try (bytes + Data("x".utf8)).write(to: file)
    try tool.run("verify").exits(1).says(
      "bells: the received file Comments/bells/received/\(name) is not what was received",
      "bells: 1 thing is wrong\n")
    try FileManager.default.removeItem(at: file)
    let run = try tool.run("verify", "--format", "json").exits(1)
    #expect(
      try run.json(Verified.self).records.first?.problems
        == [
          "the received file 'from-the-docket.csv' (SHA-256 \(name.prefix(12))…) is gone from "
            + "Comments/bells/received"
        ])
    let record = tool.folder.appendingPathComponent("Comments/bells/record.sqlite")
    try Data(repeating: 0x61, count: 5000).write(to: record)
    try tool.run("verify").exits(1).says("is not a record")
  }

  @Test func backsUpOnceAndNeverOver() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("backup", "bells", "--to", "copy.sqlite").succeeds().says("1 event, head ")
    try tool.run("backup", "bells", "--to", "copy.sqlite").refuses("is there already")
    try tool.run("backup", "bells").succeeds()
    let folder = tool.folder.appendingPathComponent("Comments/bells/backups")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 2 && names[0] == ".gitignore")
    let facts = try FileManager.default.attributesOfItem(
      atPath: folder.appendingPathComponent(names[1]).path)
    #expect(facts[.posixPermissions] as? Int == 0o600)
    // The copy stands in for the record.
    try tool.shell("cp copy.sqlite Comments/bells/record.sqlite").succeeds()
    #expect(try tool.ids() == [Bells.ash, Bells.cole, Bells.birch])
  }

  @Test func tellsTheHistoryOfAComment() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    let again =
      Bells.header
      + Bells.row(
        2, organization: "Ringers' Guild", name: "Ash", "", withdrawn: "true", reason: "r")
    try Data(again.utf8).write(to: tool.folder.appendingPathComponent("again.csv"))
    try tool.run("import", "bells", "again.csv", "--by", "Bob").succeeds()
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    let run = try tool.run("history", "bells", Bells.ash, "--format", "json").succeeds()
    let events = try run.json(History.self).events
    #expect(
      events.map(\.what) == ["received", "coded", "changed", "withdrawn", "coding removed"])
    #expect(events.map(\.who) == ["tester", "Ann", "Bob", "Bob", "Ann"])
    #expect(events.map(\.event) == [1, 3, 4, 4, 5])
    #expect(events[0].row == 3 && events[2].file == "again.csv" && events[1].tag == "unclear")
    let withdrawal = History.Row.Change(field: "withdrawal", before: nil, after: "r")
    #expect(events[2].changes == [withdrawal], "the words stay in the record")
    try tool.run("history", "bells", Bells.ash).succeeds().says(
      "changed in again.csv, row 2, by Bob\n    withdrawal\n")
    try tool.run("comment", "bells", Bells.ash).says("At noon, we eat. At noon, we rest.")
    try tool.run("history", "bells", "nobody").refuses("There is no comment 'nobody'")
  }

  @Test func saysWhereASearchIsWrong() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("comments", "bells", "--search", "noon \"eat").refuses(
      "The search cannot be read from character 6 on: this quotation mark is never closed")
    #expect(try tool.ids("--search", "org:ring* -clock") == [Bells.ash])
  }
}
