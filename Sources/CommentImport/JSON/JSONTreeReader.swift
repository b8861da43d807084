// Rulewright. Apache-2.0.

/// Why a JSON text cannot be read, and at which of its bytes.
struct JSONFault: Error, Equatable {
  var position: Int
  var reason: String
}

/// Reads one JSON text as RFC 8259 has it, strictly, and to a bounded depth.
///
/// What the standard leaves open is a fault: a key that stands twice in one object, and half of a
/// character, since nobody can say what is meant. So is a NUL, which no text holds.
struct JSONTreeReader {
  /// How deep lists and objects may stand within each other.
  static let deepest = 64

  private let bytes: ArraySlice<UInt8>
  private var at: Int

  /// The tree of a text; positions in faults count from its start.
  static func tree(_ bytes: ArraySlice<UInt8>) throws(JSONFault) -> JSONTree {
    var reader = JSONTreeReader(bytes: bytes, at: bytes.startIndex)
    reader.skipSpace()
    let tree = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == bytes.endIndex else { throw reader.fault("more stands behind the value") }
    return tree
  }

  private var peek: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private func fault(_ reason: String) -> JSONFault {
    JSONFault(position: at - bytes.startIndex, reason: reason)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func takeIf(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
    guard depth < Self.deepest else {
      throw fault("it is nested more than \(Self.deepest) levels deep")
    }
    switch peek {
    case nil: throw fault("a value is missing")
    case 0x7B: return try object(depth: depth)
    case 0x5B: return try list(depth: depth)
    case 0x22: return .text(try string())
    case 0x74: return try word("true", .bool(true))
    case 0x66: return try word("false", .bool(false))
    case 0x6E: return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONFault) -> JSONTree
  {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { bytes[at...].prefix(length).elementsEqual($0) }
    guard isThere else { throw fault("a value is missing") }
    at += length
    return value
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONTree {
    at += 1
    var members: [JSONTree.Member] = []
    var names: Set<[UInt8]> = []
    skipSpace()
    if takeIf(0x7D) { return .object(members) }
    while true {
      skipSpace()
      guard peek == 0x22 else { throw fault("a key is missing") }
      let start = at
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        at = start
        throw fault("the key \(quoted(name)) stands twice in one object")
      }
      skipSpace()
      guard takeIf(0x3A) else { throw fault("a colon is missing behind the key \(quoted(name))") }
      skipSpace()
      members.append(JSONTree.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if takeIf(0x7D) { return .object(members) }
      guard takeIf(0x2C) else { throw fault("a comma or a closing brace is missing") }
    }
  }

  private mutating func list(depth: Int) throws(JSONFault) -> JSONTree {
    at += 1
    var elements: [JSONTree] = []
    skipSpace()
    if takeIf(0x5D) { return .list(elements) }
    while true {
      skipSpace()
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if takeIf(0x5D) { return .list(elements) }
      guard takeIf(0x2C) else { throw fault("a comma or a closing bracket is missing") }
    }
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    _ = takeIf(0x2D)
    let whole = digits()
    guard whole > 0 else {
      at = start
      throw fault("a value is missing")
    }
    if whole > 1, bytes[at - whole] == 0x30 { throw fault("a number begins with a zero") }
    if takeIf(0x2E), digits() == 0 { throw fault("a digit is missing") }
    if takeIf(0x65) || takeIf(0x45) {
      if !takeIf(0x2B) { _ = takeIf(0x2D) }
      if digits() == 0 { throw fault("a digit is missing") }
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = peek, (0x30...0x39).contains(byte) { at += 1 }
    return at - start
  }
}

// MARK: - Strings

extension JSONTreeReader {
  private mutating func string() throws(JSONFault) -> String {
    let start = at
    at += 1
    // Most strings have nothing to be unescaped.
    let plain = bytes[at...].prefix { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
    at = plain.endIndex
    if takeIf(0x22) { return try text(plain, from: start + 1) }
    var out = Array(plain)
    while let byte = peek {
      switch byte {
      case 0x22:
        at += 1
        return try text(out[...], from: start + 1)
      case 0x5C:
        at += 1
        try escape(to: &out)
      case 0..<0x20: throw fault("a control character stands in a text without its escape")
      default:
        let run = bytes[at...].prefix { $0 != 0x22 && $0 != 0x5C && $0 >= 0x20 }
        out += run
        at = run.endIndex
      }
    }
    at = start
    throw fault("a text begins and does not end")
  }

  private func text(
    _ bytes: ArraySlice<UInt8>, from start: Int
  ) throws(JSONFault) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // Found again in the text as it came, since escapes are shorter once they are read.
    var checker = UTF8Checker()
    for index in start..<at {
      let byte = self.bytes[index]
      let broken = byte >= 0x80 ? checker.broken(by: byte, at: index) : checker.brokenByEnd()
      if let broken {
        throw JSONFault(position: broken - self.bytes.startIndex, reason: "it is not UTF-8")
      }
    }
    throw JSONFault(position: start - self.bytes.startIndex, reason: "it is not UTF-8")
  }

  private mutating func escape(to out: inout [UInt8]) throws(JSONFault) {
    guard let byte = peek else { throw fault("a text begins and does not end") }
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: out.append(byte)
    case 0x62: out.append(0x08)
    case 0x66: out.append(0x0C)
    case 0x6E: out.append(0x0A)
    case 0x72: out.append(0x0D)
    case 0x74: out.append(0x09)
    case 0x75: out.append(try scalar())
    default:
      at -= 2
      throw fault("a backslash stands before what is not escaped so")
    }
  }

  /// What `\u2019` stands for, or a pair of them.
  private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
    let start = at - 2
    func half() -> JSONFault {
      JSONFault(position: start - bytes.startIndex, reason: "half of a character stands there")
    }
    let first = try unit()
    if first == 0 {
      at = start
      throw fault("a NUL stands there, which no text holds")
    }
    guard (0xD800...0xDFFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    guard first < 0xDC00, takeIf(0x5C), takeIf(0x75) else { throw half() }
    let second = try unit()
    guard (0xDC00...0xDFFF).contains(second) else { throw half() }
    return Unicode.Scalar(0x10000 + ((first - 0xD800) << 10 | (second - 0xDC00))) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = peek.map(lower) ?? 0
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: throw fault("\\u wants four hexadecimal digits")
      }
      at += 1
    }
    return value
  }
}
