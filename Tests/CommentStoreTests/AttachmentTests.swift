// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Dockets
import Hashing
import Redacting
import Testing

@Suite struct AttachmentTests {
  private let hash = ContentHash(of: [1, 2, 3]).hex

  private func stub() -> Comment {
    var stub = comment("A", "See attached.")
    stub.attachments = [
      Attachment(number: 1, address: "https://example.org/1.pdf"),
      Attachment(number: 2, name: "letter.docx", sha256: hash),
    ]
    return stub
  }

  private func reading(_ outcome: AttachmentReading.Outcome) -> AttachmentReading {
    AttachmentReading(sha256: hash, method: "pandoc 2.17", outcome: outcome)
  }

  @Test func putsTheWordsOfAnAttachmentBehindTheCommentsOwn() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([stub()])
    #expect(try record.attachments().map(\.reading) == [.notHere, .waiting])
    #expect(
      try record.addAttachmentReadings([reading(.unread(reason: "encrypted"))], stamp: .test) == 1)
    #expect(
      try record.attachments().map(\.reading)
        == [.notHere, .unread(reason: "encrypted", method: "pandoc 2.17")])
    #expect(
      try record.addAttachmentReadings([reading(.text("Clause 4 is vague."))], stamp: .test) == 1)
    let read = try #require(try record.comment(CommentID("A")))
    #expect(read.body == "See attached.\n\nClause 4 is vague.")
    #expect(read.ownBody == "See attached." && read.isStub && read.isAttachmentRead)
    #expect(read.attachments.map(\.words) == [nil, 15..<33])
    #expect(try record.attachments().last?.reading == .read(method: "pandoc 2.17"))
    #expect(try record.comments(CommentFilter(search: "vague")).total == 1)
    #expect(try record.verify().isEmpty)
  }

  @Test func readsTheSameBytesOnceForEver() throws {
    let scene = try Scene()
    let record = try scene.record()
    #expect(try record.addAttachmentReadings([reading(.text("First."))], stamp: .test) == 1)
    #expect(try record.addAttachmentReadings([reading(.text("Second."))], stamp: .test) == 0)
    // Whoever comes with the same bytes later has their words at once.
    try record.importComments([stub()])
    #expect(try record.comment(CommentID("A"))?.body == "See attached.\n\nFirst.")
    let again = try record.importComments([stub()])
    #expect(again.unchanged == 1)
    #expect(try record.verify().isEmpty)
  }

  @Test func publishesAMarkInThePlaceOfTheWordsOfAnAttachment() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([stub()])
    _ = try record.addAttachmentReadings([reading(.text("Under the box."))], stamp: .test)
    for (range, quote) in [(4..<12, "attached"), (25..<28, "box")] {
      var one = coding("A", "t")
      one.passage = Passage(range: range, quote: quote)
      try record.addCoding(one)
    }
    let published = try scene.published()
    let shown = try #require(try published.comment(CommentID("A")))
    let mark = "[withheld: attachment 2, not reviewed]"
    #expect(shown.body == "See attached.\n\n" + mark)
    #expect(shown.isStub && shown.attachmentCount == 2 && shown.attachmentsShown == 0)
    #expect(try published.codings().map(\.passage?.quote) == ["attached", mark])
  }

  @Test func findsTheCommentsWhoseAttachmentsNobodyRead() throws {
    let record = try Scene().record()
    var twice = comment("B", "See attached.")
    twice.attachments = [
      Attachment(number: 1, address: "https://example.org/b.pdf"),
      Attachment(number: 1, name: "b.docx", sha256: hash),
      Attachment(number: 2, name: "copy of b.docx", sha256: hash),
    ]
    var gone = stub()
    gone.id = CommentID("C")
    gone.withdrawal = Withdrawal(reason: "sent by mistake")
    try record.importComments([stub(), twice, gone, comment("D", "Nothing is attached.")])
    var letter = comment("E", "A letter with a logo.")
    letter.attachments = [
      Attachment(number: 1, address: "cid:logo@mail.example", sha256: ContentHash(of: [9]).hex)
    ]
    try record.importComments([letter])
    func unread(_ wanted: Bool) throws -> [String] {
      try record.queue(CommentFilter(hasUnreadAttachments: wanted), limit: 9).map(\.id.text)
    }
    #expect(try unread(true) == ["A", "B", "C"] && unread(false) == ["D", "E"])
    let before = try record.attachmentTally()
    #expect(before.tally.comments == 2 && before.tally.commentsWithUnread == 2)
    #expect(before.tally.attachments == AttachmentCounts(unread: 4))
    #expect(
      before.tally.reasons == [
        .init(words: AttachmentTally.waiting, count: 3),
        .init(words: AttachmentTally.notHere, count: 1),
      ])

    _ = try record.addAttachmentReadings([reading(.text("Clause 4."))], stamp: .test)
    #expect(try unread(true) == ["A", "C"] && unread(false) == ["B", "D", "E"])
    let after = try record.attachmentTally(after: before)
    #expect(after.tally == (try record.attachmentTally().tally))
    #expect(after.tally.attachments == AttachmentCounts(read: 3, unread: 1))
    #expect(after.tally.commentsWithUnread == 1)
    // The row of the queue and the comment itself count alike.
    for row in try record.queue(limit: 9) {
      #expect(try record.comment(row.id)?.attachmentCounts == row.attachments)
    }
    #expect(
      try record.queue(limit: 9).map(\.attachments) == [
        AttachmentCounts(read: 1, unread: 1), AttachmentCounts(read: 2),
        AttachmentCounts(read: 1, unread: 1), AttachmentCounts(), AttachmentCounts(),
      ])
  }

  @Test func tellsThePublicHowManyAttachmentsItReads() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([stub()])
    let words = "Write to ada@example.org"
    _ = try record.addAttachmentReadings([reading(.text(words))], stamp: .test)
    func decide(_ attachment: Int?, _ state: Disclosure.State) throws {
      try record.putDisclosures(
        [
          Disclosure(
            comment: CommentID("A"), attachment: attachment,
            sha256: attachment == nil ? nil : hash, state: state, who: "Ann",
            at: "2021-11-20T14:03:22Z")
        ], as: state == .released ? .released : .withheld, stamp: .test)
    }
    try decide(2, .released)
    let shown = try #require(try scene.published().comment(CommentID("A")))
    #expect(shown.attachmentsShown == 1)
    #expect(shown.body == "See attached.\n\nWrite to [redacted: e-mail address]")
    try decide(nil, .withheld)
    #expect(try scene.published().comment(CommentID("A"))?.attachmentsShown == 0)
  }

  @Test func refusesWordsThatSQLiteWouldCut() throws {
    let record = try Scene().record()
    #expect(throws: StoreError.self) {
      try record.addAttachmentReadings([reading(.text("a\u{0}b"))], stamp: .test)
    }
    #expect(try record.verify().isEmpty)
  }

  @Test func keepsWhereInTheFileACommentStands() throws {
    let scene = try Scene()
    let record = try scene.record()
    let file = ReceivedFile(
      name: "c.mbox", hash: ContentHash(of: [9]), size: 80, importedAt: "x", program: "p 1")
    _ = try record.importFile(file, stamp: .test) { take in
      try take(.comment(ImportedComment(comment: comment("A", "a"), row: 1, bytes: 0..<40)))
      try take(.comment(ImportedComment(comment: comment("B", "b"), row: 2, bytes: 40..<80)))
      return 2
    }
    #expect(
      try scene.sqlite("SELECT id, receivedStart, receivedEnd FROM comment")
        == "A|0|40\nB|40|80\n")
    #expect(try scene.sqlite("SELECT after FROM event").contains("\"program\":\"p 1\""))
    #expect(try record.verify().isEmpty)
    _ = try scene.sqlite(
      """
      DROP TRIGGER commentChangeNoUPDATE;
      UPDATE commentChange SET receivedEnd = 41 WHERE comment = 'A';
      UPDATE comment SET receivedEnd = 41 WHERE id = 'A';
      """)
    #expect(try !record.verify().isEmpty)
  }
}
