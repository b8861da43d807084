// Rulewright. Apache-2.0.

package import Comments
package import Dockets
package import Unpacked

/// Turns the letters of one file into comments, and remembers which came.
///
/// A letter has no number of a docket, so its own words give it one: `mail-` and twelve digits of
/// the hash of Message-ID, sender, date, subject and body. The same letter has the same number whichever
/// way it came, and another one that claims its Message-ID cannot take its place.
package struct MailComments {
  private let stage: (CalendarDay?) -> StageID?
  private var seen: [CommentID: (letter: Int, identity: String)] = [:]

  /// Letters name no docket: `stage` chooses what one speaks to by the day that it was received;
  /// nil refuses it.
  package init(stage: @escaping (CalendarDay?) -> StageID?) { self.stage = stage }

  /// What becomes of a letter whose files are kept under their hashes, in their order.
  package mutating func row(_ message: MailMessage, kept: [String]) -> ImportedRow {
    let received = (message.received ?? message.dated).flatMap(Self.day)
    guard let stage = stage(received) else {
      return .rejected(row: message.number, reason: Self.noStage)
    }
    let id = Self.id(message.identity)
    if let first = seen[id] {
      return first.identity == message.identity
        ? .skipped(row: message.number, reason: "the same as letter \(first.letter)")
        : .rejected(
          row: message.number,
          reason: "\(quoted(id.text)) is letter \(first.letter) too, with other contents")
    }
    seen[id] = (message.number, message.identity)
    var comment = Self.comment(message, id: id, stage: stage, kept: kept)
    comment.received = received
    return .comment(
      ImportedComment(comment: comment, row: message.number, bytes: message.bytes))
  }

  /// Why a letter is refused whose stage nothing tells.
  package static let noStage =
    "nothing says which stage it speaks to: it names no docket, and it came in no stage's comment "
    + "period; import it with --stage"

  private static func id(_ identity: String) -> CommentID {
    CommentID("mail-" + String(decoding: identity.utf8.prefix(12), as: UTF8.self))
  }

  private static func comment(
    _ message: MailMessage, id: CommentID, stage: StageID, kept: [String]
  ) -> Comment {
    let attachments = message.attachments.enumerated().map { index, attachment in
      Attachment(
        number: index + 1,
        address: attachment.shownAs.isEmpty ? "" : Attachment.inLetter + attachment.shownAs,
        name: attachment.name,
        sha256: kept.indices.contains(index) ? kept[index] : nil)
    }
    return Comment(
      id: id, stage: stage, submitter: submitter(message), title: message.subject,
      body: words(message.body), attachments: attachments,
      sourceFields: fields(message))
  }

  /// The name in From, as it stands; an address is no name, and is kept among the fields only.
  private static func submitter(_ message: MailMessage) -> Submitter {
    let name = trimmed(message.fromName.utf8[...])
    guard !name.isEmpty, !name.contains(0x40) else { return Submitter() }
    guard let space = name.lastIndex(of: 0x20), !name.contains(0x2C) else {
      return Submitter(lastName: text(name))
    }
    return Submitter(
      firstName: text(trimmed(name[..<space])), lastName: text(name[space...].dropFirst()))
  }

  private static func text(_ bytes: Substring.UTF8View) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func day(_ seconds: Int) -> CalendarDay? {
    let day = EasternTime.day(of: Instant(seconds: seconds))
    return (1...9999).contains(day.year) ? day : nil
  }

  /// The words of a body, its pieces parted by a blank line.
  package static func words(_ body: [MailMessage.Piece]) -> String {
    let pieces = body.map { piece in
      let bytes = Array(piece.text.utf8)[...]
      return plain(piece.isHTML ? HTMLText.words(bytes) : piece.text)
    }
    return pieces.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Text with LF at the end of its lines, no empty lines around it, and U+FFFD for what no text
  /// holds.
  private static func plain(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0D: out.append(0x0A)
      case 0x0A: if before != 0x0D { out.append(byte) }
      case 0: out += [0xEF, 0xBF, 0xBD]
      default: out.append(byte)
      }
      before = byte
    }
    var rest = out[...]
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    // The first line keeps its indent.
    while let end = rest.firstIndex(of: 0x0A), rest[..<end].allSatisfy({ $0 <= 0x20 }) {
      rest = rest[(end + 1)...]
    }
    return String(decoding: rest, as: UTF8.self)
  }

  /// The header's fields, under the names that a header gives them; several of one name are one
  /// field of several lines.
  private static func fields(_ message: MailMessage) -> [String: String] {
    var fields: [String: String] = [:]
    for header in message.headers where !header.value.utf8.isEmpty {
      let name = name(header.name)
      fields[name] = fields[name].map { $0 + "\n" + header.value } ?? header.value
    }
    return fields
  }

  /// `Message-ID` for `message-id` and `Message-Id`: names of fields have no case.
  private static func name(_ header: String) -> String {
    if matches(header.utf8, "message-id") { return "Message-ID" }
    var isFirst = true
    let letters = header.utf8.map { byte in
      defer { isFirst = byte == 0x2D }
      let isLetter = (0x61...0x7A) ~= lower(byte)
      return isFirst && isLetter ? lower(byte) & 0xDF : lower(byte)
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
