// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Dockets
import Hashing
import Redacting
import TestSupport
import Testing

struct RedactionTests {
  private let words = "Write to ada@example.org. Formula X9-alpha is ours."
  private let mail = "[redacted: e-mail address]"

  private func redaction(
    _ quote: String, in words: String, _ state: Redaction.State,
    _ kind: RedactionKind = .businessInformation, of id: String = "A"
  ) throws -> Redaction {
    let start = try #require(words.ranges(of: quote).first).lowerBound
    let lower = words.utf8.distance(from: words.startIndex, to: start)
    return Redaction(
      comment: CommentID(id), range: lower..<lower + quote.utf8.count, quote: quote, kind: kind,
      state: state, who: "lee", at: "2026-01-02T03:04:05Z")
  }

  private func body(_ scene: Scene, _ id: String = "A") throws -> String? {
    try scene.published().comment(CommentID(id))?.body
  }

  @Test func withholdsWhatTheFinderFindsAtOnce() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words), comment("B", "Nothing here.")])
    #expect(try body(scene) == "Write to \(mail). Formula X9-alpha is ours.")
    #expect(try body(scene, "B") == "Nothing here.")
    // Only comments with something to withhold cost a row.
    #expect(try scene.sqlite("SELECT count(*) FROM publicText") == "1\n")
    #expect(try record.undecidedCount() == 1)
    #expect(try record.undecided().map(\.quotes) == [["ada@example.org"]])
    #expect(try record.verify().isEmpty)
  }

  @Test func showsWhatAPersonShowsAndTakesItBack() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words)])
    let shown = try redaction("ada@example.org", in: words, .shown, .emailAddress)
    #expect(try record.putRedactions([shown], as: .shown, stamp: .test) == 1)
    #expect(try record.putRedactions([shown], as: .shown, stamp: .test) == 0)
    #expect(try body(scene) == words)
    #expect(try record.undecidedCount() == 0)
    #expect(try record.verify().isEmpty)
    let undone = try #require(try record.undo(stamp: .test))
    #expect(undone.original.redactions.map(\.after) == [shown])
    #expect(try body(scene) == "Write to \(mail). Formula X9-alpha is ours.")
    #expect(try record.redo(stamp: .test) != nil)
    #expect(try body(scene) == words)
    #expect(try record.verify().isEmpty)
  }

  @Test func publishesPassagesAndQuotesOfThePublicTextAlone() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words)])
    for range in [0..<8, 9..<24, 12..<33, 26..<51] {
      var one = coding("A", "t")
      let quote = String(decoding: Array(words.utf8)[range], as: UTF8.self)
      one.passage = Passage(range: range, quote: quote)
      try record.addCoding(one)
    }
    let added = try redaction("X9-alpha", in: words, .added)
    try record.putRedactions([added], as: .redacted, stamp: .test)
    let shown = try #require(try body(scene))
    let secret = "[redacted: confidential business information]"
    #expect(shown == "Write to \(mail). Formula \(secret) is ours.")
    let codings = try scene.published().codings()
    #expect(
      codings.map { $0.passage?.quote } == [
        "Write to", mail, "\(mail). Formula", "Formula \(secret) is ours.",
      ])
    for case let passage? in codings.map(\.passage) {
      let there = Array(shown.utf8)[passage.range]
      #expect(there.elementsEqual(passage.quote.utf8))
    }
    let dump = try scene.sqlite("SELECT * FROM publishedComment; SELECT * FROM publishedCoding;")
    #expect(dump.ranges(of: "X9-alpha").isEmpty && dump.ranges(of: "ada@").isEmpty)
  }

  @Test func publishesNoQuoteOfWordsThatAreGone() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", "My secret is out.")])
    try record.addCoding(coding("A", "t", quote: "My secret"))
    try record.importComments([comment("A", "I said nothing.")])
    #expect(try scene.published().codings().map(\.passage) == [nil])
  }

  @Test func withholdsRedactedWordsInACommentThatCameAgain() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words)])
    try record.putRedactions(
      [try redaction("X9-alpha", in: words, .added)], as: .redacted, stamp: .test)
    try record.importComments([comment("A", "Once more: X9-alpha.")])
    #expect(try body(scene) == "Once more: [redacted: confidential business information].")
    try record.importComments([comment("A", "Once more: X9 alpha.")])
    #expect(try body(scene) == PublicForm.unplacedMark)
    #expect(try record.undecidedCount() == 1)
    #expect(try record.undecided().map(\.lost.count) == [1])
    #expect(try record.verify().isEmpty)
  }

  @Test func releasesTheBytesThatSomebodySawAndNoOthers() throws {
    let scene = try Scene()
    let record = try scene.record()
    func letter(_ byte: UInt8) -> Comment {
      var stub = comment("A", "See attached.")
      stub.attachments = [Attachment(number: 1, sha256: ContentHash(of: [byte]).hex)]
      return stub
    }
    try record.importComments([letter(1)])
    let readings = [1, 2].map { (byte: UInt8) in
      AttachmentReading(
        sha256: ContentHash(of: [byte]).hex, method: "m",
        outcome: .text("Call (202) 555-014\(byte)"))
    }
    _ = try record.addAttachmentReadings(readings, stamp: .test)
    let withheld = "See attached.\n\n[withheld: attachment 1, not reviewed]"
    #expect(try body(scene) == withheld)
    // Nobody needs to look into what is withheld as a whole.
    #expect(try record.undecidedCount() == 0)
    let release = Disclosure(
      comment: CommentID("A"), attachment: 1, sha256: ContentHash(of: [1]).hex, state: .released,
      who: "lee", at: "2026-01-02T03:04:05Z")
    try record.putDisclosures([release], as: .released, stamp: .test)
    #expect(try body(scene) == "See attached.\n\nCall [redacted: phone number]")
    #expect(try record.undecidedCount() == 1)
    try record.importComments([letter(2)])
    #expect(try body(scene) == withheld)
    #expect(try record.verify().isEmpty)
  }

  @Test func keepsANumberAndAReasonOfAWithheldComment() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words)])
    try record.addCoding(coding("A", "t"))
    let whole = Disclosure(
      comment: CommentID("A"), state: .withheld, kind: .copyright, reason: "a whole book",
      who: "lee", at: "2026-01-02T03:04:05Z")
    try record.putDisclosures([whole], as: .withheld, stamp: .test)
    let published = try #require(try scene.published().comment(CommentID("A")))
    #expect(published.content == .restricted(kind: "copyrighted material"))
    #expect(try scene.published().codings().isEmpty)
    #expect(try record.undecidedCount() == 0)
    #expect(try record.undo(stamp: .test) != nil)
    #expect(try body(scene) == "Write to \(mail). Formula X9-alpha is ours.")
    #expect(try record.verify().isEmpty)
  }

  @Test func findsPublicTextThatSomebodyChanged() throws {
    let scene = try Scene()
    let record = try scene.record()
    try record.importComments([comment("A", words)])
    _ = try scene.sqlite("DELETE FROM publicText")
    #expect(try record.verify() == ["what the public reads of A does not follow from it"])
  }

  @Test func findsItsWayThroughRandomWork() throws {
    let bodies = [
      "", "nothing", words, "X9-alpha and ada@example.org", "é (202) 555-0143 é",
      "X9-alphaX9-alpha",
    ]
    let secrets = ["X9-alpha", "ada@example.org", "(202) 555-0143", "secret 1", "é"]
    for seed: UInt64 in 1...3 {
      let scene = try Scene(inMemory: true)
      defer { scene.remove() }
      let record = try scene.record()
      var numbers = SeededGenerator(seed: seed)
      for step in 0..<120 {
        let id = "C-\(numbers.below(5))"
        let now = try record.comment(CommentID(id))
        switch numbers.below(8) {
        case 0...1:
          var one = comment(id, numbers.pick(bodies))
          if numbers.below(2) == 0 {
            one.attachments = [
              Attachment(number: 1, sha256: ContentHash(of: [UInt8(numbers.below(3))]).hex)
            ]
          }
          try record.importComments([one])
        case 2:
          let byte = UInt8(numbers.below(3))
          let reading = AttachmentReading(
            sha256: ContentHash(of: [byte]).hex, method: "m",
            outcome: .text("secret \(byte), ada@example.org"))
          _ = try record.addAttachmentReadings([reading], stamp: .test)
        case 3...5:
          guard let now else { continue }
          let quote = numbers.pick(secrets)
          let bytes = Array(now.body.utf8)
          let places = bytes.indices.filter { bytes[$0...].starts(with: quote.utf8) }
          guard !places.isEmpty else { continue }
          let start = numbers.pick(places)
          let state = numbers.pick(Redaction.State.allCases)
          try record.putRedactions(
            [
              Redaction(
                comment: now.id, range: start..<start + quote.utf8.count, quote: quote,
                kind: .other, state: state, who: "lee", at: "t\(step)")
            ], as: state == .shown ? .shown : .redacted, stamp: .test)
          if state != .shown {
            let shown = try scene.published().comment(now.id)?.body ?? ""
            let there = Array(shown.utf8)
            // Other places of the same words may be shown; this one is not among them.
            #expect(there.count != bytes.count || there != bytes)
          }
        case 6:
          guard let now, let attachment = now.attachments.first else { continue }
          try record.putDisclosures(
            [
              Disclosure(
                comment: now.id, attachment: 1, sha256: attachment.sha256,
                state: numbers.pick(Disclosure.State.allCases), who: "lee", at: "t")
            ], as: .released, stamp: .test)
        default: _ = try? record.undo(stamp: .test)
        }
      }
      #expect(try record.verify() == [])
    }
  }
}
