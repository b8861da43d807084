// Rulewright. Apache-2.0.

/// Reads XML, tag after tag, as office programs write it: UTF-8, and no more than elements,
/// attributes and text.
///
/// What would reach for something else, a document type with its entities, is refused and not
/// skipped: there is nothing here that could be expanded or fetched.
struct XMLTokens {
  enum Token: Equatable {
    /// An element begins; names are without their prefixes. `isEmpty` says that it ends at once,
    /// and no `close` follows.
    case open(String, isEmpty: Bool)
    case close(String)
    case text
  }

  struct Fault: Error, Equatable {
    let reason: String
  }

  private let bytes: [UInt8]
  private var at = 0
  private var attributeRange = 0..<0
  private var textRange = 0..<0
  private var textIsLiteral = false

  init(_ bytes: [UInt8]) throws {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw Fault(reason: "its XML is not UTF-8")
    }
    self.bytes = bytes
  }

  /// The next tag or text; nil at the end.
  mutating func next() throws -> Token? {
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        let end = bytes[at...].firstIndex(of: 0x3C) ?? bytes.count
        textRange = at..<end
        textIsLiteral = false
        at = end
        return .text
      }
      if starts("<!--") {
        try skip(past: "-->")
      } else if starts("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>")
        textRange = start..<max(start, at - 3)
        textIsLiteral = true
        return .text
      } else if starts("<?") {
        try skip(past: "?>")
      } else if starts("<!") {
        throw Fault(reason: "its XML has a document type declaration")
      } else {
        return try tag()
      }
    }
    return nil
  }

  /// The text that the last token was, references undone.
  var text: String { textIsLiteral ? string(textRange) : unescaped(textRange) }

  /// The value of an attribute of the element that began last; nil where it has none.
  func attribute(_ name: String) -> String? {
    var rest = bytes[attributeRange]
    while let equals = rest.firstIndex(of: 0x3D) {
      let key = Self.local(rest[..<equals])
      guard let open = rest[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = rest[(open + 1)...].firstIndex(of: rest[open])
      else { return nil }
      if key.elementsEqual(name.utf8) { return unescaped((open + 1)..<close) }
      rest = rest[(close + 1)...]
    }
    return nil
  }

  private mutating func tag() throws -> Token {
    // A quoted value may hold ">".
    var end = at + 1
    var quote: UInt8?
    while end < bytes.count {
      let byte = bytes[end]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        break
      }
      end += 1
    }
    guard end < bytes.count else { throw Fault(reason: "its XML is cut off") }
    let isClose = at + 1 < end && bytes[at + 1] == 0x2F
    let isEmpty = !isClose && end > at + 1 && bytes[end - 1] == 0x2F
    let inside = (at + (isClose ? 2 : 1))..<(isEmpty ? end - 1 : end)
    let nameEnd = bytes[inside].firstIndex { $0 <= 0x20 } ?? inside.upperBound
    let name = String(decoding: Self.local(bytes[inside.lowerBound..<nameEnd]), as: UTF8.self)
    attributeRange = nameEnd..<inside.upperBound
    at = end + 1
    return isClose ? .close(name) : .open(name, isEmpty: isEmpty)
  }

  private func starts(_ mark: StaticString) -> Bool {
    mark.withUTF8Buffer { bytes[at...].starts(with: $0) }
  }

  private mutating func skip(past mark: StaticString) throws {
    let mark = mark.withUTF8Buffer { Array($0) }
    var from = at
    while let found = bytes[from...].firstIndex(of: mark[0]) {
      if bytes[found...].starts(with: mark) {
        at = found + mark.count
        return
      }
      from = found + 1
    }
    throw Fault(reason: "its XML is cut off")
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A name without prefix and white space.
  private static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name.drop { $0 <= 0x20 }
    while let last = name.last, last <= 0x20 { name.removeLast() }
    return name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
  }

  /// The text of a range with the five references of XML and numbers undone; any other stays.
  private func unescaped(_ range: Range<Int>) -> String {
    guard bytes[range].contains(0x26) else { return string(range) }
    var out: [UInt8] = []
    var rest = bytes[range]
    while let ampersand = rest.firstIndex(of: 0x26) {
      out += rest[..<ampersand]
      rest = rest[ampersand...]
      if let close = rest.prefix(12).firstIndex(of: 0x3B),
        let scalar = Self.scalar(rest[(ampersand + 1)..<close])
      {
        out += UTF8.encode(scalar).map(Array.init) ?? []
        rest = rest[(close + 1)...]
      } else {
        out.append(0x26)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: out + rest, as: UTF8.self)
  }

  private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.first == 0x23 else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first.map { $0 | 0x20 } == 0x78
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    return UInt32(text, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
