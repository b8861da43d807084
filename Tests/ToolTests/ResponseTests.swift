// Rulewright. Apache-2.0.

import Testing

/// `respond`, `responses`, and responses as text: written, taken back, carried elsewhere.
@Suite struct ResponseTests {
  @Test func writesTheAnswerIntoTheRecordAndAsText() throws {
    let tool = try Tool().bellsTagged().file("noon.md", Bells.noon)
    let respond = [
      "respond", "bells", "unclear@1.1(b)", "--disposition", "accepted", "--changed", "§ 1.1(b)",
      "--file", "noon.md", "--title", "Noon is unclear", "--by", "Ann",
    ]
    try tool.run(respond).succeeds().prints(
      "Added noon-is-unclear: unclear@1-1-b (proposed) accepted in final, "
        + "as Comments/bells/responses/noon-is-unclear.md\n")
    let text = try tool.text("Comments/bells/responses/noon-is-unclear.md")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.filter { !$0.contains("at: ") } == [
        "---", "title: \"Noon is unclear\"", "issues: [\"unclear@1-1-b\"]", "stage: proposed",
        "answered: final", "disposition: accepted", "changed: [\"1.1(b)\"]", "by: \"Ann\"", "---",
        "", "We now say *which* noon: the clock's.", "", "The sun's noon moves.", "",
      ])
    try tool.run("responses", "bells").succeeds().says(
      "noon-is-unclear  accepted in final  1 comment\n", "    Noon is unclear\n",
      "    unclear@1-1-b (1)\n    changed: 1.1(b)\n", "Unanswered\n    too-loud (1) on proposed\n",
      "1 response, 1 unanswered issue\n")
    try tool.run(respond).succeeds().says("Unchanged: noon-is-unclear")
    #expect(try tool.text("Comments/bells/responses/noon-is-unclear.md") == text)
    try tool.file("noon.md", "We say.\n").run(respond).succeeds().says("Updated noon-is-unclear")
    #expect(try tool.text("Comments/bells/responses/noon-is-unclear.md").contains("\n\nWe say.\n"))
    try tool.run("responses", "bells").says("1 response, ")
  }

  @Test func takesFromFrontMatterWhatIsNotSaidAndLetsOptionsGovern() throws {
    let tool = try Tool().bellsTagged().file("noise.md", Bells.noise)
    try tool.run(
      "respond", "bells", "--file", "noise.md", "--disposition", "not-accepted", "--id", "loud"
    ).succeeds().says("Added loud: too-loud (proposed) not accepted in final")
    let list = try tool.run("responses", "bells", "--format", "json").succeeds()
      .json(ResponseShapes.Matrix.self)
    let response = try #require(list.responses.first)
    #expect(response.title == "Bells are loud")
    #expect(response.disposition == "not accepted")
    #expect(response.changed.map(\.citation) == ["1.1(d)"])
    #expect(response.body == "No bell is louder than 80 dB.\n")
    #expect(list.unanswered.map(\.issue) == ["unclear@1-1-b"])
    // The file among the responses may be worked on in place.
    let home = "Comments/bells/responses/loud.md"
    try tool.file(home, replacing: "80 dB", with: "70 dB")
    try tool.run("respond", "bells", "--file", home).succeeds().says("Updated loud: ")
    try tool.run("responses", "bells", "--format", "json").says("70 dB")
  }

  @Test func namesAResponseByItsHeadingElseByItsTags() throws {
    let tool = try Tool().bellsTagged()
    try tool.file("a.md", "# People ask which noon\n\nThe clock's.\n").file("b.md", "No.\n")
    let noted = ["--disposition", "noted", "--file"]
    try tool.run(["respond", "bells", "unclear@1-1-b"] + noted + ["a.md"]).succeeds()
      .says("Added people-ask-which-noon: ")
    #expect(
      try tool.text("Comments/bells/responses/people-ask-which-noon.md").hasSuffix(
        "---\n\nThe clock's.\n"))
    try tool.run(["respond", "bells", "unclear@1-1-b", "too-loud"] + noted + ["b.md"]).succeeds()
      .says("Added unclear-1-1-b-too-loud: unclear@1-1-b, too-loud (proposed)")
  }

  @Test func refusesWhatFitsNothingAndSaysWhatThereIs() throws {
    let tool = try Tool().bellsTagged().file("a.md", "No.\n").file("empty.md", " \n\n")
    let respond = ["respond", "bells", "--disposition", "noted", "--file", "a.md", "--by", "Ann"]
    try tool.run(respond).refuses("Name the issues", "coverage")
    try tool.run(respond + ["unclear@1-1-c"]).refuses(
      "No coding raises 'unclear@1-1-c'", "near it are unclear@1-1-b")
    try tool.run(respond + ["too-loud@1-1-b"]).refuses("near it are unclear@1-1-b, too-loud")
    try tool.run(respond + ["absurd"]).refuses("No coding raises 'absurd'", "coverage")
    try tool.run(respond + ["@1-1-b"]).refuses("'@1-1-b' is no issue", "overly-broad@")
    try tool.run(respond + ["too-loud", "--stage", "final"]).refuses("on stage 'final'")
    try tool.run(respond + ["too-loud", "--stage", "finl"]).refuses("proposed, final")
    try tool.run(respond + ["too-loud", "--answered", "finl"]).refuses("proposed, final")
    try tool.run(respond + ["too-loud", "--changed", "1.1(e)"]).refuses(
      "No clause '1.1(e)' stands in 'final' or 'proposed'", "near it are 1.1(a)")
    try tool.run(respond + ["too-loud", "--id", "Too Loud"]).refuses("'Too Loud' is no id")
    let bare = ["respond", "bells", "too-loud", "--file"]
    try tool.run(bare + ["a.md"]).refuses("--disposition", "accepted in part")
    try tool.run(bare + ["empty.md", "--disposition", "noted"]).refuses("empty.md says nothing")
    try tool.run(bare + ["none.md", "--disposition", "noted"]).refuses("none.md cannot be read")
    try tool.run(bare + ["a.md", "--disposition", "acepted"]).refuses("did you mean 'accepted'?")
    try tool.run("respond", "bells", "--remove", "noon").refuses("no response 'noon'")
    try tool.file("bad.md", Bells.noise.replacing("stage: proposed", with: "stage: [proposed]"))
      .run("respond", "bells", "--file", "bad.md").refuses("bad.md:4: 'stage' is a list")
    #expect(tool.files(in: "Comments/bells").filter { $0.contains("responses") } == [])
    try tool.run("responses", "bells").succeeds().says("0 responses, 2 unanswered issues")
  }

  @Test func asksForTheStageWhereAnIssueWasRaisedOnSeveral() throws {
    let tool = try Tool().bellsTagged().file("a.md", "No.\n")
    try tool.run(
      "tag", "bells", Bells.birch, "unclear", "--clause", "1.1(b)", "--stage", "final"
    ).succeeds()
    let respond = ["respond", "bells", "unclear@1-1-b", "--disposition", "noted", "--file", "a.md"]
    try tool.run(respond).refuses("several stages", "--stage", "proposed, final")
    try tool.run(respond + ["--stage", "final"]).refuses("No stage comes after 'final'")
    try tool.run(respond + ["--stage", "proposed"]).succeeds()
    try tool.run(
      "tag", "bells", Bells.birch, "too-loud", "--clause", "1.1(d)", "--stage", "final"
    ).succeeds()
    try tool.run(respond + ["too-loud", "too-loud@1-1-d"]).refuses("one by one")
  }

  @Test func writesNeitherWhenTheTextOrTheRecordCannotBeWritten() throws {
    let tool = try Tool().bellsTagged().file("a.md", "No.\n")
    let respond = [
      "respond", "bells", "too-loud", "--disposition", "noted", "--file", "a.md", "--id", "loud",
    ]
    // A file where the folder should be: the text cannot be written.
    try tool.file("Comments/bells/responses", "")
    try tool.run(respond).exits(2)
    try tool.run("responses", "bells").says("0 responses")
    try tool.remove("Comments/bells/responses")
    // A record that another process keeps: the text is put back as it was.
    try tool.run(respond).succeeds()
    let before = try tool.bytes("Comments/bells/responses/loud.md")
    try tool.shell("chmod 000 Comments/bells/record.sqlite").succeeds()
    try tool.file("a.md", "Yes.\n").run(respond).exits(tool.isRoot ? 0 : 2)
    try tool.shell("chmod 600 Comments/bells/record.sqlite").succeeds()
    if !tool.isRoot { #expect(try tool.bytes("Comments/bells/responses/loud.md") == before) }
  }

  @Test func takesAResponseBackFromBoth() throws {
    let tool = try Tool().bellsAnswered()
    try tool.run("respond", "bells", "--remove", "noon-is-unclear").succeeds().prints(
      "Removed noon-is-unclear, and Comments/bells/responses/noon-is-unclear.md\n")
    #expect(tool.files(in: "Comments/bells/responses") == ["bells-are-loud.md"])
    try tool.run("responses", "bells").says("1 response, 1 unanswered issue")
    try tool.run("respond", "bells", "--remove", "noon-is-unclear").refuses(
      "there is bells-are-loud")
    try tool.run("respond", "bells", "too-loud", "--remove", "bells-are-loud", "--file", "noon.md")
      .refuses("--remove")
  }

  @Test func importsResponsesTogetherAndRejectsThoseThatLeadNowhere() throws {
    let tool = try Tool().bellsTagged()
    func response(_ changes: (String, String)...) -> String {
      changes.reduce(Bells.noise) { $0.replacing($1.0, with: $1.1) }
    }
    try tool.file("in/a.md", response()).file("in/b.md", response(("1.1(d)", "1.1(e)")))
    try tool.file("in/c.md", response(("disposition: accepted in part", "disposition: maybe")))
    try tool.file("in/d.md", response(("stage: proposed", "stage: nowhere")))
    let run = try tool.run("import", "bells", "in", "--format", "json").exits(1)
    let tally = try run.json(Shapes.Import.self)
    #expect(tally.files == ["in/a.md", "in/b.md", "in/c.md", "in/d.md"])
    #expect(tally.fates == [1, 0, 0, 3, 0])
    #expect(tally.read == 4)
    #expect(tally.rejected.map(\.row) == [6, 5, 4])
    #expect(tally.rejected[0].reason.contains("near it are 1.1(a)"))
    try tool.run("import", "bells", "in/a.md").succeeds().says("0 updated + 1 unchanged")
    try tool.file("in/a.md", response(("80 dB", "70 dB")))
    try tool.run("import", "bells", "in/a.md").succeeds().says("1 updated + 0 unchanged")
    // Without front matter it is a letter, and nobody can say on what.
    try tool.file("plain.md", "No front matter.\n").run("import", "bells", "plain.md")
      .exits(1).says("plain.md: row 1 rejected: ", "--stage")
    try tool.makeFolder("nothing")
    try tool.run("import", "bells", "nothing").refuses("a folder without a file")
  }

  @Test func makesTheSameRecordOfTheTextInACloneInOneCommand() throws {
    let tool = try Tool().bellsAnswered()
    try tool.run("export", "bells", "--to", "all").succeeds().prints(
      "2 codings in Comments/bells/codings.csv\n2 tags in Drafts/bells/codebook.yml\n"
        + "2 responses in Comments/bells/responses\n")
    let clone = try Tool()
    let mine = try tool.contents(of: "Comments/bells").filter { !$0.key.contains("record.sqlite") }
    for (path, bytes) in mine { try clone.file("Comments/bells/" + path, bytes) }
    for (path, bytes) in try tool.contents(of: "Drafts") { try clone.file("Drafts/" + path, bytes) }
    let first = try clone.run("import", "bells", "--format", "json").succeeds()
      .json(Shapes.Import.self)
    #expect(
      first.files == [
        "from-the-docket.csv", "Comments/bells/codings.csv",
        "Comments/bells/responses/bells-are-loud.md", "Comments/bells/responses/noon-is-unclear.md",
      ])
    #expect(first.fates == [7, 0, 0, 0, 1])
    for verb in [
      ["comments", "bells"], ["responses", "bells"], ["coverage", "bells"],
      ["comment", "bells", Bells.ash],
    ] {
      let shown = try tool.run(verb + ["--format", "json"]).succeeds().text
      try clone.run(verb + ["--format", "json"]).succeeds().prints(shown)
    }
    for path in mine.keys where path.contains("responses/") || path == "codings.csv" {
      try clone.remove("Comments/bells/" + path)
    }
    try clone.run("export", "bells", "--to", "all").succeeds()
    let theirs = try clone.contents(of: "Comments/bells").filter {
      !$0.key.contains("record.sqlite")
    }
    #expect(theirs == mine)
    try clone.run("import", "bells").succeeds().says("0 added + 0 updated + 7 unchanged")
  }

  @Test func leavesTheFileOfAResponseAsSomebodyWroteIt() throws {
    let tool = try Tool().bellsTagged()
    try tool.file("Comments/bells/responses/noise.md", Bells.noise)
    try tool.run("import", "bells", "Comments/bells/responses").succeeds()
    try tool.run("export", "bells", "--to", "responses").succeeds()
      .prints("1 response in Comments/bells/responses\n")
    #expect(try tool.text("Comments/bells/responses/noise.md") == Bells.noise)
    try tool.file("Comments/bells/responses/other.md", Bells.noise)
    try tool.run("export", "bells", "--to", "responses").exits(1)
      .says("Comments/bells/responses/other.md is not in the record")
    #expect(tool.isThere("Comments/bells/responses/other.md"))
  }

  @Test func saysWhenThereIsNothingToImport() throws {
    try Tool().bells().run("import", "bells").refuses("nothing to import in Comments/bells")
  }
}

enum ResponseShapes {
  struct Matrix: Decodable {
    var responses: [Row]
    var unanswered: [Issue]
  }

  struct Row: Decodable {
    var id: String
    var title: String
    var disposition: String
    var stage: String
    var answered: String
    var issues: [Issue]
    var comments: Int
    var changed: [Clause]
    var body: String
  }

  struct Issue: Decodable {
    var issue: String
    var stage: String
    var clause: Nullable<String>
    var comments: [String]
    var texts: Int
  }

  struct Clause: Decodable {
    var citation: String
    var stage: String
  }
}

extension Tool {
  /// Whether permissions mean nothing to who runs the tests.
  var isRoot: Bool { (try? shell("id -u").text) == "0\n" }
}
