// Rulewright. Apache-2.0.

/// What the child says while it reads a file of letters.
package enum MailEvent: Hashable, Sendable {
  /// It begins to read a letter: should it die now, this is the one to blame.
  case began(number: Int, bytes: Range<Int>)
  case message(MailMessage)
  /// A letter that cannot be read; `reason` is a phrase for people.
  case broken(number: Int, bytes: Range<Int>, reason: String)
  /// The file was read to its end.
  case ended

  package var frame: Frame {
    switch self {
    case .began(let number, let bytes): return Self.frame(Kind.began, number, bytes)
    case .ended: return Frame(kind: Kind.ended)
    case .broken(let number, let bytes, let reason):
      var frame = Self.frame(Kind.broken, number, bytes)
      frame.put(Tag.reason, reason)
      return frame
    case .message(let message): return Self.frame(message)
    }
  }

  /// The event that a frame is; nil when it is none.
  package init?(_ frame: Frame) {
    if frame.kind == Kind.ended {
      self = .ended
      return
    }
    guard let number = frame.number(Tag.number), let start = frame.number(Tag.start),
      let end = frame.number(Tag.end), number > 0, 0 <= start, start <= end
    else { return nil }
    switch frame.kind {
    case Kind.began: self = .began(number: number, bytes: start..<end)
    case Kind.broken:
      self = .broken(number: number, bytes: start..<end, reason: frame.text(Tag.reason))
    case Kind.message:
      guard let message = Self.message(frame, number: number, bytes: start..<end) else {
        return nil
      }
      self = .message(message)
    default: return nil
    }
  }

  private enum Kind {
    static let began: UInt8 = 1
    static let message: UInt8 = 2
    static let broken: UInt8 = 3
    static let ended: UInt8 = 4
  }

  private enum Tag {
    static let number: UInt8 = 1
    static let start: UInt8 = 2
    static let end: UInt8 = 3
    static let reason: UInt8 = 4
    static let identity: UInt8 = 5
    static let fromName: UInt8 = 6
    static let fromAddress: UInt8 = 7
    static let subject: UInt8 = 8
    static let received: UInt8 = 9
    static let dated: UInt8 = 10
    static let headerName: UInt8 = 11
    static let headerValue: UInt8 = 12
    static let plain: UInt8 = 13
    static let html: UInt8 = 14
    static let attachmentFile: UInt8 = 15
    static let attachmentName: UInt8 = 16
    static let attachmentType: UInt8 = 17
    static let attachmentSize: UInt8 = 18
    static let attachmentShownAs: UInt8 = 19
  }

  private static func frame(_ kind: UInt8, _ number: Int, _ bytes: Range<Int>) -> Frame {
    var frame = Frame(kind: kind)
    frame.put(Tag.number, number)
    frame.put(Tag.start, bytes.lowerBound)
    frame.put(Tag.end, bytes.upperBound)
    return frame
  }

  private static func frame(_ message: MailMessage) -> Frame {
    var frame = frame(Kind.message, message.number, message.bytes)
    frame.put(Tag.identity, message.identity)
    frame.put(Tag.fromName, message.fromName)
    frame.put(Tag.fromAddress, message.fromAddress)
    frame.put(Tag.subject, message.subject)
    if let received = message.received { frame.put(Tag.received, received) }
    if let dated = message.dated { frame.put(Tag.dated, dated) }
    for header in message.headers {
      frame.put(Tag.headerName, header.name)
      frame.put(Tag.headerValue, header.value)
    }
    for piece in message.body { frame.put(piece.isHTML ? Tag.html : Tag.plain, piece.text) }
    for attachment in message.attachments {
      frame.put(Tag.attachmentFile, attachment.file)
      frame.put(Tag.attachmentName, attachment.name)
      frame.put(Tag.attachmentType, attachment.type)
      frame.put(Tag.attachmentSize, attachment.size)
      frame.put(Tag.attachmentShownAs, attachment.shownAs)
    }
    return frame
  }

  private static func message(_ frame: Frame, number: Int, bytes: Range<Int>) -> MailMessage? {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    var message = MailMessage(number: number, bytes: bytes, identity: frame.text(Tag.identity))
    message.fromName = frame.text(Tag.fromName)
    message.fromAddress = frame.text(Tag.fromAddress)
    message.subject = frame.text(Tag.subject)
    message.received = frame.number(Tag.received)
    message.dated = frame.number(Tag.dated)
    message.headers = zip(frame.all(Tag.headerName), frame.all(Tag.headerValue)).map {
      MailMessage.Header(name: text($0), value: text($1))
    }
    message.body = frame.fields.filter { $0.tag == Tag.plain || $0.tag == Tag.html }.map {
      MailMessage.Piece(isHTML: $0.tag == Tag.html, text: text($0.bytes))
    }
    let (files, sizes) = (frame.all(Tag.attachmentFile), frame.all(Tag.attachmentSize))
    let (names, types) = (frame.all(Tag.attachmentName), frame.all(Tag.attachmentType))
    let shown = frame.all(Tag.attachmentShownAs)
    guard
      [names.count, types.count, sizes.count, shown.count].allSatisfy({ $0 == files.count })
    else { return nil }
    for index in files.indices {
      guard let file = Int(text(files[index])), let size = Int(text(sizes[index])), file > 0,
        size >= 0
      else { return nil }
      message.attachments.append(
        MailAttachment(
          file: file, name: text(names[index]), type: text(types[index]), size: size,
          shownAs: text(shown[index])))
    }
    return message
  }
}
