// Rulewright. Apache-2.0.

/// Reads what `JSONValue` writes, and nothing else that JSON may be.
struct JSONReader {
  private let bytes: [UInt8]
  private var at = 0

  /// Throws `JSONValue.NotReadable`.
  static func value(_ text: String) throws -> JSONValue {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value(depth: 0)
    guard reader.at == reader.bytes.count else { throw JSONValue.NotReadable() }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) throws {
    guard peek == byte else { throw JSONValue.NotReadable() }
    at += 1
  }

  private mutating func takeIf(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  /// A harmed file must not exhaust the stack, so there is a depth that nothing written exceeds.
  private mutating func value(depth: Int) throws -> JSONValue {
    guard depth < 16 else { throw JSONValue.NotReadable() }
    switch peek {
    case 0x7B:
      at += 1
      var fields: [(name: String, value: JSONValue)] = []
      if takeIf(0x7D) { return .object(fields) }
      while true {
        let name = try string()
        try take(0x3A)
        fields.append((name, try value(depth: depth + 1)))
        if takeIf(0x7D) { return .object(fields) }
        try take(0x2C)
      }
    case 0x5B:
      at += 1
      var values: [JSONValue] = []
      if takeIf(0x5D) { return .list(values) }
      while true {
        values.append(try value(depth: depth + 1))
        if takeIf(0x5D) { return .list(values) }
        try take(0x2C)
      }
    case 0x22: return .text(try string())
    case 0x6E:
      for byte in "null".utf8 { try take(byte) }
      return .null
    default: return .number(try number())
    }
  }

  private mutating func number() throws -> Int {
    let start = at
    while let byte = peek, byte == 0x2D || (0x30...0x39).contains(byte) { at += 1 }
    guard let number = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw JSONValue.NotReadable()
    }
    return number
  }

  private mutating func string() throws -> String {
    try take(0x22)
    var out: [UInt8] = []
    while let byte = peek, byte != 0x22 {
      at += 1
      guard byte == 0x5C else {
        out.append(byte)
        continue
      }
      guard let escaped = peek else { throw JSONValue.NotReadable() }
      at += 1
      if escaped == 0x75 { out.append(try control()) } else { out.append(escaped) }
    }
    try take(0x22)
    return String(decoding: out, as: UTF8.self)
  }

  /// The four digits of `\u001f`; only control characters are written so.
  private mutating func control() throws -> UInt8 {
    guard at + 4 <= bytes.count,
      let value = UInt8(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    else { throw JSONValue.NotReadable() }
    at += 4
    return value
  }
}
