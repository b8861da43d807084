// Rulewright. Apache-2.0.

import Testing

/// Letters that many sent, in the terminal.
@Suite struct CampaignTests {
  private struct List: Decodable {
    struct Row: Decodable {
      var id: String
      var count: Int
      var copies: Int
      var representative: String
      var tagged: Bool
      var decided: Bool
      var members: [String]
    }
    var total: Int
    var unique: Int
    var present: Bool
    var asOf: String?
    var method: String
    var campaigns: [Row]
  }

  private static let letter =
    "The proposed rule would ring every bell of every town before dawn, whatever the weather and "
    + "whoever sleeps nearby. Bell founders, sextons and their neighbours were never asked. Please "
    + "withdraw the rule, hold hearings in each county, and propose another that leaves the hour "
    + "of ringing to the parish, as it has been since the first of these bells was cast."

  private func id(_ number: Int) -> String { "BEL-2021-0001-000\(number)" }

  private func rows(_ bodies: [(Int, String)]) -> String {
    Bells.header + bodies.map { Bells.row($0.0, $0.1) }.joined()
  }

  private func tool() throws -> Tool {
    let tool = try Tool().bells().file(
      "a.csv",
      rows([
        (1, Self.letter), (2, Self.letter),
        (3, "My father cast the bell of our town in 1951. " + Self.letter),
        (4, "They write that the rule would ring every bell of every town before dawn. I like it."),
      ]))
    try tool.run("import", "bells", "a.csv").succeeds()
    return tool
  }

  private func list(_ tool: Tool) throws -> List {
    try tool.run("campaigns", "bells", "--format", "json").json(List.self)
  }

  @Test func listsALetterWithWhatEachPersonAdded() throws {
    let tool = try tool()
    let list = try list(tool)
    #expect(list.total == 1 && list.unique == 1 && list.method.contains("letters"))
    #expect(list.present && list.asOf?.hasPrefix("20") == true)
    let campaign = try #require(list.campaigns.first)
    #expect(campaign.count == 3 && campaign.copies == 2 && campaign.representative == id(1))
    #expect(campaign.members == [id(1), id(2), id(3)])
    try tool.run("campaigns", "bells", campaign.id).succeeds().says(
      "\(id(3))  near", "+ My father cast the bell of our town in 1951.")
    try tool.run("campaigns", "bells", "none").refuses("has no campaign 'none'")
    try tool.run("comments", "bells", "--campaign", campaign.id).succeeds().says("3 comments")
    try tool.run("comments", "bells", "--one-of-each").succeeds().says("3 comments")
  }

  @Test func takesInWhatComesLater() throws {
    let tool = try tool()
    let before = try #require(try list(tool).campaigns.first)
    try tool.file("b.csv", rows([(5, Self.letter + " I ring it myself.")]))
      .run("import", "bells", "b.csv").succeeds()
    let after = try #require(try list(tool).campaigns.first)
    #expect(after.id == before.id && after.members.contains(id(5)) && after.count == 4)
    try tool.run("verify", "bells").succeeds()
  }

  @Test func leavesTheLastWordToStaff() throws {
    let tool = try tool()
    try tool.run("campaigns", "bells", "--apart", id(3)).succeeds().says("2 comments")
    #expect(try list(tool).campaigns.map(\.members) == [[id(1), id(2)]])
    try tool.run("campaigns", "bells", "--join", id(1), id(4)).succeeds()
    let joined = try #require(try list(tool).campaigns.first)
    #expect(joined.decided && joined.members.sorted() == [id(1), id(2), id(4)])
    try tool.run("undo", "bells").succeeds()
    try tool.run("undo", "bells").succeeds()
    #expect(try list(tool).campaigns.map(\.count) == [3])
    try tool.run("campaigns", "bells", "--join", id(1)).refuses("name another")
    try tool.run("campaigns", "bells", "--apart", "none").refuses("none")
    try tool.run("verify", "bells").succeeds()
  }

  @Test func tagsACopyForAllCopies() throws {
    let tool = try tool()
    try tool.run("comments", "bells", "--untagged").succeeds().says("4 comments")
    try tool.run("tag", "bells", id(2), "unclear").succeeds()
    try tool.run("comments", "bells", "--untagged").succeeds().says("2 comments")
    #expect(try list(tool).campaigns[0].tagged)
  }
}
