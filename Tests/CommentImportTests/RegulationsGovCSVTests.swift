// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import Comments
import Dockets
import TestSupport
import Testing

@Suite struct RegulationsGovCSVTests {
  private func read(_ input: [UInt8], piece: Int = 4096) throws
    -> (rows: [ImportedRow], read: Int)
  {
    var reader = RegulationsGovCSV { _ in StageID("interim-final") }
    var rows: [ImportedRow] = []
    for start in stride(from: 0, to: input.count, by: piece) {
      try reader.feed(input[start..<min(start + piece, input.count)]) { rows.append($0) }
    }
    try reader.finish { rows.append($0) }
    return (rows, reader.rowsRead)
  }

  private func row(_ fields: [(String, String)], header: [String]? = nil) throws -> ImportedRow {
    let file =
      BulkCSVGenerator.line(fields.map(\.0)) + BulkCSVGenerator.line(fields.map(\.1))
    return try #require(try read(file).rows.first)
  }

  private func comment(_ fields: [(String, String)]) throws -> Comments.Comment {
    guard case .comment(let imported) = try row([("Document ID", "A-1")] + fields) else {
      throw ImportError.headerNotRecognised(seen: "no comment")
    }
    return imported.comment
  }

  private func reason(_ row: ImportedRow) -> String {
    switch row {
    case .comment: "a comment"
    case .skipped(let number, let reason): "skipped \(number): \(reason)"
    case .rejected(let number, let reason): "rejected \(number): \(reason)"
    }
  }

  @Test func keepsEveryColumnThatHasNoPlaceOfItsOwn() throws {
    let comment = try comment([
      ("Comment", "words"), ("Notes", "x"), ("Notes", "y"), ("", "z"), ("City", " "),
      ("Docket ID", "A"), ("First Name", " Ada "), ("Organization Name", "Firm"),
    ])
    #expect(
      comment.sourceFields == [
        "Notes": "x", "Notes (2)": "y", "Column 5": "z", "Docket ID": "A",
      ])
    #expect(comment.submitter == Submitter(firstName: "Ada", organization: "Firm"))
    #expect(comment.stage == StageID("interim-final"))
  }

  @Test func readsDaysWithdrawalRestrictionAndAttachments() throws {
    let base = "https://downloads.example.gov/A-1/attachment_"
    let comment = try comment([
      ("Comment", ""), ("Received Date", "2021-12-07T04:59:59Z"), ("Posted Date", "soon"),
      ("Is Withdrawn?", "TRUE"), ("Reason Withdrawn", "asked"), ("Restrict Reason Type", "CBI"),
      ("Attachment Files", "\(base)10.pdf,\(base)2.pdf,\(base)2.docx,\(base)1.pdf?a,b"),
    ])
    #expect(comment.received == CalendarDay("2021-12-06"))
    #expect(comment.posted == nil)
    #expect(comment.sourceFields == ["Posted Date": "soon"])
    #expect(comment.withdrawal == Withdrawal(reason: "asked"))
    #expect(comment.restriction == Restriction(kind: "CBI", reason: ""))
    #expect(
      comment.attachments == [
        Attachment(number: 1, address: "\(base)1.pdf?a,b"),
        Attachment(number: 2, address: "\(base)2.docx"),
        Attachment(number: 2, address: "\(base)2.pdf"),
        Attachment(number: 10, address: "\(base)10.pdf"),
      ])
  }

  @Test func saysWhyARowIsNoComment() throws {
    #expect(
      reason(try row([("Document ID", "A"), ("Comment", "x"), ("Document Type", "Notice")]))
        == "skipped 2: a Notice, not a comment")
    #expect(
      reason(try row([("Document ID", "A"), ("Comment", "x"), ("Document Type", "Other")]))
        == "skipped 2: an Other, not a comment")
    #expect(
      reason(try row([("Document ID", " "), ("Comment", "x")])) == "rejected 2: no Document ID")
    #expect(
      reason(try row([("Document ID", "A"), ("Comment", "x"), ("Is Withdrawn?", "maybe")]))
        == "rejected 2: Is Withdrawn? says 'maybe', where true or false is meant")
    let file = Array("Document ID,Comment\nA,x\nB\n\nA,x\nA,y\n".utf8)
    #expect(
      try read(file).rows.dropFirst().map(reason) == [
        "rejected 3: 1 columns where the header has 2", "skipped 4: an empty line",
        "skipped 5: the same as row 2",
        "rejected 6: 'A' stands in row 2 too, with other contents",
      ])
  }

  @Test func refusesAFileWithoutItsHeader() {
    #expect(throws: ImportError.self) { try read(Array("id,text\n1,2\n".utf8)) }
    #expect(throws: ImportError.self) { try read([]) }
    #expect(throws: ImportError.quoteLeftOpen(row: 2, line: 2, position: 22)) {
      try read(Array("Document ID,Comment\nA,\"x\n".utf8))
    }
  }

  @Test func readsTheSameRowsWhateverThePieces() throws {
    let file = BulkCSVGenerator.file(comments: 60, seed: 5)
    let whole = try read(file, piece: file.count)
    #expect(whole.read == 61)
    for piece in [1, 2, 7, 1000] { #expect(try read(file, piece: piece).rows == whole.rows) }
    #expect(reason(whole.rows[0]) == "skipped 2: a Rule, not a comment")
  }

  @Test(.enabled(if: SharedData.has("comments/regulations-gov-bulk.csv")))
  func readsEveryRowOfARealDownload() throws {
    let (rows, read) = try read(
      SharedData.bytes("comments/regulations-gov-bulk.csv") ?? [], piece: 65_536)
    #expect(read == 983)
    let comments = rows.compactMap { row in
      if case .comment(let imported) = row { imported.comment } else { nil }
    }
    #expect(comments.count == 982)
    #expect(comments.filter { $0.withdrawal != nil }.count == 1)
    #expect(comments.filter { $0.received == nil }.count == 1)
    #expect(reason(rows[0]) == "skipped 2: a Notice, not a comment")
    let other = try self.read(
      SharedData.bytes("comments/regulations-gov-bulk-58-columns.csv") ?? [], piece: 65_536)
    #expect(other.read == 1002)
    #expect(other.rows.filter { reason($0) == "a comment" }.count == 1000)
  }

  @Test func accountsForEveryRowWhateverBytesAreChanged() throws {
    let original = BulkCSVGenerator.file(comments: 6, seed: 9)
    var random = SeededGenerator(seed: 11)
    var refused = 0
    for _ in 0..<3000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        default: bytes.insert([0x22, 0x2C, 0x0A][Int.random(in: 0..<3, using: &random)], at: at)
        }
      }
      do {
        let (rows, read) = try read(bytes)
        #expect(rows.count == read)
      } catch is ImportError {
        refused += 1
      }
    }
    #expect(refused > 0 && refused < 3000)
  }
}
