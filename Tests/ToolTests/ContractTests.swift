// Rulewright. Apache-2.0.

import Foundation
import Testing

/// What every verb promises of its exit code and of what it says when it cannot do the work.
@Suite struct ContractTests {
  @Test(arguments: [
    ["check"], ["check", "bells"], ["clauses", "bells:proposed"],
    ["redline", "bells:proposed", "bells:final"],
    ["import", "bells", "from-the-docket.csv"], ["comments", "bells"],
    ["comment", "bells", Bells.ash],
    ["export", "bells", "--to", "codings"], ["import", "bells"], ["coverage", "bells"],
    ["responses", "bells"], ["build", "--as-of", "2021-10-01"],
    ["deadline", "--published", "2021-10-21", "--days", "45"],
    ["tag", "bells", Bells.birch, "unclear"],
  ])
  func exitsCleanAndSilentOnStandardErrorWhenAllIsWell(_ arguments: [String]) throws {
    let tool = try Tool().bellsWithComments()
    #expect(try !tool.run(arguments).succeeds().text.isEmpty)
  }

  static let verbs = [
    "init", "new", "check", "clauses", "redline", "deadline", "import", "comments", "comment",
    "tag", "untag", "coverage", "respond", "responses", "export", "build", "serve",
  ]

  @Test(arguments: verbs)
  func explainsEveryVerb(_ verb: String) throws {
    let tool = try Tool()
    let help = try tool.run(verb, "--help").succeeds().says(
      "OVERVIEW: ", "USAGE: rulewright \(verb)")
    let overview = help.text.split(separator: "\n")[0]
    #expect(overview.last != ".")
    try tool.run("help", verb).succeeds().prints(help.text)
    try tool.run("--help").succeeds().says("  \(verb) ")
  }

  @Test func saysItsVersion() throws {
    try Tool().run("--version").succeeds().prints("0.1.0\n")
  }

  @Test(arguments: [
    ["chek"], ["imprt", "bells"], ["check", "--frmat", "json"], ["check", "--format", "xml"],
    ["new"], ["import"], ["tag", "bells"], ["respond", "bells"], ["redline", "bells:proposed"],
    ["deadline", "--days", "45"], ["deadline", "--published", "2021-10-21"],
    ["comments", "bells", "--limit", "-1"], ["comments", "bells", "--offset=-1"],
    ["export", "bells", "--to", "word"], ["serve", "--port", "70000"], ["serve", "--port", "http"],
    ["build", "--as-of", "tomorrow"], ["clauses", "bells:proposed", "--numbering", "roman"],
  ])
  func refusesWhatWasMistyped(_ arguments: [String]) throws {
    let tool = try Tool().bells()
    try tool.run(arguments).refuses("Error: ", "--help")
  }

  @Test func saysThatWhatItPrintedWasNotWritten() throws {
    let tool = try Tool().bells()
    for arguments in ["check", "clauses bells:final --format json", "--help"] {
      try tool.shell("\"$RULEWRIGHT\" \(arguments) > /dev/full").refuses("No space left on device")
    }
  }

  @Test func asksForTheStageOfADocket() throws {
    let tool = try Tool().bells()
    try tool.run("clauses", "bells").refuses("'bells' is a docket", "bells:proposed, bells:final")
    try tool.run("redline", "bells", "final").refuses("'bells' is a docket")
  }

  @Test func suggestsTheVerbThatWasMeant() throws {
    try Tool().run("help", "chek").refuses("'chek'", "'check'")
    try Tool().run("chek").refuses("'chek'", "'check'")
    try Tool().run("comment-s").refuses("'comments'")
  }

  @Test(arguments: [
    "2021-02-30", "21-10-2021", "October 21", "0000-00-00", "2021-1-1", "٢٠٢١-١٠-٢١",
  ])
  func saysHowADayIsWritten(_ day: String) throws {
    try Tool().run("deadline", "--published", day, "--days", "45").refuses(day, "2021-10-21")
  }

  @Test(arguments: ["0", "-4", "3651", "99999999999999"])
  func saysHowManyDaysCanBeCounted(_ days: String) throws {
    try Tool().run("deadline", "--published", "2021-10-21", "--days", days)
      .refuses(days, "1 to 3650")
  }

  @Test(arguments: [
    ["check", "nope"], ["clauses", "nope:proposed"], ["redline", "nope:a", "nope:b"],
    ["import", "nope", "from-the-docket.csv"], ["comments", "nope"], ["comment", "nope", "X"],
    ["tag", "nope", "X", "unclear"], ["untag", "nope", "X", "unclear"],
    ["export", "nope", "--to", "codings"],
  ])
  func namesTheDocketsThatThereAre(_ arguments: [String]) throws {
    try Tool().bellsWithComments().run(arguments).refuses("'nope'", "bells")
  }

  @Test(arguments: [
    ["check"], ["new", "x"], ["import", "x", "y"], ["comments", "x"], ["build"], ["serve"],
    ["clauses", "bells:proposed"],
  ])
  func saysHowToMakeAWorkspaceWhereThereIsNone(_ arguments: [String]) throws {
    let tool = try Tool()
    try tool.remove("Drafts")
    try tool.run(arguments).refuses("Drafts", "rulewright init")
  }

