// Rulewright. Apache-2.0.

/// The columns of a source as one JSON object of texts, sorted by name so that the same fields
/// give the same bytes.
///
/// Written out here because it must be exact: Foundation's coder would order and compare names
/// by canonical equivalence.
enum SourceFieldsJSON {
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
  /// Throws `JSONValue.NotReadable`.
  static func fields(_ text: String) throws -> [String: String] {
    try fields(JSONReader.value(text))
  }

  /// The fields of an object of texts.
  static func fields(_ value: JSONValue) throws -> [String: String] {
    var fields: [String: String] = [:]
    for field in try value.fields() { fields[field.name] = try field.value.string() }
    return fields
  }

  static func write(_ text: String, to out: inout [UInt8]) {
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
}
