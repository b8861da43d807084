// Rulewright. Apache-2.0.

import Foundation
import Testing

/// Imports that keep no copy of what came, and those that come through a pipe.
@Suite struct UncopiedImportTests {
  private struct Verified: Decodable {
    struct File: Decodable, Equatable {
      var name: String
      var sha256: String
      var size: Int
    }
    struct Row: Decodable {
      var problems: [String]
      var notKept: [File]
    }
    var records: [Row]
  }

  private static let all = "4 read = 3 added + 0 updated + 0 unchanged + 0 rejected + 1 skipped"
  private static let again = "4 read = 0 added + 0 updated + 3 unchanged + 0 rejected + 1 skipped"

  private func bells() throws -> Tool { try Tool().bells().file("c.csv", Bells.comments) }

  private func kept(_ tool: Tool) -> [String] { tool.files(in: "Comments/bells/received") }

  private func events(_ tool: Tool) throws -> Int {
    try tool.run("history", "bells", "--limit", "9").succeeds().text.split(separator: "\n").count
  }

  private func digest(_ tool: Tool, _ path: String) throws -> String {
    try String(tool.shell("sha256sum \(path)").succeeds().text.prefix(64))
  }

  @Test func copyNothingAndSayWhichFilesAreNotKept() throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
      .says(Self.all, "no copy kept of 1 file, c.csv\n")
    #expect(kept(tool) == [])
    let sha256 = try digest(tool, "c.csv")
    #expect(try tool.text("Comments/bells/received.txt") == "\(sha256)  c.csv\n")
    let found = try tool.run("verify", "--format", "json").succeeds().json(Verified.self).records[0]
    #expect(found.problems.isEmpty)
    #expect(
      found.notKept == [
        .init(name: "c.csv", sha256: sha256, size: Bells.comments.utf8.count)
      ])
    try tool.run("verify").succeeds()
      .says("bells: no copy is kept of 1 file, c.csv\nbells: nothing")
    try tool.run("history", "bells").says("imported c.csv (3 comments, no copy kept), by tester")
    try tool.run("history", "bells", "--format", "json").says(sha256, "\"kept\" : false")
    try tool.run("history", "bells", Bells.ash).says("received in c.csv, row 3 (no copy kept)")
    // Nothing waits: what is kept elsewhere is not missing here.
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds().says(Self.again)
    #expect(try events(tool) == 1)
  }

  @Test func keepACopyThatComesLater() throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    try tool.run("import", "bells", "c.csv").succeeds()
      .says("c.csv: a copy is kept from now on\n", Self.again)
    #expect(kept(tool) == [try digest(tool, "c.csv") + ".csv"])
    try tool.run("history", "bells").says("imported c.csv (a copy is kept now), by tester")
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
      .says("c.csv: a copy lies among what was received, and stays\n", Self.again)
    #expect(kept(tool).count == 1)
    #expect(try tool.run("verify").succeeds().text.starts(with: "bells: nothing wrong; 2 events"))
    #expect(try events(tool) == 2)
  }

  @Test func leaveAFileThatLiesAmongTheReceivedWhereItIs() throws {
    let tool = try Tool().bells().file("Comments/bells/received/c.csv", Bells.comments)
    try tool.run("import", "bells", "Comments/bells/received/c.csv", "--no-copy").succeeds()
      .says("a copy lies among what was received, and stays", Self.all)
    #expect(kept(tool) == ["c.csv"])
    #expect(try tool.run("verify").succeeds().text.starts(with: "bells: nothing wrong"))
  }

  @Test(arguments: [
    (
      "letter.eml", "From: a@mail.example\nMessage-ID: <1@mail.example>\nSubject: B\n\nNo.\n",
      "mail"
    ),
    ("BEL-2021-0001-0002_attachment_1.pdf", "%PDF-1.7\n", "it came with a comment"),
  ])
  func refuseWhatCarriesFiles(_ name: String, _ text: String, _ what: String) throws {
    let tool = try bells().file(name, text)
    try tool.run("import", "bells", "c.csv", name, "--no-copy")
      .refuses(name, what, "import it without --no-copy")
    #expect(tool.files(in: "Comments") == [], "every file is looked at before the first is taken")
    // Of a folder it is rejected alone.
    try tool.shell("mkdir more && mv c.csv \(name) more").succeeds()
    try tool.run("import", "bells", "more", "--no-copy").exits(1)
      .says("more/\(name): row 1 rejected: ", "3 added", "no copy kept of 1 file, more/c.csv")
    #expect(kept(tool) == [])
  }

  @Test func areToldToWhoBuildsTheRecordOfAClone() throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    try tool.file("d.csv", Bells.header + Bells.row(9, "More."))
    try tool.run("import", "bells", "d.csv").succeeds()
    try tool.shell("rm Comments/bells/record.sqlite*").succeeds()
    try tool.run("import", "bells").succeeds()
      .says(
        "Comments/bells/received.txt: it lists 1 file, c.csv, of which no copy is here", "1 added")
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds().says(Self.all)
    #expect(try !tool.run("import", "bells").succeeds().text.contains("received.txt"))
  }

  @Test(arguments: [
    "c.csv --no-copy",
    "- --name c.csv --no-copy --sha256 $(sha256sum c.csv | cut -c-64) < c.csv",
  ])
  func takeNothingBackInACloneOfWhatCameLater(_ words: String) throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    let newer = Bells.comments.replacing("noon", with: "six")
    #expect(newer != Bells.comments)
    try tool.file("d.csv", newer)
    try tool.run("import", "bells", "d.csv").succeeds().says("updated")
    func bodies() throws -> String {
      try tool.shell("sqlite3 Comments/bells/record.sqlite 'SELECT id, body FROM comment'")
        .succeeds().text
    }
    let before = try bodies()
    try tool.shell("rm Comments/bells/record.sqlite*").succeeds()
    try tool.run("import", "bells").succeeds()
      .says("it lists 1 file, c.csv", "and then run `import bells` again")
    if words.contains("sha256") {
      try tool.shell(#""$RULEWRIGHT" import bells - --name c.csv --no-copy < c.csv"#)
        .refuses("before files that the record has", "--sha256")
    }
    try tool.shell(#""$RULEWRIGHT" import bells "# + words).succeeds().says(Self.again)
    #expect(try bodies() == before)
    try tool.run("verify").succeeds()
  }

  @Test func standInTheBagByTheirHashAndComeBackTheSame() throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    try tool.run("export", "bells", "--to", "bag", "--out", "packed").succeeds()
    try tool.shell("cd packed && sha256sum --quiet -c manifest-sha256.txt tagmanifest-sha256.txt")
      .succeeds()
    #expect(try tool.text("packed/bag-info.txt").contains("\nReceived-Files-Not-Kept: 1\n"))
    let lines = try tool.text("packed/data/not-kept.csv").split(whereSeparator: \.isNewline)
    #expect(lines[0] == "name,sha256,bytes,imported")
    let facts = try ["c.csv", digest(tool, "c.csv"), "\(Bells.comments.utf8.count)"]
    #expect(lines[1].split(separator: ",").prefix(3).map { String($0) } == facts)
    #expect(try tool.text("packed/data/README.txt").contains("of 1 file no copy was kept"))
    try tool.run("init", "elsewhere").succeeds()
    let elsewhere = tool.folder.path + "/elsewhere"
    for option in [["--no-copy"], ["--stage", "proposed"]] {
      try tool.run(Tool.binary, ["import", "bells", "packed", "--workspace", elsewhere] + option)
        .refuses("packed is a bag", "leave \(option[0]) away")
    }
    try tool.run("import", "bells", "packed", "--workspace", elsewhere).succeeds()
    try tool.run("verify", "--workspace", elsewhere).succeeds()
      .says("no copy is kept of 1 file, c.csv")
    let dumps = try ["", "elsewhere/"].map {
      try tool.shell("sqlite3 '\($0)Comments/bells/record.sqlite' .dump").succeeds().text
    }
    #expect(dumps[0] == dumps[1])
  }

  @Test func fillInAttachmentsOnceTheyComeAgain() throws {
    let tool = try Tool().bells()
    let name = "BEL-2021-0001-0003_attachment_1.txt"
    let address = "https://downloads.example/BEL-2021-0001-0003/attachment_1.txt"
    try tool.file(
      "c.csv",
      "Document ID,Document Type,Docket ID,Comment,Attachment Files\n"
        + "BEL-2021-0001-0003,Public Submission,BEL-2021-0001,See attached.,\(address)\n")
    try tool.file(name, "The words of the attachment.\n")
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    try tool.run("import", "bells", name).succeeds()
      .says("kept for comment BEL-2021-0001-0003, which finds it when 'c.csv'")
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds().says("1 updated")
    try tool.run("verify").succeeds()
  }

  /// A docket with a comment whose attachment is named in `c.csv`, and lies beside it.
  private func attached() throws -> (tool: Tool, attachment: String) {
    let tool = try Tool().bells()
    let name = "BEL-2021-0001-0003_attachment_1.txt"
    try tool.file(
      "c.csv",
      "Document ID,Document Type,Docket ID,Comment,Attachment Files\n"
        + "BEL-2021-0001-0003,Public Submission,BEL-2021-0001,See attached.,"
        + "https://downloads.example/BEL-2021-0001-0003/attachment_1.txt\n")
    try tool.file(name, "The words of the attachment.\n")
    return (tool, name)
  }

  @Test(arguments: [false, true])
  func sayThatACopyIsGoneWhichTheRecordSaysIsKept(_ isPiped: Bool) throws {
    let (tool, attachment) = try attached()
    try tool.run("import", "bells", "c.csv").succeeds()
    try tool.shell("rm Comments/bells/received/*.csv").succeeds()
    try tool.run("import", "bells", attachment).succeeds()
      .says("which finds it when 'c.csv', of which the copy is gone, is imported again")
    let run =
      isPiped
      ? try tool.shell(
        #"cat c.csv | "$RULEWRIGHT" import bells - --name c.csv --no-copy --sha256 "#
          + digest(tool, "c.csv"))
      : try tool.run("import", "bells", "c.csv", "--no-copy")
    run.succeeds().says("it is gone; import without --no-copy to put it back", "1 updated")
    #expect(!run.text.contains("no copy kept"))
    #expect(try !tool.run("history", "bells").text.contains("no copy kept"))
    try tool.run("import", "bells", "c.csv").succeeds().says("1 unchanged")
    #expect(try tool.run("verify").succeeds().text.starts(with: "bells: nothing wrong"))
  }

  @Test(arguments: [false, true])
  func findTheCopyOfTheirBytesWhateverItsEnding(_ isPiped: Bool) throws {
    let tool = try bells()
    try tool.run("import", "bells", "c.csv").succeeds()
    try tool.shell("cp c.csv z.txt").succeeds()
    let line =
      #""$RULEWRIGHT" import bells "#
      + (isPiped ? "- --name z.txt --no-copy < z.txt" : "z.txt --no-copy")
    try tool.shell(line).succeeds()
      .says("a copy lies among what was received, and stays", Self.again)
    #expect(kept(tool).count == 1)
    #expect(try tool.run("verify").succeeds().text.starts(with: "bells: nothing wrong"))
    // What was edited there is no copy of what came, by whatever way it comes again.
    try tool.shell("echo more >> Comments/bells/received/*.csv").succeeds()
    try tool.shell(line).refuses("is not what its name says; what was received must")
  }

  @Test func areNotMistakenForOtherFilesOfTheirName() throws {
    let (tool, attachment) = try attached()
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds()
    try tool.file("Comments/bells/received/c.csv", Bells.comments)
    try tool.run("import", "bells", attachment).succeeds()
      .says("kept for comment BEL-2021-0001-0003, which finds it when 'c.csv', of which no copy")
    try tool.run("import", "bells", "c.csv", "--no-copy").succeeds().says("1 updated")
  }

  // MARK: - Through a pipe

  @Test func comeThroughAPipeAndAreTheSameRecord() throws {
    let (tool, other) = (try bells(), try bells())
    try tool.shell(#"cat c.csv | "$RULEWRIGHT" import bells - --name c.csv --no-copy"#).succeeds()
      .says(Self.all, "no copy kept of 1 file, c.csv\n")
    try other.run("import", "bells", "c.csv", "--no-copy").succeeds()
    #expect(kept(tool) == [])
    #expect(
      try tool.text("Comments/bells/received.txt") == other.text("Comments/bells/received.txt"))
    func rows(_ tool: Tool) throws -> String {
      try ["comment", "commentChange", "queue"].map {
        try tool.shell("sqlite3 Comments/bells/record.sqlite 'SELECT * FROM \($0)'").succeeds().text
      }.joined()
    }
    #expect(try rows(tool) == rows(other))
    try tool.run("verify").succeeds().says("no copy is kept of 1 file, c.csv")
  }

  @Test func areTakenOnceThroughAPipe() throws {
    let tool = try bells()
    let line = #"cat c.csv | "$RULEWRIGHT" import bells - --name c.csv --no-copy"#
    try tool.shell(line).succeeds()
    let sha256 = try digest(tool, "c.csv")
    try tool.shell(line).succeeds().says(
      "these bytes came before under this name, and nothing was changed", "--sha256 \(sha256)",
      Self.again)
    try tool.shell(line + " --sha256 " + sha256).succeeds().says(Self.again)
    #expect(try events(tool) == 1)
    try tool.run("verify").succeeds()
  }

  @Test(arguments: ["", " --no-copy"])
  func removeWhatAKilledPipeLeft(_ option: String) throws {
    let tool = try bells().file("Comments/bells/.uploads/upload-1-1.csv", Bells.header)
    try tool.shell(#""$RULEWRIGHT" import bells - --name c.csv < c.csv"# + option).succeeds()
      .says(Self.all)
    #expect(tool.files(in: "Comments/bells/.uploads").allSatisfy { $0 == ".gitignore" })
  }

  @Test func areKeptFromAPipeWhenNobodyAsksOtherwise() throws {
    let tool = try bells()
    let line = #"cat c.csv | "$RULEWRIGHT" import bells - --name c.csv"#
    try tool.shell(line).succeeds().says(Self.all)
    #expect(kept(tool) == [try digest(tool, "c.csv") + ".csv"])
    #expect(tool.files(in: "Comments/bells/.uploads") == [".gitignore"])
    try tool.shell(line).succeeds().says(Self.again)
    try tool.shell(line + " --no-copy").succeeds().says("a copy lies among what was received")
    #expect(try tool.run("verify").succeeds().text.starts(with: "bells: nothing wrong; 1 event,"))
  }

  @Test(arguments: ["", " --no-copy"])
  func takeNothingOfAPipeThatBroke(_ option: String) throws {
    let tool = try bells()
    let sha256 = try digest(tool, "c.csv")
    // Cut off between two rows, where nobody could see it.
    let run = try tool.shell(
      #"head -n 3 c.csv | "$RULEWRIGHT" import bells - --name c.csv --sha256 "#
        + "' \(sha256.uppercased())\n'" + option)
    run.refuses("Nothing of c.csv was taken", "\(sha256) was stated")
    #expect(kept(tool) == [])
    if tool.isThere("Comments/bells/record.sqlite") {
      try tool.run("comments", "bells").says("0 comments")
    }
    try tool.shell(
      #""$RULEWRIGHT" import bells - --name c.csv --sha256 \#(sha256)\#(option) < c.csv"#
    ).succeeds().says(Self.all)
  }

  @Test(arguments: [
    ("- --no-copy", "--name must say"), ("- --name a/b.csv", "'a/b.csv' is not a name"),
    ("- c.csv --name x", "- is one file by itself"), ("c.csv --name x", "about standard input"),
    ("--no-copy", "--no-copy is about files that are named"),
    ("- --name x --sha256 12", "'12' is no SHA-256, which has 64 hexadecimal digits"),
    ("- --name x.csv < /dev/null", "nothing came through the pipe"),
    ("- --name x.csv --no-copy < /dev/null", "nothing came through the pipe"),
    ("- --name c.csv.gz --no-copy < c.csv.gz", "it is an archive"),
    ("- --name BEL-2021-0001-0002_attachment_1.csv --no-copy < c.csv", "it came with a comment"),
    ("- --name n.csv --no-copy < n.csv", "what staff made of comments"),
    ("n.csv --no-copy", "what staff made of comments"),
    ("- --name o.gif --no-copy < o.gif", "--no-copy takes comments alone"),
    ("- --name o.csv --no-copy < o.csv", "--no-copy takes comments alone"),
    ("- --name t.csv --no-copy < t.csv", "read together with another file"),
  ])
  func sayWhatCannotBeAsked(_ words: String, _ why: String) throws {
    let tool = try bells()
    try tool.file("n.csv", "comment,tag,stage,citation,quote,coder,at\n")
    try tool.file("t.csv", "Document ID,Text Comment\nBEL-2021-0001-0003,Words.\n")
    try tool.file("o.gif", "GIF89a\u{1}\n").file("o.csv", "a,b\n1,2\n")
    let run = try tool.shell("gzip -k c.csv; \"$RULEWRIGHT\" import bells \(words)")
    #expect(run.code != 0 && run.complaint.contains(why), "\(run.complaint)")
    #expect(kept(tool) == [])
  }

  @Test func tellATerminalHowMuchCameOfWhatHasNoKnownEnd() throws {
    let tool = try bells()
    var text = Bells.header
    for number in 10...30_000 { text += Bells.row(number, "The bell rings at noon.") }
    try tool.file("long.csv", text)
    let command = "cat long.csv | \"$RULEWRIGHT\" import bells - --name long.csv --no-copy"
    for line in try tool.drawn(by: command) {
      #expect(line.wholeMatch(of: /\d+ MB, \d+ rows(, \d+ a second)?: long.csv/) != nil)
    }
    #expect(try tool.text("summary.txt").starts(with: "29991 read = 29991 added"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func endAtASignalAlthoughNothingComes(_ signal: Int32) throws {
    let tool = try bells()
    let (process, complaint, source) = (Process(), Pipe(), Pipe())
    process.executableURL = Tool.binary
    process.arguments = ["import", "bells", "-", "--name", "slow.csv", "--no-copy"]
    process.environment = tool.environment
    process.currentDirectoryURL = tool.folder
    process.standardInput = source
    process.standardOutput = FileHandle.nullDevice
    process.standardError = complaint
    try process.run()
    // When nearly all is written, rows of it are in the transaction, and the program listens.
    var text = Bells.header
    for number in 10...9000 { text += Bells.row(number, "The bell rings at noon, or it does not.") }
    #expect(text.utf8.count > 1 << 19)
    source.fileHandleForWriting.write(Data(text.utf8))
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
    let said = complaint.fileHandleForReading.readDataToEndOfFile()
    #expect(
      String(decoding: said, as: UTF8.self)
        == "Stopped: nothing of slow.csv was taken, and no other file\n")
    try source.fileHandleForWriting.close()
    #expect(kept(tool) == [])
    try tool.run("comments", "bells").says("0 comments")
    try tool.run("verify").succeeds()
  }
}
