// Rulewright. Apache-2.0.

import TestSupport
import Testing

@Suite struct ImportTests {
  @Test func saysTheFateOfEveryRowAndAddsThemUp() throws {
    let tool = try Tool().bells().file("first.csv", Bells.comments)
    try tool.run("import", "bells", "first.csv").succeeds().prints(
      """
      first.csv: row 2 skipped: a Proposed Rule, not a comment
      4 read = 3 added + 0 updated + 0 unchanged + 0 rejected + 1 skipped

      """)
    try tool.file(
      "second.csv",
      Bells.header + Bells.row(2, organization: "Ringers' Guild", name: "Ash", "Changed words.")
        + Bells.row(3, on: "2021-04-02", name: "Birch", "Which noon? The sun's, or the clock's?")
        + Bells.row(5, "New.") + Bells.row(6, docket: "BEL-1999-0001", "Of no stage.")
        + "BEL-2021-0001-0007,too,few\n" + Bells.row(8, "Maybe.", withdrawn: "perhaps"))
    let run = try tool.run("import", "bells", "second.csv", "--format", "json").exits(1)
    let tally = try run.json(Shapes.Import.self)
    #expect(tally.files == ["second.csv"])
    #expect(tally.fates == [1, 1, 1, 3, 0])
    #expect(tally.read == tally.fates.reduce(0, +))
    #expect(tally.rejected.map(\.row) == [5, 6, 7])
    #expect(tally.rejected.allSatisfy { $0.file == "second.csv" && !$0.reason.isEmpty })
    try tool.run("import", "bells", "second.csv").exits(1)
      .says(
        "second.csv: row 5 rejected: ", "6 read = 0 added + 0 updated + 3 unchanged + 3 rejected")
  }

  @Test func changesNothingTheSecondTime() throws {
    let tool = try Tool().bellsWithComments()
    let before = try tool.run("comments", "bells", "--format", "json").text
    let again = try tool.run("import", "bells", "from-the-docket.csv", "--format", "json")
      .succeeds()
    #expect(try again.json(Shapes.Import.self).fates == [0, 0, 3, 0, 1])
    try tool.run("comments", "bells", "--format", "json").prints(before)
    #expect(tool.files(in: "Comments/bells/received").count == 1)
  }

  @Test func takesNothingOfAFileWhoseQuoteNeverCloses() throws {
    let tool = try Tool().bells()
    try tool.file("cut.csv", Bells.comments + "BEL-2021-0001-0009,\"open")
    try tool.run("import", "bells", "cut.csv").refuses("cut.csv: The quote that opens on line 6")
    try tool.run("comments", "bells").succeeds().prints("0 comments\n")
    #expect(tool.files(in: "Comments/bells/received") == [], "nothing of it was taken")
  }

  @Test func saysWhichFilesLandedBeforeOneThatCannot() throws {
    let tool = try Tool().bells().file("good.csv", Bells.comments)
    try tool.file("cut.csv", Bells.header + "BEL-2021-0001-0009,\"open")
    let run = try tool.run("import", "bells", "good.csv", "cut.csv").exits(2)
    #expect(run.complaint.contains("cut.csv: The quote that opens"))
    #expect(run.complaint.contains("good.csv was imported before it"))
    try tool.run("comments", "bells").succeeds().says("3 comments")
  }

  @Test(arguments: [
    ("letter.csv", "Dear Office,\n", "'Dear Office'"), ("empty.csv", "", "the file is empty"),
    ("other.csv", "Id;Text\n1;2\n", "'Id', 'Text'"),
    ("tabs.tsv", "Id\tText\n", "'Id', 'Text'"),
    ("wide.csv", "\u{FEFF}Document ID,Text\n", "'Document ID', 'Text'"),
  ])
  func saysWhatItSawOfAFileOfNoKnownKind(_ name: String, _ text: String, _ seen: String) throws {
    let tool = try Tool().bells().file(name, text)
    try tool.file("good.csv", Bells.comments)
    try tool.run("import", "bells", "good.csv", name).refuses(name, seen, "Document ID")
    #expect(tool.files(in: "Comments") == [], "every file is looked at before the first is taken")
  }

  @Test func keepsWhatWasReceivedByteForByte() throws {
    let tool = try Tool().bells()
    let windows = "\u{FEFF}" + Bells.comments.split(separator: "\n").joined(separator: "\r\n")
    try tool.file("a/comments.csv", windows).file(
      "b/comments.csv", Bells.header + Bells.row(5, "New."))
    try tool.run("import", "bells", "a/comments.csv").succeeds()
    try tool.run("import", "bells", "b/comments.csv").succeeds()
    try tool.run("import", "bells", "b/comments.csv").succeeds()
    let kept = tool.files(in: "Comments/bells/received")
    #expect(kept.count == 2)
    let bytes = try kept.map { try tool.bytes("Comments/bells/received/" + $0) }
    #expect(bytes.contains(Array(windows.utf8)))
    #expect(try bytes.contains(tool.bytes("b/comments.csv")))
    // Each lies there under its hash; the list beside says what it was called.
    let list = try tool.bytes("Comments/bells/received.txt").split(separator: 0x0A)
    #expect(list.map { $0.dropFirst(66).elementsEqual("comments.csv".utf8) } == [true, true])
    for (name, line) in zip(kept.sorted(), list.sorted { $0.lexicographicallyPrecedes($1) }) {
      #expect(name.utf8.elementsEqual(line.prefix(64) + Array(".csv".utf8)))
    }
  }

