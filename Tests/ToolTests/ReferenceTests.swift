// Rulewright. Apache-2.0.

import Testing

/// What comments cite, in the terminal.
@Suite struct ReferenceTests {
  private struct Row: Decodable {
    struct Reference: Decodable {
      struct Followed: Decodable {
        var stage: String
        var citation: String
        var stands: String
      }
      var text: String
      var start: Int
      var end: Int
      var form: String
      var clauses: [String]
      var label: [String]
      var followedFrom: [Followed]
      var ambiguous: [String]
      var unresolved: String?
    }
    var references: [Reference]?
  }

  private func id(_ number: Int) -> String { "BEL-2021-0001-000\(number)" }

  private func tool() throws -> Tool {
    let tool = try Tool().bells()
    try tool.file(
      "Drafts/bells/docket.yml",
      Bells.docket.replacing("numbering: cfr", with: "cfr: 15 CFR part 1\nnumbering: cfr"))
    try tool.file(
      "a.csv",
      Bells.header
        + Bells.row(1, "We object to § 1.1(b): noon is late. See 50 U.S.C. 4801 and 12 CFR 1.1(a).")
        + Bells.row(2, "Paragraph (c) of § 1.1 is vague, and so is 1.1(b).")
        + Bells.row(3, "Why is there no 1.1(d)?")
        + Bells.row(4, "I like bells."))
    try tool.run("import", "bells", "a.csv").succeeds()
    return tool
  }

  @Test func saysWhichClausesOfItsStageACommentCites() throws {
    let tool = try tool()
    let row = try tool.run("comment", "bells", id(1), "--format", "json").json(Row.self)
    let references = try #require(row.references)
    #expect(references.map(\.text) == ["§ 1.1(b)", "50 U.S.C. 4801", "12 CFR 1.1(a)"])
    #expect(references.map(\.clauses) == [["1.1(b)"], [], []])
    #expect(references[0].label == ["1-1-b"] && references[0].form == "section")
    #expect(references[0].start == 13 && references[0].end == 22)
    #expect(references.map(\.unresolved) == [nil, "another law", "another law"])
    try tool.run("comment", "bells", id(1)).succeeds().says(
      "cites “§ 1.1(b)”: 1.1(b)", "cites “50 U.S.C. 4801”: another law")
    try tool.run("comment", "bells", id(4)).succeeds()
  }

  @Test func followsANumberThatOnlyAnotherStageHas() throws {
    let tool = try tool()
    let row = try tool.run("comment", "bells", id(3), "--format", "json").json(Row.self)
    let reference = try #require(row.references?.first)
    #expect(reference.clauses == [] && reference.followedFrom.map(\.stage) == ["final"])
    #expect(reference.followedFrom.map(\.citation) == ["1.1(d)"])
    #expect(reference.followedFrom.map(\.stands) == ["orphaned"])
    try tool.run("comment", "bells", id(3)).succeeds().says("followed from 1.1(d) of final")
  }

  @Test func listsTheCommentsThatCiteAClause() throws {
    let tool = try tool()
    let found = try tool.run("comments", "bells", "--cites", "1.1(b)").succeeds()
    found.says(id(1), id(2), "2 comments")
    try tool.run("comments", "bells", "--cites", "1.1(b)", "--limit", "1", "--offset", "1")
      .succeeds().says(id(2), "1 of 2 comments")
    try tool.run("comments", "bells", "--cites", "1.1(c)", "--search", "vague").succeeds()
      .says("1 comment")
    try tool.run("comments", "bells", "--cites", "9.9").refuses("9.9")
  }
}
