// Rulewright. Apache-2.0.

import CommentFixtures
import CommentImport
import CommentStore
import Comments
import Dockets
import Foundation
import Hashing
import TestSupport
import Testing

@Suite struct ImportTests {
  private func isWhole(_ tally: ImportTally) -> Bool {
    tally.read
      == tally.added + tally.updated + tally.unchanged + tally.rejected.count
      + tally.skipped.count
  }

  @Test func givesEveryCommentBackAsItCame() throws {
    let scene = try Scene()
    let record = try scene.record()
    var whole = comment("A-2", "\"\u{301}e\u{301} é\u{0}".replacing("\u{0}", with: ""))
    whole.submitter = Submitter(firstName: "Ada", lastName: "\u{1F642}", organization: "F")
    whole.title = "t"
    whole.posted = CalendarDay("2021-12-01")
    whole.attachments = [
      Attachment(number: 2, address: "b"), Attachment(number: 1, address: "a"),
    ]
    whole.withdrawal = Withdrawal(reason: "")
    whole.restriction = Restriction(kind: "CBI", reason: "r")
    whole.sourceFields = ["a\"\\\u{1}\n": "\u{7F}\u{2028}\t", "": "x", "é": "e\u{301}"]
    try record.importComments([whole, comment("A-1")])
    #expect(try record.comment(CommentID("A-2")) == whole)
    #expect(try record.comments().comments.map(\.id.text) == ["A-1", "A-2"])
    #expect(try record.verify().isEmpty)
  }

  @Test func addsUpdatesAndLeavesAlone() throws {
    let scene = try Scene()
    let record = try scene.record()
    var tally = try record.importComments([comment("A-1"), comment("A-2")])
    #expect(tally.added == 2)
    tally = try record.importComments([comment("A-1"), comment("A-2", "more"), comment("A-3")])
    #expect([tally.added, tally.updated, tally.unchanged] == [1, 1, 1] as [Int])
    #expect(try record.comment(CommentID("A-2"))?.body == "more")
  }

  @Test func tellsSpellingsApartThatUnicodeCallsEqual() throws {
    let record = try Scene().record()
    try record.importComments([comment("A-1", "caf\u{E9}")])
    #expect(try record.importComments([comment("A-1", "cafe\u{301}")]).updated == 1)
  }

  @Test func refusesTextWithANULRatherThanCuttingIt() throws {
    let record = try Scene().record()
    let tally = try record.importComments([comment("A-1", "a\u{0}b"), comment("A-2")])
    #expect(tally.rejected == [.init(file: "made", row: 2, reason: "a NUL character in its text")])
    #expect(tally.added == 1)
  }

  @Test func keepsNothingOfAFileWhoseRowsDoNotAddUp() throws {
    let scene = try Scene()
    let record = try scene.record()
    let file = ReceivedFile(
      name: "x", hash: ContentHash(of: [UInt8]()), size: 0, importedAt: "")
    #expect(throws: StoreError.tallyDoesNotAddUp(file: "x", read: 2, accountedFor: 1)) {
      try record.importFile(file, stamp: .test) { take in
        try take(.comment(ImportedComment(comment: comment("A-1"), row: 2)))
        return 2
      }
    }
    #expect(try record.comments().total == 0)
    #expect(try record.receivedFiles().isEmpty)
  }

  @Test func keepsNothingOfAFileThatIsCutOffInsideAQuote() throws {
    let record = try Scene().record()
    let bytes = Array("Document ID,Comment\nA,x\nB,\"y\n".utf8)
    #expect(throws: ImportError.quoteLeftOpen(row: 3, line: 3, position: 26)) {
      try record.importCSV(bytes)
    }
    #expect(try record.comments().total == 0)
  }

  @Test(.enabled(if: SharedData.has("comments/regulations-gov-bulk.csv")))
  func importsARealDownloadAndItsRepetition() throws {
    let scene = try Scene()
    let record = try scene.record()
    let bytes = SharedData.bytes("comments/regulations-gov-bulk.csv") ?? []
    let first = try record.importCSV(bytes)
    #expect([first.read, first.added, first.skipped.count] == [983, 982, 1] as [Int])
    #expect(first.rejected.isEmpty && isWhole(first))
    let second = try record.importCSV(bytes)
    #expect([second.read, second.unchanged, second.skipped.count] == [983, 982, 1] as [Int])
    #expect(try record.counts().received == 982)
    #expect(try record.verify().isEmpty)
    #expect(try record.receivedFiles().count == 1)
  }

  @Test func addsUpOrKeepsNothingWhateverBytesAreChanged() throws {
    let scene = try Scene()
    let record = try scene.record()
    let original = BulkCSVGenerator.file(comments: 12, seed: 9)
    var random = SeededGenerator(seed: 10)
    var refused = 0
    for round in 0..<300 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[at] = [0x22, 0x2C, 0x0A, 0x0D][Int.random(in: 0..<4, using: &random)]
        case 2: bytes.remove(at: at)
        default: bytes.insert(0x22, at: at)
        }
      }
      let before = try record.comments(CommentFilter(limit: 0)).total
      do {
        let tally = try record.importCSV(bytes, name: "round \(round)")
        #expect(isWhole(tally))
        let after = try record.comments(CommentFilter(limit: 0)).total
        #expect(after - before == tally.added)
      } catch is ImportError {
        refused += 1
        #expect(try record.comments(CommentFilter(limit: 0)).total == before)
      }
    }
    #expect(refused > 0 && refused < 300)
    #expect(try record.verify().isEmpty)
  }
}