  @Test(arguments: [
    ["comments", "bells"], ["comment", "bells", "X"], ["tag", "bells", "X", "unclear"],
    ["untag", "bells", "X", "unclear"], ["export", "bells", "--to", "codings"],
  ])
  func saysThatCommentsAreImportedFirst(_ arguments: [String]) throws {
    let tool = try Tool().bells()
    try tool.run(arguments).refuses("'bells' has no record yet", "rulewright import bells")
    #expect(!tool.isThere("Comments/bells/record.sqlite"))
  }

  @Test func namesTheStagesThatThereAre() throws {
    let tool = try Tool().bellsWithComments()
    for arguments in [
      ["clauses", "bells:nope"], ["redline", "bells:proposed", "bells:nope"],
      ["import", "bells", "from-the-docket.csv", "--stage", "nope"],
      ["comments", "bells", "--stage", "nope"],
      ["tag", "bells", Bells.ash, "unclear", "--clause", "1.1(b)", "--stage", "nope"],
    ] {
      try tool.run(arguments).refuses("'nope'", "proposed, final")
    }
  }

  @Test func saysOfAFileWhyItCannotBeRead() throws {
    let tool = try Tool().bells()
    for verb in [["clauses"], ["redline", "bells:proposed"], ["import", "bells"]] {
      try tool.run(verb + ["nope.md"]).refuses("nope.md cannot be read", "No such file")
      try tool.run(verb + ["Drafts"]).refuses("Drafts cannot be read: it is a folder")
    }
    #expect(tool.files(in: "Comments") == [])
  }

  @Test func saysThatARecordIsNoDatabase() throws {
    let tool = try Tool().bells()
    try tool.file("Comments/bells/record.sqlite", String(repeating: "not a database. ", count: 99))
    try tool.file("c.csv", Bells.comments)
    for arguments in [
      ["comments", "bells"], ["import", "bells", "c.csv"], ["build", "--as-of", "2021-10-01"],
      ["tag", "bells", Bells.ash, "unclear"],
    ] {
      try tool.run(arguments).refuses("record.sqlite is not a record")
    }
    #expect(tool.files(in: "Site") == [])
  }

  @Test func saysThatItsFoldersCannotBeWritten() throws {
    let tool = try Tool().bells().file("Comments/bells", "a file where a folder belongs")
    try tool.file("c.csv", Bells.comments)
    try tool.run("import", "bells", "c.csv").refuses("Comments/bells", "cannot be written")
    let other = try Tool().bells().file("Site/public", "a file where a folder belongs")
    try other.run("build").refuses("Site/public", "cannot be written")
  }

  @Test func worksFromASubfolderAndFromElsewhere() throws {
    let tool = try Tool().bells()
    let clean = "Nothing wrong in bells\n"
    try tool.run("check", in: "Drafts/bells").succeeds().prints(clean)
    let elsewhere = try Tool()
    try elsewhere.run("check", "--workspace", tool.folder.path).succeeds().prints(clean)
    try elsewhere.run("check", "--workspace=\(tool.folder.path)/").succeeds().prints(clean)
    try elsewhere.run("check", "--workspace", tool.folder.path + "/Drafts").refuses("Drafts")
    try tool.run("clauses", "draft.md", in: "Drafts").refuses("draft.md cannot be read")
    try tool.run("clauses", "2021-03-01-proposed.md", in: "Drafts/bells").succeeds()
  }

  @Test func escapesWhatWouldCommandATerminal() throws {
    let tool = try Tool().bells()
    try tool.file("c.csv", Bells.header + Bells.row(2, "\u{1B}]0;x\u{7}twice \u{202E}twice"))
    try tool.run("import", "bells", "c.csv").succeeds()
    let once = try tool.run("tag", "bells", Bells.ash, "unclear", "--quote", "twice")
    once.refuses("<U+1B>]0;x<U+7>", "<U+202E>")
    try tool.run("comments", "bells", "--tag", "\u{1B}[31m").refuses("<U+1B>[31m")
    try tool.draft("## § 1.1 \u{1B}[2J\n\n(a) \u{9B}1m\n")
    for arguments in [
      ["clauses", "one:working"], ["redline", "bells:final", "one:working"], ["check"],
    ] {
      #expect(
        try !tool.run(arguments).text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" })
    }
  }

  @Test func endsQuietlyWhenItsReaderDoes() throws {
    let tool = try Tool().bellsWithComments()
    let long = String(repeating: "(a) Words.\n\n", count: 20_000)
    try tool.file("long.md", "## § 1.1 Long\n\n" + long)
    let run = try tool.shell(#""$RULEWRIGHT" clauses long.md | head -n 1"#)
    run.succeeds().says("1.1  Long")
  }
}

extension Tool {
  /// Runs the program with a list of arguments.
  func run(_ arguments: [String]) throws -> Run {
    try run(Tool.binary, arguments)
  }
}
