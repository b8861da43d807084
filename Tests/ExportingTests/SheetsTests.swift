// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import Testing

@testable import Exporting

@Suite("Tables that are longer than a spreadsheet shows")
struct SheetsTests {
  /// The files of a docket of so many comments, a spreadsheet having so many rows.
  private func files(_ count: Int, rows: Int) -> [String: [UInt8]] {
    let docket = DateScene.docket()
    let comments = (0..<count).map { number in
      PublishedComment(
        id: CommentID("C-\(number)"), stage: docket.stages[0].id,
        received: DateScene.day("2021-01-10"), organization: "",
        content: .body(number % 3 == 0 ? "=1+\(number)" : "Ring \(number) times."), isStub: false,
        attachmentCount: 0)
    }
    let tree = ClauseTree(
      draft: Draft(file: "a.md", bytes: Array("Bells ring.".utf8)), numbering: .prose, title: nil,
      clauses: [])
    let published = PublishedDocket(
      docket, asOf: DateScene.day("2022-05-25"),
      stages: [PublishedStage(stage: docket.stages[0], tree: tree, fileHash: "")],
      comments: comments)
    var files: [String: [UInt8]] = [:]
    DocketDownloads(
      folder: "data", redlines: [], sheets: .init(rows: rows) { "\($0)-\($1).spreadsheet.csv" }
    ).write(published) { files[$0.path, default: []] += $0.bytes }
    return files
  }

  @Test(
    "every comment stands once in the files for spreadsheets, none of them too long",
    arguments: [0, 1, 9, 10, 11, 20, 35])
  func allRowsAreThere(count: Int) throws {
    let files = files(count, rows: 10)
    var found: [String] = []
    let parts = max(1, (count + 9) / 10)
    for part in 1...parts {
      let bytes = try #require(files["data/comments-\(part).spreadsheet.csv"])
      #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
      let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
      #expect(lines.first == CommentsTable.columns.joined(separator: ",")[...])
      #expect(lines.count - 1 <= 10)
      found += lines.dropFirst().map { String($0.prefix { $0 != "," }) }
    }
    #expect(files["data/comments-\(parts + 1).spreadsheet.csv"] == nil)
    #expect(found == (0..<count).map { "C-\($0)" })
    let whole = String(decoding: files["data/comments.csv"] ?? [], as: UTF8.self)
    #expect(whole.split(separator: "\r\n").count == count + 1)
  }
}
