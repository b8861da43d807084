// Rulewright. Apache-2.0.

import TestSupport
import Testing

/// Forms of comments, as a user gives them to the program.
@Suite struct FormatTests {
  private let list = """
    Bells,,,,
    Document Title,Document Type,Submitter Last Name,Organization,Document ID
    One,PUBLIC SUBMISSIONS,Ash,N/A,BEL-2021-0001-0002
    Two,PUBLIC SUBMISSIONS,Birch,Ringers,BEL-2021-0001-0003

    """
  private let words = """
    Document ID;Text Comment
    BEL-2021-0001-0003;"Later; please."
    BEL-2021-0001-0002;Too early.

    """

  @Test func joinsTwoFilesInWhateverOrderTheyCome() throws {
    for files in [["list.csv", "words.csv"], ["words.csv", "list.csv"]] {
      let tool = try Tool().bells().file("list.csv", list).file("words.csv", words)
      let run = try tool.run(Tool.binary, ["import", "bells"] + files).succeeds()
      run.says("4 read = 2 added + 0 updated + 0 unchanged + 0 rejected + 2 skipped")
      #expect(try tool.ids("--stage", "proposed") == ["BEL-2021-0001-0002", "BEL-2021-0001-0003"])
      try tool.run("comment", "bells", "BEL-2021-0001-0003").succeeds()
        .says("Ringers", "Later; please.")
      // What is kept is joined again.
      try tool.run("import", "bells").succeeds().says("0 added + 0 updated + 2 unchanged")
    }
  }

  @Test func joinsTwoFilesOfOneArchiveInWhateverOrderTheyWerePacked() throws {
    let members = [
      ZipMaker.Member("export/list.csv", Array(list.utf8)),
      ZipMaker.Member("export/words.csv", Array(words.utf8)),
    ]
    for members in [members, members.reversed()] {
      let tool = try Tool().bells().file("export.zip", ZipMaker(members).bytes)
      try tool.run("import", "bells", "export.zip").succeeds()
        .says("4 read = 2 added + 0 updated + 0 unchanged + 0 rejected + 2 skipped")
      #expect(try tool.ids("--stage", "proposed") == ["BEL-2021-0001-0002", "BEL-2021-0001-0003"])
      try tool.run("comment", "bells", "BEL-2021-0001-0003").succeeds()
        .says("Ringers", "Later; please.")
      try tool.run("import", "bells").succeeds().says("0 added + 0 updated")
      try tool.run("verify", "bells").succeeds()
    }
    let half = try Tool().bells().file("half.zip", ZipMaker([members[1]]).bytes)
    try half.run("import", "bells", "half.zip").exits(1)
      .says("1 read = 0 added + 0 updated + 0 unchanged + 1 rejected + 0 skipped")
      .says("export/words.csv", "together with the docket's list")
  }

  @Test func refusesHalfOfAnExportBeforeAnythingIsTaken() throws {
    let tool = try Tool().bells().file("list.csv", list).file("words.csv", words)
    try tool.file("good.csv", Bells.comments)
    try tool.run("import", "bells", "good.csv", "list.csv")
      .refuses("list.csv", "without the words of the comments", "the file of their words")
    try tool.run("import", "bells", "good.csv", "words.csv")
      .refuses(
        "words.csv", "not who sent them", "together with the docket's list", "name both files")
    try tool.run("comments", "bells").succeeds().prints("0 comments\n")
  }

  @Test func saysWhatWasConvertedOnTheWay() throws {
    let tool = try Tool().bells()
    let text = Bells.header + Bells.row(2, "caf% au lait")
    let bytes = Array(text.utf8).map { $0 == 0x25 ? UInt8(0xE9) : $0 }
    try tool.file("windows.csv", bytes)
    try tool.run("import", "bells", "windows.csv").succeeds()
      .says("windows.csv: 1 row was Windows-1252 and made UTF-8 (the first is row 2)\n")
    let again = try tool.run("import", "bells", "windows.csv", "--format", "json").succeeds()
    again.says("\"notes\"", "\"1 row was Windows-1252")
    try tool.run("comments", "bells", "--search", "café").succeeds().says("1 comment")
  }

  @Test func readsATreeAndRejectsAloneWhatCannotBeRead() throws {
    let tool = try Tool().bells()
    let folder = "mirror/BEL-2021-0001/text-BEL-2021-0001/"
    func object(_ type: String, _ id: String, _ attributes: String) -> String {
      "{\"data\":{\"id\":\"\(id)\",\"type\":\"\(type)\",\"attributes\":{\(attributes)}}}"
    }
    try tool.file(
      folder + "comments/BEL-2021-0001-0002.json",
      object("comments", "BEL-2021-0001-0002", "\"comment\":\"Too &lsquo;early&rsquo;.\""))
    try tool.file(
      folder + "comments/list.json", #"{"data":[{"id":"1","type":"dockets","attributes":{}}]}"#)
    try tool.file(folder + "comments/cut.json", "{\"data\":{\"id\":")
    try tool.file(folder + "docket/BEL-2021-0001.json", object("dockets", "BEL-2021-0001", ""))
    try tool.file(
      folder + "documents/BEL-2021-0001-0001.json",
      object("documents", "BEL-2021-0001-0001", "\"documentType\":\"Proposed Rule\""))
    try tool.run("import", "bells", "mirror").exits(1)
      .says(
        "the description of a docket, not a comment", "a document of the docket ('Proposed Rule')",
        "cut.json: row 1 rejected: at byte 14 the JSON is broken",
        "5 read = 1 added + 0 updated + 0 unchanged + 2 rejected + 2 skipped")
    try tool.run("import", "bells", folder + "comments/cut.json")
      .refuses("cut.json cannot be imported: at byte 14 the JSON is broken")
  }

  @Test func readsLettersAndMatricesUnderNamesThatStay() throws {
    let tool = try Tool().bells()
    try tool.file("letter.txt", "Dear office,\r\nnoon is too early.\r\n")
    try tool.file("page.html", "<html><body><p>Noon is fine.</p><p hidden>No.</p></body></html>")
    try tool.file("form.tsv", "Organization\tSection\tComment\nRingers\t1.1\tRing twice.\n")
    let files = ["letter.txt", "page.html", "form.tsv"]
    try tool.run(Tool.binary, ["import", "bells", "--stage", "proposed"] + files).succeeds()
      .says("3 read = 3 added")
    let ids = try tool.ids()
    #expect(ids.count == 3 && ids.allSatisfy { $0.utf8.starts(with: "file-".utf8) })
    try tool.run(Tool.binary, ["import", "bells", "--stage", "proposed"] + files).succeeds()
      .says("3 unchanged")
    try tool.run("import", "bells", "letter.txt").exits(1).says("name one with --stage")
  }
}
