// Rulewright. Apache-2.0.

import Testing

/// Codings keep the text that their coder saw, and say whether it still stands.
@Suite struct VersionTests {
  private let draft = "Drafts/bells/2021-03-01-proposed.md"

  private func fate(_ tool: Tool, _ id: String = Bells.ash) throws -> [FateShapes.Coding] {
    try tool.run("comment", "bells", id, "--format", "json").succeeds()
      .json(FateShapes.Comment.self).codings
  }

  @Test func seesWhetherTheClauseWasEditedSince() throws {
    let tool = try Tool().bellsTagged()
    #expect(try fate(tool)[0].fate.clauseStands == "exact")
    // Another clause is edited: this one stands word for word.
    try tool.file(draft, replacing: "Every tower", with: "Each tower")
    #expect(try fate(tool)[0].fate.clauseStands == "exact")
    #expect(try fate(tool)[0].fate.quoteStands == true)
    try tool.file(draft, replacing: "rings at noon.\n\n(c)", with: "rings at one.\n\n(c)")
    #expect(try fate(tool)[0].fate.clauseStands == "edited")
    try tool.run("comment", "bells", Bells.ash).succeeds().says(
      "    the clause was edited since: 1.1(b) is the same to 83 %\n"
        + "        then 1.1(b): “When. A bell rings at noon.”\n"
        + "        now 1.1(b), 83 %: “When. A bell rings at one.”\n")
    try tool.run("coverage", "bells").succeeds().says(
      "Codings that no longer stand (1)",
      "\(Bells.ash): unclear at 1.1(b) (proposed), by Ann: 1.1(b) of 'proposed' was edited since: "
        + "1.1(b) is the same to 83 %")
    let words = "(b) *When.* A bell rings at one."
    try tool.file(draft, replacing: words, with: "(b) *Pigeons.* Nobody feeds them here.")
    #expect(try fate(tool)[0].fate.clauseStands == "orphaned")
    try tool.run("comment", "bells", Bells.ash).succeeds().says("the clause is there no more")
  }

