// Rulewright. Apache-2.0.

import CGMime
import Hashing
package import Unpacked

/// Reads one letter, through GMime, into what it says and the files that came with it.
///
/// It knows nothing of disks: each file's bytes are handed to the caller, who says its number.
package struct MailParser {
  /// Why a letter cannot be read: `reason` is a phrase for people.
  package struct Fault: Error, Hashable {
    package let reason: String
  }

  private static let mostAttachments = 2_000
  private static let deepest = 50
  /// A picture of no more bytes that a page shows in its midst is an ornament.
  ///
  /// Logos, signs of social networks and the points that tell a sender who reads have fewer, a
  /// scanned page of words has more.
  private static let ornament = 32 << 10
  /// The fields that people ask for; the letter itself is kept whole elsewhere.
  private static let keptHeaders = [
    "from", "sender", "reply-to", "to", "cc", "date", "message-id", "in-reply-to", "resent-from",
    "resent-to", "resent-date", "received", "list-id",
  ]

  private let keep: ([UInt8]) throws -> Int
  private var body: [MailMessage.Piece] = []
  private var attachments: [MailAttachment] = []
  /// The small pictures among the attachments that have an id, by their places.
  private var smallPictures: [Int: String] = [:]
  /// The ids of the parts that a page of the letter shows in its midst.
  private var shownIDs: Set<String> = []

  /// - Parameter keep: keeps the bytes of a file and says under which number.
  package init(keep: @escaping ([UInt8]) throws -> Int) { self.keep = keep }

  /// GMime must be told once that it will be used.
  private static let isStarted: Void = mime_start()

  /// What a letter says.
  ///
  /// Throws `Fault`, and whatever `keep` throws.
  package static func message(
    _ letter: MailSplitter.Letter, number: Int, keep: @escaping ([UInt8]) throws -> Int
  ) throws -> MailMessage {
    guard let content = letter.content else {
      throw Fault(reason: "it is \(letter.bytes.count >> 20) MB long, more than a letter may be")
    }
    let bytes = LetterBytes.unwrapped(content, isOfMailbox: letter.isOfMailbox)
    guard LetterBytes.beginsWithField(bytes[...]) else {
      throw Fault(reason: "it does not begin with the header of a letter")
    }
    _ = isStarted
    let mended = LetterBytes.mended(bytes)
    return try mended.withUnsafeBufferPointer { buffer in
      guard let parsed = mime_parse(buffer.baseAddress, buffer.count) else {
        throw Fault(reason: "its header cannot be read")
      }
      defer { mime_release(parsed) }
      var parser = MailParser(keep: keep)
      var message = parser.readHeader(parsed, number: number, bytes: letter.bytes)
      message.identity = identity(parsed, bytes)
      try parser.readParts(of: parsed)
      message.body = parser.body
      message.attachments = parser.attachments
      for (index, id) in parser.smallPictures where parser.shownIDs.contains(id) {
        message.attachments[index].shownAs = id
      }
      return message
    }
  }

  // MARK: The header

  private func readHeader(
    _ parsed: UnsafeMutableRawPointer, number: Int, bytes: Range<Int>
  ) -> MailMessage {
    var message = MailMessage(number: number, bytes: bytes, identity: "")
    var hasFrom = false
    for index in 0..<max(0, Int(mime_header_count(parsed))) {
      let at = Int32(index)
      let name = Self.oneLine(text(mime_header_name(parsed, at)))
      let value = Self.oneLine(text(mime_header_value(parsed, at)))
      let raw = text(mime_header_raw(parsed, at))
      let key = Self.lowercased(name)
      if Self.keptHeaders.contains(key), !(key == "received" && message.header(key) != nil) {
        message.headers.append(MailMessage.Header(name: name, value: value))
      }
      switch key {
      case "subject" where message.subject.isEmpty: message.subject = value
      case "from" where !hasFrom:
        hasFrom = true
        (message.fromName, message.fromAddress) = Self.mailbox(raw, decoded: value)
      case "date" where message.dated == nil: message.dated = Self.seconds(raw)
      case "received" where message.received == nil:
        let date = raw.utf8.split(separator: 0x3B).last.map { String(decoding: $0, as: UTF8.self) }
        message.received = date.flatMap(Self.seconds)
      default: break
      }
    }
    return message
  }

  private static func mailbox(_ raw: String, decoded: String) -> (name: String, address: String) {
    var (name, address): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?)
    let isFound = mime_first_mailbox(raw, &name, &address) == 1
    defer {
      mime_free(name)
      mime_free(address)
    }
    guard isFound else { return (decoded, "") }
    let found = (oneLine(text(name)), oneLine(text(address)))
    return found.0.isEmpty && found.1.isEmpty ? (decoded, "") : found
  }

  private static func seconds(_ raw: String) -> Int? {
    var seconds: CLongLong = 0
    guard mime_date(oneLine(raw), &seconds) == 1 else { return nil }
    // What is no year of letters is no date that somebody meant.
    return (-3_155_673_600...4_102_444_800).contains(seconds) ? Int(seconds) : nil
  }

  /// The digest of what makes it this letter and no other.
  private static func identity(_ parsed: UnsafeMutableRawPointer, _ bytes: [UInt8]) -> String {
    var hash = ContentHash.Builder()
    for wanted in ["message-id", "from", "date", "subject"] {
      let index = (0..<max(0, mime_header_count(parsed))).first {
        lowercased(oneLine(text(mime_header_name(parsed, $0)))) == wanted
      }
      let value = index.map { oneLine(text(mime_header_raw(parsed, $0))) } ?? ""
      hash.update(Array(value.utf8) + [0x0A])
    }
    hash.update(LetterBytes.body(bytes))
    return hash.finish().hex
  }

  // MARK: The parts

  private mutating func readParts(of message: UnsafeMutableRawPointer) throws {
    guard let top = mime_body(message) else { return }
    try read(top, depth: 0, isOfLetter: true)
    // A letter that is nothing but a named text, shown in place, is that text.
    guard body.isEmpty, Int(mime_kind(top)) == mime_kind_part, isText(top),
      !isDisposed(top)
    else { return }
    body = [piece(top)]
    attachments = []
    smallPictures = [:]
  }

  /// Walks a part; of a letter within the letter only its files are taken, since its words are
  /// read with it as a file.
  private mutating func read(
    _ part: UnsafeMutableRawPointer, depth: Int, isOfLetter: Bool
  ) throws {
    switch Int(mime_kind(part)) {
    case mime_kind_multipart where depth < Self.deepest:
      let children = (0..<max(0, mime_children(part))).compactMap { mime_child(part, $0) }
      if isOfLetter, Self.lowercased(text(mime_subtype(part))) == "alternative" {
        try readAlternatives(children, depth: depth + 1)
      } else {
        for child in children { try read(child, depth: depth + 1, isOfLetter: isOfLetter) }
      }
    case mime_kind_message:
      try attach(part, content: Self.bytes(part, content: true))
      if depth < Self.deepest, let inner = mime_inner(part), let top = mime_body(inner) {
        try read(top, depth: depth + 1, isOfLetter: false)
      }
    default:
      if isText(part), !isDisposed(part), !hasName(part) {
        if isOfLetter {
          let piece = piece(part)
          if piece.isHTML { shownIDs.formUnion(ContentIDs.named(in: Array(piece.text.utf8))) }
          body.append(piece)
        }
      } else {
        try attach(part, content: Self.bytes(part, content: true))
      }
    }
  }

  /// Of several ways to say the same the plainest that says anything is read; files among them
  /// are files all the same.
  private mutating func readAlternatives(
    _ children: [UnsafeMutableRawPointer], depth: Int
  ) throws {
    var ways: [[MailMessage.Piece]] = []
    let before = body
    for child in children {
      body = []
      if isAnotherWay(child) { continue }
      try read(child, depth: depth, isOfLetter: true)
      ways.append(body)
    }
    func says(_ pieces: [MailMessage.Piece]) -> Bool {
      pieces.contains { piece in piece.text.utf8.contains { $0 > 0x20 } }
    }
    let plain = ways.first { says($0) && $0.allSatisfy { !$0.isHTML } }
    body = before + (plain ?? ways.last(where: says) ?? [])
  }

  /// A text of a kind that only repeats what the plain one says.
  private func isAnotherWay(_ part: UnsafeMutableRawPointer) -> Bool {
    guard Int(mime_kind(part)) == mime_kind_part, !isDisposed(part), !hasName(part),
      Self.lowercased(text(mime_type(part))) == "text"
    else { return false }
    return ["enriched", "richtext", "x-amp-html", "watch-html"]
      .contains(Self.lowercased(text(mime_subtype(part))))
  }

  private mutating func attach(_ part: UnsafeMutableRawPointer, content: [UInt8]) throws {
    guard attachments.count < Self.mostAttachments else {
      throw Fault(reason: "more than \(Self.mostAttachments) files came with it")
    }
    let type = Self.lowercased(text(mime_type(part)) + "/" + text(mime_subtype(part)))
    if type.utf8.starts(with: "image/".utf8), content.count <= Self.ornament {
      let id = text(mime_content_id(part))
      if !id.isEmpty { smallPictures[attachments.count] = id }
    }
    attachments.append(
      MailAttachment(
        file: try keep(content), name: Self.oneLine(text(mime_file_name(part))), type: type,
        size: content.count))
  }

  private func isText(_ part: UnsafeMutableRawPointer) -> Bool {
    guard Self.lowercased(text(mime_type(part))) == "text" else { return false }
    return ["plain", "html"].contains(Self.lowercased(text(mime_subtype(part))))
  }

  private func isDisposed(_ part: UnsafeMutableRawPointer) -> Bool {
    Self.lowercased(text(mime_disposition(part))) == "attachment"
  }

  private func hasName(_ part: UnsafeMutableRawPointer) -> Bool {
    !text(mime_file_name(part)).isEmpty
  }

  private func piece(_ part: UnsafeMutableRawPointer) -> MailMessage.Piece {
    let isHTML = Self.lowercased(text(mime_subtype(part))) == "html"
    var words = CharsetText.decoding(
      Self.bytes(part, content: true), charset: text(mime_parameter(part, "charset")))
    if !isHTML, Self.lowercased(text(mime_parameter(part, "format"))) == "flowed" {
      let deletes = Self.lowercased(text(mime_parameter(part, "delsp"))) == "yes"
      words = FlowedText.joined(words, deletesSpace: deletes)
    }
    return MailMessage.Piece(isHTML: isHTML, text: words)
  }

  // MARK: Bytes and texts

  private static func bytes(_ object: UnsafeMutableRawPointer, content: Bool) -> [UInt8] {
    guard let array = mime_bytes(object, content ? 1 : 0) else { return [] }
    defer { mime_bytes_free(array) }
    return Array(
      UnsafeBufferPointer(start: mime_bytes_start(array), count: mime_bytes_count(array)))
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String { Self.text(pointer) }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }

  private static func lowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// A header's text without line ends and white space around it, and one space for several.
  private static func oneLine(_ text: String) -> String {
    let words = text.utf8.split { $0 == 0x20 || (0x09...0x0D) ~= $0 || $0 == 0 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }
}