  @Test func listsWhatCameOnceUnderEachNameThatItHad() throws {
    let tool = try Tool().bells()
    let letter = "From: a@mail.example\nMessage-ID: <1@mail.example>\nSubject: Bells\n\nNo bells.\n"
    for folder in ["a", "b"] {
      try tool.file("more/\(folder)/letter.eml", letter)
        .file("more/\(folder)/comments.csv", Bells.comments)
    }
    func names() throws -> [String] {
      try tool.text("Comments/bells/received.txt").split(separator: "\n")
        .map { String($0.dropFirst(66)) }.sorted()
    }
    // Whether it comes twice in one import, in the next, or as a letter among letters.
    for _ in 0..<2 {
      try tool.run("import", "bells", "more", "--stage", "proposed").succeeds()
      #expect(try names() == ["comments.csv", "letter.eml"])
    }
    try tool.file("again.csv", Bells.comments).run("import", "bells", "again.csv").succeeds()
    #expect(try names() == ["again.csv", "comments.csv", "letter.eml"])
    try tool.run("import", "bells", "more/a/comments.csv").succeeds()
    #expect(try names().count == 3)
    #expect(tool.files(in: "Comments/bells/received").count == 2)
  }

  @Test func importsWhatLiesAmongTheReceivedAlready() throws {
    let tool = try Tool().bells().file("Comments/bells/received/c.csv", Bells.comments)
    try tool.run("import", "bells", "Comments/bells/received/c.csv").succeeds()
    #expect(tool.files(in: "Comments/bells/received") == ["c.csv"])
  }

  @Test func refusesAPipeThatIsNamedAsAFile() throws {
    let tool = try Tool().bells().file("c.csv", Bells.comments)
    let run = try tool.shell(#""$RULEWRIGHT" import bells <(cat c.csv)"#)
    run.refuses("cannot be read", "save it as a file first", "import DOCKET - --name")
    #expect(tool.files(in: "Comments") == [])
  }

  @Test func filesCommentsUnderTheStageWhoseDocketTheyName() throws {
    let tool = try Tool().bells()
    try tool.file(
      "c.csv",
      Bells.header + Bells.row(2, "On the proposal.")
        + Bells.row(2, docket: "BEL-2021-0002", "On the final rule."))
    try tool.run("import", "bells", "c.csv").succeeds()
    #expect(try tool.ids("--stage", "proposed") == ["BEL-2021-0001-0002"])
    #expect(try tool.ids("--stage", "final") == ["BEL-2021-0002-0002"])
    try tool.file("d.csv", Bells.header + Bells.row(3, docket: "ELSEWHERE", "Of another docket."))
    try tool.run("import", "bells", "d.csv").exits(1).says(
      "no stage takes comments of docket 'ELSEWHERE'")
    try tool.run("import", "bells", "d.csv", "--stage", "final").succeeds()
    #expect(try tool.ids("--stage", "final") == ["BEL-2021-0002-0002", "ELSEWHERE-0003"])
  }

  @Test func saysThatANameIsNotUTF8() throws {
    let tool = try Tool().bells()
    try tool.file("c.csv", Bells.comments)
    let run = try tool.shell(#"mv c.csv $'c\xe9.csv' && "$RULEWRIGHT" import bells $'c\xe9.csv'"#)
    run.refuses("cannot be read", "name is not UTF-8")
  }

  @Test(.enabled(if: SharedData.has("comments/regulations-gov-bulk.csv")))
  func takesARealBulkDownloadWhole() throws {
    let tool = try Tool()
    try tool.run("new", "bulk").succeeds()
    let bytes = try #require(SharedData.bytes("comments/regulations-gov-bulk.csv"))
    try tool.file("bulk.csv", bytes)
    for fates in [[982, 0, 0, 0, 1], [0, 0, 982, 0, 1]] {
      let run = try tool.run("import", "bulk", "bulk.csv", "--format", "json").succeeds()
      let tally = try run.json(Shapes.Import.self)
      #expect(tally.read == 983)
      #expect(tally.fates == fates)
    }
    let kept = try #require(tool.files(in: "Comments/bulk/received").first)
    #expect(try tool.bytes("Comments/bulk/received/" + kept) == bytes)
    try tool.run("build", "--as-of", "2026-01-01").succeeds()
    #expect(tool.files(in: "Site/public/bulk/comments").count > 982)
    try tool.run("build", "--as-of", "2026-01-01").succeeds().says(": 0 written, 0 removed")
  }
}

extension Tool {
  /// The numbers of the comments that some filters let through.
  func ids(_ filters: String..., docket: String = "bells") throws -> [String] {
    let run = try run(Tool.binary, ["comments", docket, "--format", "json"] + filters).succeeds()
    return try run.json(Shapes.Comments.self).comments.map(\.id)
  }
}
