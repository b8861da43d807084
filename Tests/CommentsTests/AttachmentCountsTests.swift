// Rulewright. Apache-2.0.

import Comments
import Testing

@Suite struct AttachmentCountsTests {
  @Test func countsAnAttachmentOnceInHoweverManyFormsItCame() {
    let counts = AttachmentCounts([
      Attachment(number: 1, address: "a/1.docx"),
      Attachment(number: 1, address: "a/1.pdf", sha256: "p", words: 10..<20),
      Attachment(number: 2, address: "a/2.pdf", sha256: "q"),
      Attachment(number: 3, address: "a/3.pdf"),
    ])
    #expect(counts == AttachmentCounts(read: 1, unread: 2))
    #expect(counts.inWords == "text in 1 attachment, 2 not read")
  }

  @Test func takesBytesThatCameTwiceAsReadInBothPlaces() {
    let counts = AttachmentCounts([
      Attachment(number: 1, sha256: "p", words: 0..<4), Attachment(number: 2, sha256: "p"),
    ])
    #expect(counts == AttachmentCounts(read: 2))
    #expect(counts.inWords == "text in 2 attachments, 0 not read")
  }

  @Test func leavesOutTheOrnamentsOfALetterUnlessTheyHaveWords() {
    let logo = Attachment(number: 1, address: "cid:logo@mail.example", sha256: "p")
    #expect(AttachmentCounts([logo]) == AttachmentCounts())
    var read = logo
    read.words = 0..<3
    #expect(AttachmentCounts([read]) == AttachmentCounts(read: 1))
    var tally = AttachmentTally()
    tally.add([logo]) { _ in "an image" }
    #expect(tally == AttachmentTally())
  }

  @Test(arguments: [
    (1, 0, "see attached; the attachment was read"),
    (0, 1, "see attached; the attachment was not read"),
    (2, 0, "see attached; all 2 attachments were read"),
    (0, 2, "see attached; none of 2 attachments was read"),
    (1, 2, "see attached; 1 of 3 attachments was read"),
    (2, 1, "see attached; 2 of 3 attachments were read"),
  ]) func saysOfAStubWhatWasReadOfIt(read: Int, unread: Int, words: String) {
    #expect(AttachmentCounts(read: read, unread: unread).ofStubInWords == words)
  }

  @Test func countsWhyAttachmentsWereNotReadTheCommonestFirst() {
    var tally = AttachmentTally()
    let reasons = ["q": "password protected", "s": "password protected"]
    tally.add([]) { reasons[$0] }
    tally.add([Attachment(number: 1, sha256: "p", words: 0..<1)]) { reasons[$0] }
    tally.add(
      [
        Attachment(number: 1, address: "a"), Attachment(number: 1, sha256: "q"),
        Attachment(number: 2, address: "b"),
      ]
    ) { reasons[$0] }
    tally.add([Attachment(number: 1, sha256: "r"), Attachment(number: 2, sha256: "s")]) {
      reasons[$0]
    }
    #expect(tally.comments == 3 && tally.commentsWithUnread == 2)
    #expect(tally.attachments == AttachmentCounts(read: 1, unread: 4))
    #expect(
      tally.reasons == [
        .init(words: "password protected", count: 2),
        .init(words: AttachmentTally.notHere, count: 1),
        .init(words: AttachmentTally.waiting, count: 1),
      ])
    #expect(tally.reasons.reduce(0) { $0 + $1.count } == tally.attachments.unread)
  }
}
