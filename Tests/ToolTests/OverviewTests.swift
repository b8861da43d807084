// Rulewright. Apache-2.0.

import Testing

/// Where to look first, in the terminal.
@Suite struct OverviewTests {
  private struct Overview: Decodable {
    struct Stage: Decodable {
      struct Cited: Decodable, Equatable {
        var clause: String
        var label: String
        var comments: Int
        var letters: Int
      }
      struct Tagged: Decodable {
        var clause: String
        var comments: Int
      }
      struct Burst: Decodable {
        struct Share: Decodable {
          var comments: Int
        }
        var day: String
        var comments: Int
        var lastOpenDay: Bool
        var campaigns: [Share]
      }
      struct ToRead: Decodable {
        var id: String
        var clauses: Int
      }
      var id: String
      var comments: Int
      var withdrawn: Int
      var unique: Int
      var citing: Int
      var cited: [Cited]
      var tagged: [Tagged]
      var bursts: [Burst]
      var unread: Int
      var toRead: [ToRead]
    }
    var stages: [Stage]
  }

  private static let letter =
    "Section 1.1(b) would ring every bell of every town at noon, whatever the weather and whoever "
    + "sleeps nearby. Bell founders, sextons and their neighbours were never asked. Please "
    + "withdraw the rule, hold hearings in each county, and propose another that leaves the hour "
    + "of ringing to the parish, as it has been since the first of these bells was cast."

  private func id(_ number: Int) -> String { "BEL-2021-0001-000\(number)" }

  /// Twelve copies of a letter on the last open day, one of them with words of its own, and three
  /// comments that are nobody's.
  private func tool() throws -> Tool {
    var rows = Bells.header
    for number in 10..<21 { rows += Bells.row(number, on: "2021-03-31", Self.letter) }
    rows += Bells.row(21, on: "2021-03-31", "See 1.1(c) as well. My bell is broken. " + Self.letter)
    rows += Bells.row(2, on: "2021-03-02", "I support § 1.1(a) and § 1.1(c), as I always did.")
    rows += Bells.row(3, on: "2021-03-05", "Bells are a matter for the parish.")
    rows += Bells.row(4, on: "2021-03-06", "§ 1.1(a) is why I write.", withdrawn: "true")
    let tool = try Tool().bells().file("a.csv", rows)
    try tool.run("import", "bells", "a.csv").succeeds()
    return tool
  }

  private func stage(_ tool: Tool) throws -> Overview.Stage {
    try #require(
      try tool.run("overview", "bells", "--format", "json").succeeds().json(Overview.self).stages
        .first)
  }

  @Test func countsACampaignOnceAmongTheLettersThatCiteAClause() throws {
    let stage = try stage(try tool())
    #expect(stage.id == "proposed" && stage.comments == 15 && stage.withdrawn == 1)
    #expect(
      stage.cited == [
        .init(clause: "1.1(c)", label: "1-1-c", comments: 2, letters: 2),
        .init(clause: "1.1(b)", label: "1-1-b", comments: 12, letters: 1),
        .init(clause: "1.1(a)", label: "1-1-a", comments: 1, letters: 1),
      ])
    #expect(stage.citing == 13 && stage.unique == 3)
  }

  @Test func namesTheDayOnWhichManyCameWithWhatTheyAre() throws {
    let tool = try tool()
    let day = try #require(try stage(tool).bursts.first)
    #expect(day.day == "2021-03-31" && day.comments == 12 && day.lastOpenDay)
    #expect(day.campaigns.map(\.comments) == [12])
    try tool.run("overview", "bells").succeeds().says(
      "2021-03-31: 12 comments, the last open day: 12 of campaign",
      "three standard deviations", "1.1(b): 1 letter, 12 comments")
  }

  @Test func putsForwardTheUniqueCommentsThatNobodyTagged() throws {
    let tool = try tool()
    #expect(try stage(tool).toRead.map(\.id) == [id(2), id(3)])
    try tool.run("tag", "bells", id(2), "unclear", "--clause", "1.1(a)").succeeds()
    let after = try stage(tool)
    #expect(after.toRead.map(\.id) == [id(3)] && after.unread == 1)
    #expect(after.tagged.map(\.clause) == ["1.1(a)"])
    try tool.run("comments", "bells", "--unique", "--untagged").succeeds().says("1 comment")
    try tool.run("overview", "bells", "--stage", "final").succeeds().prints("no comments\n")
    try tool.run("overview", "bells", "--stage", "nope").refuses("nope")
  }
}
