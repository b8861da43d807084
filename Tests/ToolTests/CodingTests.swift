// Rulewright. Apache-2.0.

import Testing

/// `tag`, `untag`, `comments` with its filters, `export` and the way back.
@Suite struct CodingTests {
  private func coded() throws -> Tool {
    let tool = try Tool().bellsWithComments()
    try tool.run(
      "tag", "bells", Bells.ash, "unclear", "--clause", "§ 1.1(b)", "--quote", "At noon",
      "--occurrence", "2", "--by", "Ann"
    ).succeeds().prints("\(Bells.ash): unclear at 1.1(b) (proposed), by Ann\n")
    try tool.run("tag", "bells", Bells.birch, "too-loud", "--clause", "1-1-d", "--stage", "final")
      .succeeds().prints("\(Bells.birch): too-loud at 1.1(d) (final), by tester\n")
    try tool.run("tag", "bells", Bells.birch, "unclear", "--quote", "Which noon?").succeeds()
    return tool
  }

  @Test func listsTheCommentsThatAFilterLetsThrough() throws {
    let tool = try coded()
    let (ash, birch, cole) = (Bells.ash, Bells.birch, Bells.cole)
    #expect(try tool.ids() == [ash, cole, birch])
    #expect(try tool.ids("--tag", "unclear") == [ash, birch])
    #expect(try tool.ids("--tag", "too-loud") == [birch])
    #expect(try tool.ids("--clause", "1.1(b)") == [ash])
    #expect(try tool.ids("--clause", "1-1-b") == [ash])
    #expect(try tool.ids("--clause", "§ 1.1(d)") == [birch])
    // Nobody need tag a comment that is withdrawn.
    #expect(try tool.ids("--untagged") == [])
    #expect(try tool.ids("--untagged", "--withdrawn") == [cole])
    #expect(try tool.ids("--late") == [birch])
    #expect(try tool.ids("--withdrawn") == [cole])
    #expect(try tool.ids("--search", "NOON") == [ash, birch])
    #expect(try tool.ids("--search", "ringers") == [ash])
    #expect(try tool.ids("--search", "100% _") == [])
    #expect(try tool.ids("--tag", "unclear", "--late") == [birch])
    #expect(try tool.ids("--stage", "final") == [])
  }

  @Test func countsAllWhenAPageIsAskedFor() throws {
    let tool = try coded()
    func page(_ options: String...) throws -> Shapes.Comments {
      try tool.run(["comments", "bells", "--format", "json"] + options).succeeds()
        .json(Shapes.Comments.self)
    }
    #expect(try page("--limit", "1").comments.map(\.id) == [Bells.ash])
    #expect(try page("--limit", "1", "--offset", "2").comments.map(\.id) == [Bells.birch])
    #expect(try page("--offset", "9").comments.isEmpty)
    #expect(try page("--limit", "0").total == 3)
    #expect(try page("--limit", "1", "--tag", "unclear").total == 2)
    try tool.run("comments", "bells", "--limit", "2").succeeds().says("\n2 of 3 comments\n")
  }

  @Test func givesEveryFieldOfAComment() throws {
    let tool = try coded()
    let list = try tool.run("comments", "bells", "--format", "json").succeeds()
      .json(Shapes.Comments.self)
    let birch = try #require(list.comments.last)
    #expect(birch.stage == "proposed")
    #expect(birch.submitter == "Birch")
    #expect(birch.organization == "")
    #expect(birch.received.value == "2021-04-02")
    #expect(birch.late && !birch.withdrawn && !birch.stub)
    #expect(birch.campaign.value == nil)
    #expect(birch.text == "Which noon? The sun's, or the clock's?")
    #expect(birch.tags == ["too-loud", "unclear"])
    #expect(birch.clauses == ["1.1(d)"])
    let one = try tool.run("comment", "bells", Bells.birch, "--format", "json").succeeds()
      .json(Shapes.Comment.self)
    #expect(one.tags == birch.tags)
    try tool.run("comment", "bells", Bells.birch).succeeds().says(
      "on proposed, received April 2, 2021", "late", "too-loud at 1.1(d) (final), by tester",
      "unclear, by tester: “Which noon?”")
    try tool.run("comment", "bells", Bells.cole).succeeds().says("withdrawn", "reason: asked")
  }

  @Test func listsThePlacesOfAQuoteThatStandsTwiceAndAsksNobody() throws {
    let tool = try Tool().bellsWithComments()
    let tag = ["tag", "bells", Bells.ash, "unclear", "--quote"]
    try tool.run(tag + ["At noon"]).refuses(
      "'At noon' stands 2 times", "--occurrence", "1: …[At noon], we eat.",
      "2: …At noon, we eat. [At noon]")
    try tool.run(tag + ["At noon", "--occurrence", "3"]).refuses("no occurrence 3", "2 times")
    try tool.run(tag + ["At noon", "--occurrence", "0"]).refuses("no occurrence 0", "2 times")
    try tool.run(tag + ["we eat", "--occurrence", "2"]).refuses("no occurrence 2", "once")
    try tool.run(tag + ["At midnight"]).refuses("does not say 'At midnight'")
    try tool.run(tag + ["At midnight", "--occurrence", "1"]).refuses("does not say 'At midnight'")
    try tool.run(tag + [""]).refuses("--quote")
    #expect(try tool.ids("--untagged").count == 2)
  }