  @Test func saysWhereTheWordsStandNow() throws {
    let tool = try Tool().bellsTagged()
    try tool.file(draft, replacing: "(b) *When.*", with: "(z) *When.*")
    let fate = try fate(tool)[0].fate
    #expect(fate.clauseStands == "moved" && fate.now.map(\.citation) == ["1.1(z)"])
    #expect(fate.now.map(\.percent) == [100] && fate.then?.citation == "1.1(b)")
    #expect(fate.later.map(\.clauseStands) == ["edited"])
    #expect(fate.later[0].now.map(\.citation) == ["1.1(b)"])
    try tool.run("comment", "bells", Bells.ash).succeeds()
      .says("the clause was moved: the same words stand at 1.1(z)")
    #expect(
      try tool.gate().contains { $0.contains("was moved: the same words stand at 1.1(z)") })
  }

  @Test func seesWhetherTheQuoteIsGone() throws {
    let tool = try Tool().bellsTagged()
    try tool.file(
      "later.csv",
      Bells.header + Bells.row(2, organization: "Ringers' Guild", name: "Ash", "I said nothing."))
    try tool.run("import", "bells", "later.csv").succeeds()
    #expect(try fate(tool)[0].fate.quoteStands == false)
    #expect(try tool.gate().contains { $0.contains("its quote is no longer in the comment") })
  }

  @Test func carriesTheTextThatACoderSawIntoAClone() throws {
    let tool = try Tool().bellsTagged()
    let seen = try tool.bytes(draft)
    try tool.file(draft, replacing: "rings at noon.\n\n(c)", with: "rings at one.\n\n(c)")
    try tool.run("export", "bells", "--to", "codings").succeeds().prints(
      "2 codings in Comments/bells/codings.csv\n1 older text in Comments/bells/versions\n")
    let files = tool.files(in: "Comments/bells/versions")
    #expect(files.count == 1)
    #expect(try tool.bytes("Comments/bells/versions/" + files[0]) == seen)
    let csv = try tool.text("Comments/bells/codings.csv")
    let hash = String(files[0].dropLast(3))
    #expect(
      csv.split(separator: "\n")[0]
        == "comment,tag,stage,citation,quote,coder,at,version,definition")
    #expect(csv.contains(hash))

    let clone = try Tool().bellsWithComments()
    for folder in ["Drafts", "Comments/bells/versions"] {
      for (path, bytes) in try tool.contents(of: folder) {
        try clone.file(folder + "/" + path, bytes)
      }
    }
    try clone.file("Comments/bells/codings.csv", csv)
    try clone.run("import", "bells").succeeds().says("2 added + 0 updated + 3 unchanged")
    #expect(try fate(clone)[0].fate.clauseStands == "edited")
    let shown = try tool.run("coverage", "bells", "--format", "json").text
    try clone.run("coverage", "bells", "--format", "json").succeeds().prints(shown)
    try clone.remove("Comments/bells/versions")
    try clone.run("export", "bells", "--to", "codings").succeeds()
    #expect(try clone.text("Comments/bells/codings.csv") == csv)
    #expect(try clone.bytes("Comments/bells/versions/" + files[0]) == seen)
  }

  @Test func saysInEveryRowWhichTextItsCoderSaw() throws {
    let tool = try Tool().bellsTagged()
    let csv = try tool.text("Comments/bells/codings.csv")
    let rows = csv.split(separator: "\n")
    #expect(rows[0] == "comment,tag,stage,citation,quote,coder,at,version,definition")
    let hash = try tool.shell("sha256sum \(draft) | cut -c 1-64").text
    #expect(rows.count == 3)
    #expect(rows[1].contains("," + hash.dropLast() + ","))
    // A tag about no clause was tied to no text.
    #expect(rows[2].contains("Z,,"))
    #expect(!tool.isThere("Comments/bells/versions"))
  }

  @Test func tiesNoRowToWordsThatItsCoderNeverSaw() throws {
    let tool = try Tool().bellsTagged()
    let clone = try Tool().bellsWithComments()
    try clone.file("Comments/bells/codings.csv", tool.bytes("Comments/bells/codings.csv"))
    let seen = try clone.bytes(draft)
    let hash = String(try clone.shell("sha256sum \(draft) | cut -c 1-64").text.dropLast())
    try clone.file(draft, replacing: "rings at noon.\n\n(c)", with: "rings at one.\n\n(c)")
    let run = try clone.run("import", "bells", "Comments/bells/codings.csv", "--format", "json")
    let tally = try run.exits(1).json(Shapes.Import.self)
    #expect(tally.fates == [1, 0, 0, 1, 0])
    for words in ["stage 'proposed' is another today", "no versions/\(hash).md", "as git has it"] {
      #expect(tally.rejected.first?.reason.contains(words) == true)
    }
    // Doing what the reason says gives the coding on the words that were seen.
    try clone.file("Comments/bells/versions/\(hash).md", seen)
    try clone.run("import", "bells", "Comments/bells/codings.csv").succeeds().says("1 added")
    #expect(try fate(clone).map(\.fate.clauseStands) == ["edited"])
  }

  @Test func takesAFileWithoutVersionsForTheTextOfToday() throws {
    let tool = try Tool().bellsTagged()
    let lines = try tool.text("Comments/bells/codings.csv").split(separator: "\n")
    let old = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // The quote has a comma, so a row has a cell more than the header.
    func csv(without cells: Int) -> String {
      old.map { $0.dropLast(cells).joined(separator: ",") + "\n" }.joined()
    }
    let bare = csv(without: 2)
    #expect(bare.hasPrefix("comment,tag,stage,citation,quote,coder,at\n"))
    let clone = try Tool().bellsWithComments().file("codings.csv", bare)
    try clone.run("import", "bells", "codings.csv").succeeds().says("2 added")
    #expect(try fate(clone).map(\.fate.clauseStands) == ["exact"])
    try clone.run("export", "bells", "--to", "codings").succeeds()
    // Nobody knows which definition its coders saw.
    #expect(try clone.text("Comments/bells/codings.csv") == csv(without: 1))
  }

  @Test func makesNoSecondCodingOfARowThatTheRecordHasForAnOlderText() throws {
    let tool = try Tool().bellsTagged()
    try tool.run("export", "bells", "--to", "codings").succeeds()
    try tool.file(draft, replacing: "rings at noon.\n\n(c)", with: "rings at one.\n\n(c)")
    try tool.run("import", "bells").succeeds().says("0 added + 0 updated + 5 unchanged")
    #expect(try fate(tool).map(\.fate.clauseStands) == ["edited"])
  }

  @Test func rejectsARowWhoseTextIsMissingOrIsAnother() throws {
    let tool = try Tool().bellsWithComments()
    let hash = String(repeating: "ab", count: 32)
    func csv(_ version: String) -> String {
      "comment,tag,stage,citation,quote,coder,at,version\n"
        + "\(Bells.ash),unclear,proposed,1.1(b),,Ann,2021-04-01T12:00:00Z,\(version)\n"
        + "\(Bells.birch),unclear,proposed,1.1(b),,Ann,2021-04-01T12:00:00Z,\n"
    }
    func reason(_ version: String) throws -> String {
      try tool.file("in/codings.csv", csv(version))
      let run = try tool.run("import", "bells", "in/codings.csv", "--format", "json").exits(1)
      let tally = try run.json(Shapes.Import.self)
      #expect(tally.rejected.map(\.row) == [2])
      #expect(tally.read == tally.fates.reduce(0, +))
      return tally.rejected[0].reason
    }
    #expect(try reason(hash).contains("there is no versions/\(hash).md"))
    try tool.file("in/versions/\(hash).md", "## § 1.1 Bells\n\n(b) *When.* At one.\n")
    #expect(try reason(hash).contains("its SHA-256 is "))
    #expect(try reason("../../../etc/passwd").contains("is no SHA-256"))
    #expect(try reason(hash.uppercased()).contains("is no SHA-256"))
    #expect(try tool.ids("--tag", "unclear") == [Bells.birch])
  }

  @Test func readsTheCitationInTheTextThatTheCoderSaw() throws {
    let tool = try Tool().bellsWithComments()
    try tool.file(draft, replacing: "(c) *Exceptions.*", with: "(x) *Exceptions.*")
    try tool.run("tag", "bells", Bells.ash, "unclear", "--clause", "1.1(x)").succeeds()
    try tool.file(draft, replacing: "(x) *Exceptions.*", with: "(c) *Exceptions.*")
    try tool.run("export", "bells", "--to", "codings").succeeds()
    let clone = try Tool().bellsWithComments()
    for (path, bytes) in try tool.contents(of: "Comments/bells/versions") {
      try clone.file("Comments/bells/versions/" + path, bytes)
    }
    try clone.file("codings.csv", tool.bytes("Comments/bells/codings.csv"))
    try clone.run("import", "bells", "codings.csv").succeeds().says("1 added")
    #expect(try fate(clone)[0].fate.clauseStands == "moved")
    #expect(try fate(clone)[0].clause == "1.1(x)")
  }
}

enum FateShapes {
  struct Comment: Decodable {
    var id: String
    var codings: [Coding]
  }

  struct Coding: Decodable {
    var tag: String
    var clause: String?
    var fate: Fate
  }

  struct Fate: Decodable {
    var clauseStands: String?
    var quoteStands: Bool?
    var then: Passage?
    var now: [Passage]
    var later: [Later]
    var issue: String
    var responses: [Answer]
  }

  struct Passage: Decodable {
    var citation: String
    var label: String
    var text: String
    var percent: Int?
  }

  struct Later: Decodable {
    var stage: String
    var clauseStands: String
    var now: [Passage]
  }

  struct Answer: Decodable {
    var id: String
    var title: String
    var disposition: String
    var answered: String
    var changed: [Change]
  }

  struct Change: Decodable {
    var citation: String
    var ops: [String]
  }
}
