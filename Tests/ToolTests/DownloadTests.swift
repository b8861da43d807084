// Rulewright. Apache-2.0.

import CommentImport
import Foundation
import TestSupport
import Testing

/// A docket as data: complete, exact, safe to open, and public words only.
@Suite struct DownloadTests {
  private static let folder = "Site/public/bells/data/"

  private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = CSVReader()
    var rows: [[String]] = []
    func take(_ record: CSVRecord) {
      if case .row(let row) = record {
        rows.append(row.texts)
      } else {
        Issue.record("\(record)")
      }
    }
    reader.feed(bytes[...], take)
    try reader.finish(take)
    return rows
  }

  @Test func givesEachCommentWithItsExactWords() throws {
    let tool = try Tool().bells()
    let words = [
      "=HYPERLINK(\"https://evil.example\",\"x\")", "\t=1+1", "-2+3+cmd|' /C calc'!A0", "＝1",
      "'quoted'", "plain, \"said\"\r\nand ended", "\u{FEFF}@SUM(1)", "e\u{301}\u{338}=",
    ]
    var csv = Bells.header
    for (number, text) in words.enumerated() {
      csv += Bells.row(
        number + 2, organization: "=Firm \(number)", text.replacing("\"", with: "\"\""))
    }
    try tool.file("c.csv", csv).run("import", "bells", "c.csv").succeeds()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let texts = try (0..<words.count).map { number in
      let run = try tool.run(
        "comment", "bells", "BEL-2021-0001-000\(number + 2)", "--format", "json")
      struct Comment: Decodable { var text: String }
      return try run.json(Comment.self).text
    }
    let exact = try rows(tool.bytes(Self.folder + "comments.csv"))
    #expect(exact[0].last == "text")
    #expect(exact.dropFirst().map { Array(($0.last ?? "").utf8) } == texts.map { Array($0.utf8) })
    let safe = try rows(tool.bytes(Self.folder + "comments.spreadsheet.csv"))
    for (row, original) in zip(safe, exact) {
      for (cell, text) in zip(row, original) {
        let bare = cell.utf8.first == 0x27 ? Array(cell.utf8.dropFirst()) : Array(cell.utf8)
        #expect(bare == Array(text.utf8))
        #expect(!"=+-@\t\r\n".utf8.contains(cell.utf8.first ?? 0x20))
      }
    }
    #expect(safe[1][6] == "'=Firm 0")
    try tool.shell("python3 -m json.tool \(Self.folder)docket.json >/dev/null").succeeds()
  }

  @Test func holdsNothingThatIsNotPublic() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("tag", "bells", Bells.ash, "unclear", "--quote", "we eat").succeeds()
    try tool.run("tag", "bells", Bells.cole, "unclear", "--quote", "Forget me").succeeds()
    // They were tagged today, and a build as of an earlier day knows nothing of it.
    try tool.run("build", "--as-of", "2099-10-01").succeeds()
    let data = try tool.contents(of: Self.folder)
    #expect(
      data.keys.sorted() == [
        "README.txt", "codings.csv", "codings.spreadsheet.csv", "comments.csv",
        "comments.spreadsheet.csv", "docket.json", "index.html", "redline-proposed-final.csv",
        "redline-proposed-final.spreadsheet.csv", "responses.csv", "responses.spreadsheet.csv",
      ])
    for (path, bytes) in data where path != "index.html" {
      let text = String(decoding: bytes, as: UTF8.self)
      for hidden in ["Forget me", "Cole", "Birch", "Ash", "tester", "asked"] {
        #expect(!text.contains(hidden), "\(path) says \(hidden)")
      }
    }
    let codings = try rows(tool.bytes(Self.folder + "codings.csv"))
    try #require(codings.count == 2)
    #expect(codings[1].prefix(5) == [Bells.ash, "unclear", "we eat", "9", "15"])
    let comments = try rows(tool.bytes(Self.folder + "comments.csv"))
    try #require(comments.count == 4)
    #expect(comments.dropFirst().map { $0[4] } == ["public", "withdrawn", "public"])
    #expect(comments.dropFirst().map { $0[3] } == ["no", "no", "yes"])
  }

  @Test func knowsNoStageAndNoNoticeToCome() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-03-20").succeeds()
    let json = try tool.text(Self.folder + "docket.json")
    for later in ["final", "BEL-2021-0002", "80 dB", "Which noon"] {
      #expect(!json.contains(later), "\(later)")
    }
    #expect(!tool.isThere(Self.folder + "redline-proposed-final.csv"))
  }

  @Test func comparesClauseByClause() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let rows = try rows(tool.bytes(Self.folder + "redline-proposed-final.csv"))
    let added = try #require(rows.first { $0[6] == "1-1-d" })
    #expect(added[0] == "added")
    #expect(added[2...4] == ["", "", ""])
    #expect(added[7].contains("80 dB"))
    #expect(rows.contains { $0[0] == "unchanged" && $0[3] == "1-1-a" && $0[6] == "1-1-a" })
  }

  @Test func isServedAsWhatItIs() throws {
    let tool = try Tool().bellsWithComments()
    try tool.run("build", "--as-of", "2021-10-01").succeeds()
    let server = try Server(tool)
    for (name, type) in [
      ("comments.csv", "text/csv; charset=utf-8"), ("README.txt", "text/plain; charset=utf-8"),
      ("docket.json", "application/json"),
    ] {
      let answer = try server.answer("GET", "/bells/data/" + name)
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"]?.utf8.starts(with: type.utf8) == true, "\(answer)")
      #expect(try answer.body == tool.bytes(Self.folder + name))
    }
    #expect(try server.answer("GET", "/manifest.json").status == 200)
    #expect(try server.answer("GET", "/manifest.sha256").status == 200)
  }
}
