// Rulewright. Apache-2.0.

import Foundation
import Testing

/// What staff decided about campaigns, carried as text.
@Suite struct CampaignsAsTextTests {
  private struct List: Decodable {
    struct Row: Decodable, Equatable {
      var id: String
      var count: Int
      var copies: Int
      var representative: String
      var decided: Bool
      var members: [String]
    }
    var unique: Int
    var campaigns: [Row]
  }

  private static let letters = [
    "The proposed rule would ring every bell of every town before dawn, whatever the weather and "
      + "whoever sleeps nearby. Bell founders, sextons and their neighbours were never asked. Please "
      + "withdraw the rule, hold hearings in each county, and propose another that leaves the hour "
      + "of ringing to the parish, as it has been since the first of these bells was cast.",
    "We who keep canaries have waited for a rule that lets our birds sleep until the sun is up. Keep "
      + "the hour of noon, strike the exception for harvest days, and give the towns a year to mend "
      + "their clocks. A quiet morning costs nobody anything and is worth more than any bell.",
  ]
  private static let text = "Comments/bells/campaigns.csv"
  private static let received = "Comments/bells/received/c.csv"
  private static let files =
    Bells.header
    + [
      (1, letters[0]), (2, letters[0]), (3, "My father cast the bell of our town. " + letters[0]),
      (4, letters[0] + " I ring it myself on Sundays."), (5, letters[1]), (6, letters[1]),
      (7, "They write that the rule would ring every bell. I like it."), (8, "No bells, please."),
    ].map { Bells.row($0.0, $0.1) }.joined()

  private func id(_ number: Int) -> String { "BEL-2021-0001-000\(number)" }

  /// A docket of what was received and of texts, in a folder of its own, imported.
  private func docket(_ texts: [String: String] = [:]) throws -> Tool {
    let tool = try Tool().bells().file(Self.received, Self.files)
    for (path, text) in texts { try tool.file(path, text) }
    try tool.run("import", "bells").succeeds()
    return tool
  }

  private func list(_ tool: Tool) throws -> List {
    try tool.run("campaigns", "bells", "--format", "json").json(List.self)
  }

  private func decide(_ tool: Tool, _ kind: String, _ numbers: Int..., by who: String = "Ann")
    throws
  {
    try tool.run(["campaigns", "bells", "--by", who, "--\(kind)"] + numbers.map(id)).succeeds()
  }

  private func outOfStep(_ tool: Tool) throws -> [String] {
    try tool.gate().filter { $0.hasPrefix("CampaignsNotInStep") }
  }

  private func importing(_ tool: Tool, _ text: String) throws -> Shapes.Import {
    try tool.file("more/campaigns.csv", text)
    return try tool.run("import", "bells", "more/campaigns.csv", "--format", "json")
      .json(Shapes.Import.self)
  }

  @Test func givesARecordOfTextAloneTheCampaignsOfTheOneThatWasWorkedIn() throws {
    let worked = try docket()
    #expect(try list(worked).campaigns.map(\.count) == [4, 2])
    // Within one second what was decided last holds, there as here.
    try decide(worked, "apart", 3)
    try decide(worked, "join", 1, 5)
    try decide(worked, "split", 2, 7, by: "Bo")
    try decide(worked, "apart", 7)
    try decide(worked, "join", 7, 8)
    try decide(worked, "join", 3, 4)
    try worked.run("undo", "bells", "--by", "Ann").succeeds()
    let known = try list(worked)
    #expect(known.campaigns.map(\.members.count) == [4, 2] && known.unique == 2)
    #expect(try outOfStep(worked).count == 1)
    try worked.run("export", "bells", "--to", "all").succeeds().says("5 decisions in \(Self.text)")
    #expect(try outOfStep(worked) == [])

    let text = try worked.text(Self.text)
    #expect(text.hasPrefix("decision,comments,by,at\napart,\(id(3)),Ann,20"))
    let clone = try docket([Self.text: text])
    #expect(try list(clone).campaigns == known.campaigns)
    #expect(try list(clone).unique == known.unique)
    #expect(try outOfStep(clone) == [])
    // One file is one event.
    try clone.run("history", "bells").succeeds().says("imported campaigns.csv (5 decisions)")
    try clone.run("import", "bells").succeeds().says("0 added + 0 updated")
    try clone.run("export", "bells", "--to", "campaigns").succeeds()
    #expect(try clone.text(Self.text) == text)
    try clone.run("history", "bells", id(7)).succeeds().says("said to be nobody's copy: \(id(7))")
    for tool in [worked, clone] { try tool.run("verify", "bells").succeeds() }
  }

