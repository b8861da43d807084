// Rulewright. Apache-2.0.

import Testing

/// What the public reads of comments, decided in the terminal and carried as text.
@Suite struct RedactTests {
  private let text = "Comments/bells/redactions.csv"
  private let oak = "BEL-2021-0001-0002"
  private let elm = "BEL-2021-0001-0003"

  private func tool() throws -> Tool {
    let csv =
      Bells.header + Bells.row(2, "Write to ada@example.org. The yield is 93 percent.")
      + Bells.row(3, "Zebras hear it.")
    return try Tool().bells().file("Comments/bells/received/c.csv", csv)
  }

  /// All that the public can read.
  private func site(_ tool: Tool) throws -> String {
    try tool.run("build", "--as-of", "2030-01-01").succeeds()
    return try tool.contents(of: "Site/public").map { String(decoding: $0.1, as: UTF8.self) }
      .joined(separator: "\n")
  }

  @Test func namesTheResponseThatRepeatsWhatIsWithheldWithoutSayingIt() throws {
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    let path = "Comments/bells/responses/noise.md"
    func found() throws -> [Shapes.Diagnostic] {
      let run = try tool.run("check", "bells", "--format", "json")
      #expect(!run.text.contains("ada@") && !run.text.contains("ADA@"))
      return try run.json(Shapes.Check.self).diagnostics.filter {
        $0.id == "WithheldWordsRepeated"
      }
    }
    try tool.file(path, Bells.noise + "\nZoë, ADA@example.org, says that zebras hear it.\n")
    let lines = try tool.text(path).split(separator: "\n", omittingEmptySubsequences: false).count
    let secret = try found()
    #expect(secret.map(\.severity) == ["error"])
    #expect(secret.map(\.file) == [path] && secret.map(\.line) == [lines - 1])
    #expect(secret.map(\.column) == [6])
    #expect(
      secret.map(\.summary)
        == ["A response repeats what is withheld in comment \(oak) as e-mail address"])
    let text = try tool.run("check", "bells").exits(1).text
    #expect(text.contains("WithheldWordsRepeated") && !text.contains("ADA"))
    #expect(try tool.gate().contains { $0.hasPrefix("WithheldWordsRepeated") })
    // A person shows it: then it is nobody's secret.
    try tool.run("redact", "bells", oak, "--show").succeeds()
    #expect(try found().isEmpty)

