// Rulewright. Apache-2.0.

import TestSupport
import Testing
import Unpacked

@Suite struct FrameTests {
  @Test("any fields come back, however the wire cuts them", arguments: 0..<20)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let frames = (0..<5).map { _ in
      var frame = Frame(kind: UInt8.random(in: 0...255, using: &random))
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let count = Int.random(in: 0...300, using: &random)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
        frame.put(UInt8.random(in: 0...255, using: &random), bytes)
      }
      return frame
    }
    var wire = frames.flatMap(\.encoded)[...]
    var reader = FrameReader()
    var read: [Frame] = []
    while !wire.isEmpty {
      let count = Int.random(in: 1...50, using: &random)
      read += try reader.feed(wire.prefix(count))
      wire = wire.dropFirst(count)
    }
    try reader.finish()
    #expect(read == frames)
  }

  @Test("a length that claims too much is refused before anything is kept for it")
  func tooLong() {
    var reader = FrameReader(longest: 1000)
    #expect(throws: FrameReader.Fault.tooLong(0xFFFF_FFFF)) {
      try reader.feed([0xFF, 0xFF, 0xFF, 0xFF, 1])
    }
  }

  @Test("what is cut off within a frame is told from what has ended")
  func cutOff() throws {
    var frame = Frame(kind: 1)
    frame.put(1, "words")
    var reader = FrameReader()
    #expect(try reader.feed(frame.encoded.dropLast()).isEmpty)
    #expect(throws: FrameReader.Fault.cutOff) { try reader.finish() }
  }

  @Test("random bytes are frames or a fault, and never more", arguments: 0..<50)
  func garbage(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var reader = FrameReader(longest: 1 << 16)
    for _ in 0..<20 {
      let bytes = (0..<100).map { _ in UInt8.random(in: 0...3, using: &random) }
      guard (try? reader.feed(bytes)) != nil else { return }
    }
  }

  @Test("events say the same on the other side of the wire")
  func events() {
    var message = MailMessage(number: 3, bytes: 10..<500, identity: "ab")
    message.fromName = "Lee \n\u{0}"
    message.subject = "§ 740.22"
    message.received = -5
    message.headers = [.init(name: "To", value: "a@b.example")]
    message.body = [.init(isHTML: false, text: "one"), .init(isHTML: true, text: "<p>two")]
    message.attachments = [MailAttachment(file: 1, name: "../x", type: "a/b", size: 0)]
    let mail: [MailEvent] = [
      .began(number: 1, bytes: 0..<10), .message(message),
      .broken(number: 2, bytes: 10..<10, reason: "why"), .ended,
    ]
    #expect(mail.map(\.frame).map(MailEvent.init) == mail)
    let archive: [ArchiveEvent] = [
      .member(ArchiveMember(number: 1, name: "a/../b", content: .file(1, size: 4))),
      .member(ArchiveMember(number: 2, name: "", content: .folder)),
      .member(ArchiveMember(number: 3, name: "x", content: .refused(reason: "it is encrypted"))),
      .broken(reason: "why"), .ended,
    ]
    #expect(archive.map(\.frame).map(ArchiveEvent.init) == archive)
    let sheet: [SheetEvent] = [
      .sheet(name: "One"), .row(number: 4, cells: ["", "b", ""]), .broken(reason: "why"), .ended,
    ]
    #expect(sheet.map(\.frame).map(SheetEvent.init) == sheet)
  }

  @Test("a frame that lacks what its event needs is no event")
  func incomplete() {
    #expect(MailEvent(Frame(kind: 2)) == nil)
    #expect(ArchiveEvent(Frame(kind: 1)) == nil)
    #expect(SheetEvent(Frame(kind: 9)) == nil)
  }
}