  @Test func leavesWhatTheRecordTookBackAndTakesWhatAPersonWrote() throws {
    let tool = try docket()
    try decide(tool, "apart", 3)
    try tool.run("export", "bells", "--to", "campaigns").succeeds().says("1 decision in")
    let old = try tool.text(Self.text)
    try tool.run("undo", "bells", "--by", "Ann").succeeds()
    // What was taken back is old.
    try tool.run("import", "bells", Self.text).succeeds().says("0 added", "1 unchanged")
    #expect(try list(tool).campaigns.map(\.count) == [4, 2])
    #expect(
      try outOfStep(tool) == [
        "CampaignsNotInStep: 1 decision of \(Self.text) is not in the record"
      ])
    try tool.run("export", "bells", "--to", "campaigns").succeeds().says("0 decisions in")
    // What somebody wrote by hand is news.
    let mine = old + "joined,\(id(7)) \(id(8)),Bo,2021-05-01T10:00:00Z\n"
    try tool.file(Self.text, mine)
    try tool.run("export", "bells", "--to", "campaigns").exits(1).says(
      "\(Self.text) was left alone, since it says what the record never said",
      "`rulewright export bells --to campaigns --overwrite`")
    #expect(try tool.text(Self.text) == mine)
    try tool.run("import", "bells", Self.text).succeeds().says("1 added", "1 unchanged")
    #expect(try list(tool).campaigns.map(\.count) == [4, 2, 2])
    try tool.run("export", "bells", "--to", "campaigns").succeeds().says("1 decision in")
    #expect(
      try tool.text(Self.text)
        == "decision,comments,by,at\njoined,\(id(7)) \(id(8)),Bo,2021-05-01T10:00:00Z\n")
    // A record of its own is not written over without a word either.
    try tool.file(Self.text, "decision,comments\n").run("export", "bells", "--to", "campaigns")
      .exits(1)
    try tool.run("export", "bells", "--to", "campaigns", "--overwrite").succeeds()
    try tool.run("verify", "bells").succeeds()
  }

  @Test func holdsWhatWasDecidedLastWhereverItCameFrom() throws {
    let tool = try docket()
    try decide(tool, "join", 7, 8)
    // A colleague had said otherwise before that, and it comes after it.
    let tally = try importing(
      tool,
      """
      at,by,remark,comments,decision
      2021-05-01T10:00:00.5+00:00,Bo,,"\(id(8))
      \(id(7))",apart
      2021-05-01T10:00Z,Bo,,\(id(6)) \(id(6)),apart

      """)
    #expect(tally.added == 2 && tally.rejected.isEmpty)
    #expect(
      try list(tool).campaigns.map { $0.members.sorted() }
        == [[1, 2, 3, 4].map(id), [7, 8].map(id)])
    try tool.run("export", "bells", "--to", "campaigns").succeeds()
    let lines = try tool.text(Self.text).split(separator: "\n")
    #expect(
      lines.prefix(3) == [
        "decision,comments,by,at", "apart,\(id(7)) \(id(8)),Bo,2021-05-01T10:00:00Z",
        "apart,\(id(6)),Bo,2021-05-01T10:00:00Z",
      ])
    #expect(lines.last?.hasPrefix("joined,") == true)
    // Of one second the later row holds, and two may stand the other way round.
    let other = [lines[0], lines[2], lines[1], lines[3]].joined(separator: "\n") + "\n"
    try tool.file(Self.text, other)
    #expect(
      try outOfStep(tool) == [
        "CampaignsNotInStep: What was decided within one second stands in another order in "
          + "\(Self.text) than in the record"
      ])
    try tool.run("export", "bells", "--to", "campaigns").succeeds()
    #expect(try outOfStep(tool) == [])
    try tool.run("verify", "bells").succeeds()
  }

  @Test func saysOfEachRowThatCannotBeWhyAndTakesTheRest() throws {
    let tool = try docket()
    let time = "Ann,2021-05-01T10:00:00Z"
    let tally = try importing(
      tool,
      """
      decision,comments,by,at
      folded,\(id(1)),\(time)
      apart,,\(time)
      joined,\(id(1)) \(id(1)),\(time)
      apart,\(id(1)),,2021-05-01T10:00:00Z
      apart,\(id(1)),Ann,yesterday
      apart,\(id(1)),Ann,2999-01-01T00:00:00Z
      joined,\(id(1)) X-1 X-2,\(time)
      apart,\(id(3)),\(time)
      apart,\(id(3)),\(time)
      apart,\(id(3))

      """)
    #expect(tally.added == 1 && tally.read == tally.fates.reduce(0, +))
    #expect(
      tally.rejected.map { "\($0.row): \($0.reason)" } == [
        "2: 'folded' under 'decision' is neither 'joined', 'split' nor 'apart'",
        "3: no comment stands under 'comments'; name them with a blank between two",
        "4: two comments or more can be one letter; name another under 'comments'",
        "5: nobody stands under 'by'",
        "6: 'yesterday' under 'at' is no time such as 2021-09-14T10:00:00Z",
        "7: '2999-01-01T00:00:00Z' under 'at' is still to come",
        "8: There is no comment 'X-1' in this docket's record, and 1 more of these are missing; "
          + "import what it came in, or take it off the row",
        "10: another row says the same", "11: 2 columns where the header has 4",
      ])
    #expect(try list(tool).campaigns.map(\.count) == [3, 2])
    // The gate names what a clone could not read, and what it would not know.
    try tool.file(Self.text, "decision,comments,by,at\napart,X-1,\(time)\nfolded,X-1,\(time)\n")
    let run = try tool.run("check", "bells", "--final").exits(1)
    run.says(
      "1 decision of the record is not in \(Self.text)",
      "said to be nobody's copy: \(id(3)), by Ann on 2021-05-01T10:00:00Z",
      "2 rows of \(Self.text) are no decisions in a clone",
      "row 2: There is no comment 'X-1'", "row 3: 'folded' under 'decision'",
      "`rulewright export bells --to campaigns`")
    try tool.run("verify", "bells").succeeds()
  }

  @Test func areKeptInABag() throws {
    let tool = try docket()
    try decide(tool, "join", 7, 8)
    try tool.run("export", "bells", "--to", "campaigns").succeeds()
    try tool.run("export", "bells", "--to", "bag", "--out", "packed").succeeds()
    try tool.run("init", "elsewhere").succeeds()
    let elsewhere = tool.folder.path + "/elsewhere"
    try tool.run("import", "bells", "packed", "--workspace", elsewhere).succeeds()
    #expect(try tool.text("elsewhere/" + Self.text) == tool.text(Self.text))
  }
}
