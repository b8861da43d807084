// Rulewright. Apache-2.0.

/// The columns of a source as one JSON object of texts, sorted by name so that the same fields
/// give the same bytes.
///
/// Written out here because it must be exact: Foundation's coder would order and compare names
/// by canonical equivalence.
enum SourceFieldsJSON {
  /// That a text is no such object.
  struct NotReadable: HarmedFile {
    var description: String { "the source's fields are not the JSON that was written" }
  }

  static func text(_ fields: [String: String]) -> String {
    var out: [UInt8] = [0x7B]
    for (index, name) in sortedNames(fields).enumerated() {
      if index > 0 { out.append(0x2C) }
      write(name, to: &out)
      out.append(0x3A)
      write(fields[name] ?? "", to: &out)
    }
    out.append(0x7D)
    return String(decoding: out, as: UTF8.self)
  }

  /// Names in the order of their bytes.
  static func sortedNames(_ fields: [String: String]) -> [String] {
    fields.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// A text as JSON writes it.
  static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    write(text, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The fields that `text` wrote.
  ///
  /// Throws `NotReadable`.
  static func fields(_ text: String) throws -> [String: String] {
    var scanner = Scanner(bytes: Array(text.utf8))
    return try scanner.object()
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: out += [0x5C, byte]
      case 0..<0x20: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func object() throws -> [String: String] {
      try take(0x7B)
      var fields: [String: String] = [:]
      if peek == 0x7D { return fields }
      while true {
        let name = try string()
        try take(0x3A)
        fields[name] = try string()
        if peek == 0x7D { return fields }
        try take(0x2C)
      }
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ byte: UInt8) throws {
      guard peek == byte else { throw NotReadable() }
      at += 1
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
        guard let escaped = peek else { throw NotReadable() }
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
      else { throw NotReadable() }
      at += 4
      return value
    }
  }
}
