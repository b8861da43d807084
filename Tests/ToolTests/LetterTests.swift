// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// What people send that is no table: letters, documents, archives.
@Suite struct LetterTests {
  private struct Attachments: Decodable {
    struct Row: Decodable {
      var comment: String
      var number: Int
      var name: String
      var state: String
      var method: String?
      var reason: String?
    }
    var read: Int
    var unread: Int
    var attachments: [Row]
  }

  private let letter = """
    From: Lee Example <lee@mail.example>
    Message-ID: <1@mail.example>
    Date: Thu, 21 Oct 2021 23:30:00 -0400
    Subject: Bells
    Content-Type: multipart/mixed; boundary=cut

    --cut
    Content-Type: text/plain; charset=utf-8

    See attached, please.
    --cut
    Content-Type: application/rtf; name="my letter.rtf"
    Content-Disposition: attachment

    {\\rtf1 The bell at noon is {\\b too} loud.}
    --cut--
    """

  private func tool() throws -> Tool {
    try Tool().bells().file("letter.eml", letter)
  }

  @Test("a letter becomes a comment, and what came with it is read and listed")
  func letterWithAttachment() throws {
    let tool = try tool()
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").succeeds()
      .prints(
        "1 read = 1 added + 0 updated + 0 unchanged + 0 rejected + 0 skipped\n"
          + "text in 1 attachment, 0 not read\n")
    let listed = try tool.run("attachments", "bells", "--format", "json").succeeds()
      .json(Attachments.self)
    #expect(listed.read == 1)
    #expect(listed.attachments.first?.name == "my letter.rtf")
    #expect(listed.attachments.first?.method?.utf8.starts(with: "pandoc ".utf8) == true)
    let id = try #require(listed.attachments.first?.comment)
    try tool.run("comment", "bells", id).succeeds().says("The bell at noon is too loud.")
    try tool.run("verify", "bells").succeeds()
  }