    try tool.file(path, Bells.noise + "\nThey say that the yield is 93 percent.\n")
    #expect(try found().isEmpty)
    try tool.run("withhold", "bells", oak, "--reason", "business").succeeds()
    #expect(
      try found().map(\.summary) == [
        "A response repeats 5 words in a row of comment \(oak), which is withheld as a whole"
      ])
    try tool.run("release", "bells", oak).succeeds()
    #expect(try found().isEmpty)
  }

  @Test func saysOfACommentThatItIsWithheldAsAWhole() throws {
    struct Row: Decodable {
      struct Withheld: Decodable, Equatable {
        var kind: String
        var reason: String
        var by: String
      }
      var id: String
      var withheld: Withheld?
    }
    struct List: Decodable { var comments: [Row] }
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    try tool.run(
      "withhold", "bells", oak, "--reason", "copyright", "--because", "a poem", "--by", "Ann"
    ).succeeds()
    let rows = try tool.run("comments", "bells", "--format", "json").json(List.self).comments
    #expect(rows.map(\.id) == [oak, elm])
    let withheld = Row.Withheld(kind: "copyrighted material", reason: "a poem", by: "Ann")
    #expect(rows.map(\.withheld) == [withheld, nil])
    try tool.run("comments", "bells").succeeds().says("withheld as a whole: copyrighted material")
    #expect(
      try tool.run("comment", "bells", oak, "--format", "json").json(Row.self).withheld == withheld)
    try tool.run("comment", "bells", oak).succeeds().says(
      "withheld as a whole: copyrighted material\n", "withheld by Ann: a poem\n")
    try tool.run("release", "bells", oak).succeeds()
    #expect(
      try tool.run("comment", "bells", oak, "--format", "json").json(Row.self).withheld == nil)
  }

  @Test func withholdsWhatIsFoundAndHoldsTheGateUntilSomebodyDecides() throws {
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    #expect(try !site(tool).contains("ada@example.org"))
    #expect(try site(tool).contains("Write to [redacted: e-mail address]. The yield"))
    try tool.run("redact", "bells").succeeds().says(
      oak, "e-mail address: “ada@example.org”", "1 place in 1 comment")
    try tool.run("check", "bells", "--final").exits(1).says("UndecidedRedaction")
    struct List: Decodable {
      struct Waiting: Decodable {
        struct Place: Decodable {
          var start: Int
          var end: Int
          var words: String
          var kind: String
          var state: String
        }
        var comment: String
        var proposed: [Place]
      }
      var comments: [Waiting]
    }
    let list = try tool.run("redact", "bells", "--format", "json").json(List.self)
    #expect(list.comments.map(\.comment) == [oak])
    #expect(list.comments[0].proposed.map(\.words) == ["ada@example.org"])
    #expect(list.comments[0].proposed.map(\.state) == ["proposed"])

    try tool.run("redact", "bells", oak, "--show").succeeds().says("is shown: e-mail address")
    #expect(try site(tool).contains("ada@example.org"))
    try tool.run("redact", "bells").succeeds().prints("Nothing waits for a person\n")
    try tool.run("undo", "bells").succeeds().says("Undone: shown \(oak)")
    #expect(try !site(tool).contains("ada@example.org"))
    try tool.run("redact", "bells", oak, "--confirm").succeeds().says("stays withheld")
    let gate = try tool.run("check", "bells", "--final").exits(1).text
    #expect(!gate.contains("UndecidedRedaction") && gate.contains("RedactionsNotInStep"))
    try tool.run("export", "bells", "--to", "redactions").succeeds().says("1 decision in \(text)")
    #expect(try !tool.run("check", "bells", "--final").text.contains("RedactionsNotInStep"))
    try tool.run("history", "bells", oak).succeeds().says("words stay withheld")
    try tool.run("verify", "bells").succeeds()
  }

  @Test func withholdsWordsAndWholeCommentsAsAPersonSays() throws {
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    try tool.run(
      "redact", "bells", oak, "--quote", "93 percent", "--reason", "business"
    ).succeeds().says("“93 percent” is withheld: confidential business information")
    #expect(try !site(tool).contains("93 percent"))
    try tool.run("redact", "bells", oak).succeeds().says(
      "e-mail address: “ada@example.org”, proposed", "“93 percent”, added by tester")
    try tool.run("redact", "bells", oak, "--show", "--quote", "93 percent").succeeds()
    #expect(try site(tool).contains("93 percent"))
    try tool.run(
      "withhold", "bells", elm, "--reason", "copyright", "--because", "a canary book"
    ).succeeds().says("\(elm) is withheld: copyrighted material")
    let withheld = try site(tool)
    #expect(!withheld.contains("Zebras hear") && !withheld.contains("canary"))
    #expect(withheld.contains(elm) && withheld.contains("copyrighted material"))
    try tool.run("release", "bells", elm).succeeds()
    #expect(try site(tool).contains("Zebras hear"))
    try tool.run("verify", "bells").succeeds()
  }

  @Test func refusesWhatFitsNothing() throws {
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    try tool.run("redact", "bells", "X-1", "--confirm").refuses("There is no comment 'X-1'")
    try tool.run("redact", "bells", oak, "--quote", "no such words", "--reason", "other").refuses(
      "does not say 'no such words'")
    try tool.run("redact", "bells", elm, "--confirm").refuses("Nothing is proposed there")
    try tool.run("redact", "bells", elm, "--show").refuses("Nothing is withheld there")
    try tool.run("release", "bells", elm, "1").refuses("has no attachment 1")
    try tool.run("release", "bells", elm).refuses("Nobody withheld")
    #expect(try tool.run("redact", "bells", oak, "--quote", "ada").code != 0)
    #expect(try tool.run("redact", "bells", oak, "--quote", "ada", "--reason", "so").code != 0)
  }

  @Test func carriesDecisionsIntoAClone() throws {
    let tool = try tool()
    try tool.run("import", "bells").succeeds()
    try tool.run("redact", "bells", oak, "--quote", "93 percent", "--reason", "business")
      .succeeds()
    try tool.run("redact", "bells", oak, "--show", "--quote", "ada@example.org").succeeds()
    try tool.run("withhold", "bells", elm, "--reason", "copyright").succeeds()
    try tool.run("export", "bells", "--to", "all").succeeds().says("3 decisions in \(text)")
    let csv = try tool.text(text)
    let clone = try self.tool().file(text, csv)
    try clone.run("import", "bells").succeeds().says("5 added")
    let data = "Site/public/bells/data/comments.csv"
    #expect(try site(clone).contains("93 percent") == false)
    _ = try site(tool)
    #expect(try clone.text(data) == tool.text(data))
    try clone.run("import", "bells").succeeds().says("0 added + 0 updated")
    try clone.run("export", "bells", "--to", "redactions").succeeds()
    #expect(try clone.text(text) == csv)
    // What was taken back is old, and what somebody wrote by hand is news.
    try clone.run("release", "bells", elm).succeeds()
    try clone.run("import", "bells", text).succeeds().says("3 unchanged")
    #expect(try site(clone).contains("Zebras hear"))
    try clone.file(text, csv + "\(elm),,,0,6,Zebras,added,other,,Ann,2021-05-01T10:00:00Z\n")
    try clone.run("export", "bells", "--to", "redactions").exits(1)
      .says("says what the record never said")
    try clone.run("import", "bells", text).succeeds().says("1 added")
    #expect(try site(clone).contains("[redacted] hear it."))
    try clone.run("verify", "bells").succeeds()
  }
}
