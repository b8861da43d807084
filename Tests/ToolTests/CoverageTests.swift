// Rulewright. Apache-2.0.

import Testing

/// `coverage`, `check --final`, and what a commenter is told of what came of a comment.
@Suite struct CoverageTests {
  @Test func opensTheGateOnceEverythingIsAccountedFor() throws {
    let tool = try Tool().bellsWithComments()
    #expect(
      try tool.gate() == [
        "UntaggedComment: Comment \(Bells.ash) on 'proposed' has no coding",
        "UntaggedComment: Comment \(Bells.birch) on 'proposed' has no coding",
        "LateWithoutTreatment: Stage 'proposed' does not say how its 1 late comment is treated",
        "UnexplainedChange: 1.1(b) was revised in 'final', and nothing says why",
        "UnexplainedChange: 1.1(d) was added in 'final', and nothing says why",
      ])
    let tagged = try Tool().bellsTagged()
    #expect(
      try tagged.gate() == [
        "UnansweredIssue: No response answers 'unclear@1-1-b' on 'proposed'",
        "UnansweredIssue: No response answers 'too-loud' on 'proposed'",
        "UnexplainedChange: 1.1(b) was revised in 'final', and nothing says why",
        "UnexplainedChange: 1.1(d) was added in 'final', and nothing says why",
      ])
    let answered = try Tool().bellsAnswered()
    #expect(try answered.gate() == [])
    try answered.run("check", "bells", "--final").succeeds().prints("Nothing wrong in bells\n")
    try answered.run("check", "--final").succeeds().prints("Nothing wrong in bells\n")
  }

  @Test func pointsAtTheClauseAndAtTheStage() throws {
    let tool = try Tool().bellsWithComments()
    let found = try tool.run("check", "bells", "--final", "--format", "json").exits(1)
      .json(Shapes.Check.self).diagnostics
    let change = try #require(found.first { $0.id == "UnexplainedChange" })
    #expect(change.file == "Drafts/bells/2021-09-01-final.md")
    #expect((change.line, change.column) == (13, 5))
    let late = try #require(found.first { $0.id == "LateWithoutTreatment" })
    #expect((late.file, late.line) == ("Drafts/bells/docket.yml", 11))
    #expect(found.allSatisfy { !$0.solutions.isEmpty })
    try tool.run("check", "bells").succeeds()
  }

  @Test func closesTheGateWhicheverPieceIsTakenAway() throws {
    let whole = try Tool().bellsAnswered()
    try whole.run("respond", "bells", "--remove", "bells-are-loud").succeeds()
    #expect(
      try whole.gate() == [
        "UnansweredIssue: No response answers 'too-loud' on 'proposed'",
        "UnexplainedChange: 1.1(d) was added in 'final', and nothing says why",
      ])
    // A reason explains the change and answers nobody.
    try whole.file(
      "Drafts/bells/docket.yml",
      whole.text("Drafts/bells/docket.yml")
        + "    reasons:\n      - { changed: [\"1.1(d)\"], reason: \"It was overlooked.\" }\n")
    #expect(try whole.gate() == ["UnansweredIssue: No response answers 'too-loud' on 'proposed'"])
    let untagged = try Tool().bellsAnswered()
    try untagged.run("untag", "bells", Bells.ash, "unclear", "--by", "Ann").succeeds()
    #expect(
      try untagged.gate() == [
        "UntaggedComment: Comment \(Bells.ash) on 'proposed' has no coding",
        "ResponseUnsound: The response 'noon-is-unclear' cannot stand: "
          + "no coding raises 'unclear@1-1-b'",
        "CodingsNotInStep: 1 coding of Comments/bells/codings.csv is not in the record",
      ])
  }

  @Test func holdsResponsesAgainstTheTextOfToday() throws {
    let tool = try Tool().bellsAnswered()
    let draft = "Drafts/bells/2021-09-01-final.md"
    try tool.file(draft, replacing: "at noon and at six", with: "at noon")
    let found = try tool.run("check", "bells", "--final", "--format", "json").exits(1)
      .json(Shapes.Check.self).diagnostics
    #expect(found.map(\.id) == ["ResponseUnsound"])
    #expect(found[0].summary.contains("1.1(b) did not change"))
    #expect(found[0].file == "Comments/bells/responses/noon-is-unclear.md")
    #expect(found[0].line == 7)
  }

  @Test func listsWhatIsLeftInTheOrderOfTheWorkAndExitsClean() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("coverage", "bells").succeeds().prints(
      """
      proposed: 3 comments, 0 tagged, 2 untagged, 1 late, 1 withdrawn
      final: 0 comments, 0 tagged, 0 untagged, 0 late, 0 withdrawn
      0 codings, of which 0 stand
      2 changes, of which 0 explained

      Comments without a coding (2)
          \(Bells.ash) on proposed
          \(Bells.birch) on proposed, late

      Stages that do not say how late comments are treated (1)
          proposed: \(Bells.birch)

      Changes that nothing explains (2)
          1.1(b): revised in final
          1.1(d): added in final

      Not everything is accounted for

      """)
    let done = try Tool().bellsAnswered()
    try done.run("coverage", "bells").succeeds().says(
      "2 codings, of which 2 stand\n2 changes, of which 2 explained\n",
      "Issues with a response (2)",
      "unclear@1-1-b on proposed: 1 comment, 1 text: accepted [noon-is-unclear]",
      "Everything is accounted for")
  }

  @Test func givesEveryFieldOfACoverage() throws {
    let tool = try Tool().bellsAnswered()
    let coverage = try tool.run("coverage", "bells", "--format", "json").succeeds()
      .json(CoverageShape.self)
    #expect(coverage.docket == "bells" && coverage.complete)
    #expect(coverage.stages.map(\.tagged) == [2, 0])
    #expect(coverage.codings.map(\.clauseStands.value) == ["exact", nil])
    #expect(coverage.codings.map(\.quoteStands.value) == [true, nil])
    #expect(coverage.codings.map(\.issue) == ["unclear@1-1-b", "too-loud"])
    #expect(coverage.issues.map(\.clause.value) == ["1.1(b)", nil])
    #expect(coverage.changes.map(\.ops) == [["revised"], ["added"]])
    #expect(
      coverage.changes.map { $0.by.map(\.response) } == [["noon-is-unclear"], ["bells-are-loud"]])
    #expect(coverage.untagged.isEmpty && coverage.late.isEmpty && coverage.unsound.isEmpty)
    #expect(coverage.unanswered.isEmpty && coverage.unexplained.isEmpty)
  }

  @Test func tellsACommenterWhatCameOfIt() throws {
    let tool = try Tool().bellsTagged()
    try tool.run("comment", "bells", Bells.ash).succeeds().says("unclear@1-1-b: no response yet")
    let answered = try Tool().bellsAnswered()
    try answered.run("comment", "bells", Bells.ash).succeeds().says(
      "unclear at 1.1(b) (proposed), by Ann: “At noon, we eat”\n"
        + "    in final: edited, 1.1(b), 80 % the same\n"
        + "    unclear@1-1-b: accepted in final: Noon is unclear [noon-is-unclear]\n"
        + "        1.1(b): revised\n")
    let fate = try answered.run("comment", "bells", Bells.birch, "--format", "json").succeeds()
      .json(FateShapes.Comment.self)
    #expect(fate.codings[0].fate.issue == "too-loud")
    #expect(fate.codings[0].fate.responses.map(\.disposition) == ["accepted in part"])
    #expect(fate.codings[0].fate.responses[0].changed.map(\.ops) == [["added"]])
  }

  @Test func checksResponsesAndReasonsAsText() throws {
    let tool = try Tool().bellsAnswered()
    func found() throws -> [String] {
      try tool.run("check", "bells", "--format", "json").json(Shapes.Check.self).diagnostics
        .map { "\($0.severity) \($0.id) \($0.file):\($0.line)" }
    }
    let path = "Comments/bells/responses/bells-are-loud.md"
    let text = try tool.text(path)
    #expect(try found() == [])
    for (words, others, expected) in [
      ("accepted in part", "partly", "error UnknownDisposition \(path):6"),
      ("1.1(d)", "1.1(e)", "error UnknownCitation \(path):7"),
      ("stage: proposed", "stage: nowhere", "error UnknownStage \(path):4"),
      ("answered: final", "answered: nowhere", "error UnknownStage \(path):5"),
      ("too-loud", "too-laud", "warning UnknownIssue \(path):3"),
      ("too-loud", "too-loud@9-9", "warning UnknownIssue \(path):3"),
      ("---", "", "error NoFrontMatter \(path):1"),
    ] {
      try tool.file(path, text).file(path, replacing: words, with: others)
      #expect(try found() == [expected])
    }
    try tool.file(path, text)
    let docket = try tool.text("Drafts/bells/docket.yml")
    for (citation, id) in [("1.1(e)", "UnknownCitation"), ("1.1(a)", "UnchangedCitation")] {
      try tool.file(
        "Drafts/bells/docket.yml",
        docket + "    reasons:\n      - { changed: [\"\(citation)\"], reason: \"So.\" }\n")
      #expect(try found() == ["warning \(id) Drafts/bells/docket.yml:18"])
      try tool.run("check", "bells").succeeds()
    }
  }

  @Test func saysWhereTheRecordAndTheTextDiffer() throws {
    let tool = try Tool().bellsAnswered()
    let path = "Comments/bells/responses/bells-are-loud.md"
    func found() throws -> [String] {
      let run = try tool.run("check", "bells", "--final", "--format", "json")
      let found = try run.json(Shapes.Check.self).diagnostics
      run.exits(found.isEmpty ? 0 : 1)
      return found.map { "\($0.id): \($0.summary)" }
    }
    try tool.file(path, replacing: "80 dB", with: "70 dB")
    #expect(try found() == ["ResponseNotInStep: The text differs from the record's response"])
    try tool.remove(path)
    #expect(
      try found() == [
        "ResponseNotInStep: The record's response 'bells-are-loud' is not there as text"
      ])
    try tool.run("export", "bells", "--to", "responses").succeeds()
    #expect(try found() == [])
    try tool.file("Comments/bells/responses/more.md", Bells.noise)
    #expect(try found() == ["ResponseNotInStep: The record has no such response"])
  }

  @Test func passesADocketOnWhichNobodyCommented() throws {
    let tool = try Tool().bells()
    try tool.file(
      "Drafts/bells/docket.yml",
      tool.text("Drafts/bells/docket.yml")
        + "    reasons:\n      - { changed: [\"1.1\"], reason: \"Everything is better now.\" }\n")
    #expect(try tool.gate() == [])
    try tool.run("coverage", "bells").succeeds().says("Everything is accounted for")
    // What was received and is in no record cannot be judged.
    try tool.file("Comments/bells/received/a.csv", Bells.comments)
    try tool.run("check", "bells", "--final").refuses("has no record yet")
    try tool.run("check", "bells").succeeds()
  }
}

struct CoverageShape: Decodable {
  struct Stage: Decodable {
    var id: String
    var comments: Int
    var tagged: Int
    var untagged: Int
    var late: Int
    var withdrawn: Int
  }

  struct Coding: Decodable {
    var comment: String
    var tag: String
    var coder: String
    var stage: Nullable<String>
    var clause: Nullable<String>
    var clauseStands: Nullable<String>
    var quoteStands: Nullable<Bool>
    var stands: Bool
    var issue: String
  }

  struct Ref: Decodable {
    var id: String
    var stage: String
  }

  struct Late: Decodable {
    var stage: String
    var comments: [String]
  }

  struct Unsound: Decodable {
    var id: String
    var faults: [String]
  }

  struct Change: Decodable {
    struct Reason: Decodable {
      var response: String?
      var reason: String?
    }

    var stage: String
    var clause: String
    var ops: [String]
    var inside: Int
    var by: [Reason]
  }

  var docket: String
  var complete: Bool
  var stages: [Stage]
  var untagged: [Ref]
  var codings: [Coding]
  var late: [Late]
  var issues: [ResponseShapes.Issue]
  var unanswered: [ResponseShapes.Issue]
  var unsound: [Unsound]
  var changes: [Change]
  var unexplained: [Change]
}