  @Test("comments whose attachments nobody read can be listed, and coverage says why")
  func unreadAttachments() throws {
    struct Coverage: Decodable {
      struct Figures: Decodable, Equatable {
        struct Reason: Decodable, Equatable {
          var reason: String
          var count: Int
        }
        var comments: Int
        var commentsWithUnread: Int
        var attachments: Int
        var read: Int
        var unread: Int
        var reasons: [Reason]
      }
      var attachments: Figures
    }
    let broken = letter.replacing("<1@", with: "<2@")
      .replacing("application/rtf", with: "application/pdf").replacing("{\\rtf1", with: "%PDF-1.4")
    let tool = try tool().file("broken.eml", broken)
    try tool.run("import", "bells", "letter.eml", "broken.eml", "--stage", "proposed").succeeds()
    let unread = try tool.ids("--unread-attachments")
    #expect(unread.count == 1)
    #expect(try tool.ids().count == 2)
    let figures = try tool.run("coverage", "bells", "--format", "json").succeeds()
      .json(Coverage.self).attachments
    let why = try #require(figures.reasons.first?.reason)
    #expect(
      figures
        == .init(
          comments: 2, commentsWithUnread: 1, attachments: 2, read: 1, unread: 1,
          reasons: [.init(reason: why, count: 1)]))
    try tool.run("coverage", "bells").succeeds().says(
      "2 comments have 2 attachments: text in 1 attachment, 1 not read, in 1 comment\n"
        + "    not read, \(why): 1\n")
    try tool.run("attachments", "bells").succeeds().says("not read: \(why)\n")
  }

  @Test(
    "a stub whose attachment was read says so, to staff at once and to the public when released")
  func readStub() throws {
    struct List: Decodable {
      struct Row: Decodable {
        struct Attachments: Decodable {
          var total: Int
          var read: Int
          var unread: Int
          var words: String
        }
        var id: String
        var stub: Bool
        var attachments: Attachments
      }
      var comments: [Row]
    }
    let tool = try tool()
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").succeeds()
    let row = try #require(
      try tool.run("comments", "bells", "--format", "json").json(List.self).comments.first)
    #expect(row.stub && row.attachments.total == 1 && row.attachments.read == 1)
    #expect(row.attachments.words == "stub, see attached; the attachment was read")
    try tool.run("comments", "bells").succeeds().says("see attached; the attachment was read")
    func page() throws -> String {
      try tool.run("build", "--as-of", "2030-01-01").succeeds()
      return try tool.contents(of: "Site/public").filter { $0.0.contains(row.id) }
        .map { String(decoding: $0.1, as: UTF8.self) }.joined()
    }
    let before = try page()
    #expect(before.contains("which is not shown here") && !before.contains("was read"))
    try tool.run("release", "bells", row.id, "1").succeeds()
    let after = try page()
    #expect(after.contains("See attached; the attachment was read."))
    #expect(after.contains("The bell at noon is too loud.") && !after.contains("not shown here"))
  }

  @Test("the same letter again changes nothing, and the words that were read stay")
  func repeated() throws {
    let tool = try tool()
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").succeeds()
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").succeeds()
      .says("0 added + 0 updated + 1 unchanged")
    try tool.run("comments", "bells", "--search", "loud").succeeds().says("1 comment")
  }

  @Test("a document is a letter whose words are those of the file")
  func document() throws {
    let tool = try Tool().bells().file("words.txt", "{\\rtf1 The bell is a \\b bell.}")
    try tool.run("import", "bells", "words.txt", "--stage", "proposed").succeeds()
      .says("1 added")
    try tool.run("comments", "bells", "--search", "bell").succeeds().says("file-")
  }

  @Test("an archive's files are imported as what they are, and nothing is written outside")
  func archive() throws {
    let tool = try tool()
    let zip = ZipMaker([
      .init("../../../escaped.eml", Array(letter.utf8)),
      .init("__MACOSX/._letter.eml", [0, 1, 2]),
      .init("folder/words.rtf", Array("{\\rtf1 No bell.}".utf8)),
      .init("program.exe", [0x4D, 0x5A, 0x90, 0x00]),
    ])
    try tool.file("comments.zip", zip.bytes)
      .run("import", "bells", "comments.zip", "--stage", "proposed").exits(1)
      .says("4 read = 2 added + 0 updated + 0 unchanged + 1 rejected + 1 skipped")
    #expect(!tool.files().contains { $0.utf8.reversed().starts(with: "lme.depacse".utf8) })
    let names = try tool.text("Comments/bells/received.txt")
    #expect(names.contains("comments.zip/escaped.eml"))
    #expect(names.contains("comments.zip\n"))
    try tool.run("verify", "bells").succeeds()
  }

  @Test("files named after a comment and a number are that comment's attachments, before or after")
  func mirrored() throws {
    let rtf = Array("{\\rtf1 What the file says.}".utf8)
    for order in [["files", "comments.csv"], ["comments.csv", "files"]] {
      let tool = try Tool().bells()
        .file("files/BEL-2021-0001-0002_attachment_1.rtf", rtf)
        .file(
          "comments.csv",
          """
          Document ID,Docket ID,Document Type,Comment,Attachment Files
          BEL-2021-0001-0002,BEL-2021-0001,Public Submission,See attached,\
          https://localhost/BEL-2021-0001-0002/attachment_1.rtf

          """)
      for path in order {
        _ = try tool.run("import", "bells", path, "--stage", "proposed")
      }
      try tool.run("attachments", "bells").succeeds().says("text in 1 attachment, 0 not read")
      try tool.run("comment", "bells", "BEL-2021-0001-0002").succeeds()
        .says("What the file says.")
      try tool.run("verify", "bells").succeeds()
    }
  }

  @Test("a record built anew of what was kept says the same")
  func rebuilt() throws {
    let tool = try tool()
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").succeeds()
    let before = try tool.run("comments", "bells", "--format", "json").succeeds().output
    for name in tool.files(in: "Comments/bells") where name.utf8.starts(with: "record.sqlite".utf8)
    {
      try tool.remove("Comments/bells/" + name)
    }
    try tool.run("import", "bells", "--stage", "proposed").succeeds()
    #expect(try tool.run("comments", "bells", "--format", "json").succeeds().output == before)
  }

  @Test("a matrix in a workbook is read as the table that it is, at its rows")
  func workbook() throws {
    func row(_ number: Int, _ cells: [String]) -> String {
      let cells = zip("ABCD", cells).map { column, cell in
        "<c r=\"\(column)\(number)\" t=\"str\"><v>\(cell)</v></c>"
      }
      return "<row r=\"\(number)\">\(cells.joined())</row>"
    }
    let rows =
      row(1, ["Organization", "Section", "Comment", "Suggested change"])
      + row(4, ["Bell Ringers", "3.1", "The bell is too loud.", "Ring softly"])
    func part(_ name: String, _ text: String) -> ZipMaker.Member {
      ZipMaker.Member(name, Array(text.utf8))
    }
    let book = ZipMaker([
      part("[Content_Types].xml", "<Types/>"),
      part(
        "xl/workbook.xml", "<workbook><sheets><sheet name=\"All\" r:id=\"a\"/></sheets></workbook>"),
      part(
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
      part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
    ])
    let tool = try Tool().bells().file("matrix.xlsx", book.bytes)
    try tool.run("import", "bells", "matrix.xlsx", "--stage", "proposed").succeeds()
      .says("1 read = 1 added")
    try tool.run("comments", "bells", "--search", "loud").succeeds().says("The bell is too loud.")
  }
}