  @Test func refusesWhatFitsNothingAndSaysWhatThereIs() throws {
    let tool = try Tool().bellsWithComments()
    let ash = ["tag", "bells", Bells.ash]
    try tool.run("tag", "bells", "X-1", "unclear").refuses("no comment 'X-1'")
    try tool.run("untag", "bells", "X-1", "unclear").refuses("no comment 'X-1'")
    try tool.run("comment", "bells", "X-1").refuses("no comment 'X-1'")
    try tool.run(ash + ["uncler"]).refuses("no tag 'uncler'", "unclear, too-loud")
    try tool.run("comments", "bells", "--tag", "uncler").refuses("unclear, too-loud")
    try tool.run(ash + ["unclear", "--clause", "1.1(e)"]).refuses("1.1(e)", "1.1(a)")
    try tool.run(ash + ["unclear", "--clause", "1.1(d)"]).refuses("1.1(d)", "proposed.md")
    try tool.run("comments", "bells", "--clause", "1.1(e)").refuses("1.1(e)", "1.1(a)")
    try tool.run(ash + ["unclear", "--occurrence", "1"]).refuses("--occurrence", "--quote")
    try tool.run(ash + ["unclear", "--stage", "final"]).refuses("--stage", "--clause")
    #expect(try tool.ids("--untagged").count == 2)
  }

  @Test func saysThatAPassageHasTheTagAlready() throws {
    let tool = try coded()
    try tool.run("tag", "bells", Bells.birch, "unclear", "--quote", "Which noon?")
      .refuses("has that tag already, by tester")
    try tool.run("tag", "bells", Bells.birch, "unclear", "--quote", "Which noon?", "--by", "Ann")
      .succeeds()
  }

  @Test func asksForANameWhereThereIsNone() throws {
    let tool = try Tool().bellsWithComments()
    tool.environment["USER"] = nil
    try tool.run("tag", "bells", Bells.ash, "unclear").refuses("--by NAME")
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "").refuses("--by NAME")
  }

  @Test func takesTagsAway() throws {
    let tool = try coded()
    try tool.run("untag", "bells", Bells.ash, "unclear").refuses("no coding of unclear by tester")
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann", "--clause", "1.1(a)")
      .refuses("no coding of unclear by Ann")
    try tool.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann", "--clause", "§ 1.1(b)")
      .succeeds().prints("Removed 1 coding of unclear from \(Bells.ash)\n")
    try tool.run("untag", "bells", Bells.birch, "unclear", "--quote", "Which noon?").succeeds()
    #expect(try tool.ids("--untagged") == [Bells.ash])
  }

  @Test func bringsTheSameCodingsIntoAFreshCopy() throws {
    let tool = try coded()
    try tool.run("export", "bells", "--to", "codings").succeeds()
      .prints("3 codings in Comments/bells/codings.csv\n")
    let csv = try tool.text("Comments/bells/codings.csv")
    #expect(
      csv.split(separator: "\n")[0]
        == "comment,tag,stage,citation,quote,coder,at,occurrence,version,definition")

    let copy = try Tool().bellsWithComments().file("codings.csv", csv)
    try copy.run("import", "bells", "codings.csv").succeeds()
      .prints("3 read = 3 added + 0 updated + 0 unchanged + 0 rejected + 0 skipped\n")
    let list = ["comments", "bells", "--format", "json"]
    #expect(try copy.run(list).succeeds().text == tool.run(list).succeeds().text)
    try copy.run("export", "bells", "--to", "codings").succeeds()
    #expect(try copy.text("Comments/bells/codings.csv") == csv)
    try copy.run("import", "bells", "codings.csv").succeeds().says("3 unchanged")
  }

  @Test func rejectsCodingsThatFitNothingAndTakesTheOthers() throws {
    let tool = try Tool().bellsWithComments()
    try tool.file(
      "codings.csv",
      """
      comment,tag,stage,citation,quote,coder,at
      X-1,unclear,,,,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),uncler,,,,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),unclear,proposed,1.1(z),,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),unclear,nope,1.1(b),,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),unclear,proposed,1.1(b),At midnight,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),unclear,proposed,1.1(b),At noon,Ann,2021-04-01T12:00:00Z
      \(Bells.ash),unclear,proposed,1.1(b),we eat,Ann,2021-04-01T12:00:00Z

      """)
    let run = try tool.run("import", "bells", "codings.csv", "--format", "json").exits(1)
    let tally = try run.json(Shapes.Import.self)
    #expect(tally.fates == [1, 0, 0, 6, 0])
    #expect(tally.rejected.map(\.row) == [2, 3, 4, 5, 6, 7])
    #expect(try tool.ids("--tag", "unclear") == [Bells.ash])
  }
}
