// Rulewright. Apache-2.0.

/// A value on its way into a JSON file (RFC 8259); keys keep the order in which they are given.
package enum JSONValue: Sendable {
  case null
  case flag(Bool)
  case number(Int)
  /// A finite number.
  case fraction(Double)
  case text(String)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// A text, or null where there is none.
  package init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  /// The file: UTF-8, what holds nothing deeper in one line, so that two of them can be compared
  /// line by line.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    append(to: &out, depth: 0)
    out.append(0x0A)
    return out
  }

  /// The bytes of a field of the outermost object, with the line end before it.
  static func field(_ key: String, _ value: JSONValue, isFirst: Bool) -> [UInt8] {
    var out = opening(key, isFirst: isFirst)
    value.append(to: &out, depth: 1)
    return out
  }

  /// What stands before the value of a field of the outermost object.
  static func opening(_ key: String, isFirst: Bool) -> [UInt8] {
    var out: [UInt8] = Array((isFirst ? "\n " : ",\n ").utf8)
    append(key, to: &out)
    out += ": ".utf8
    return out
  }

  /// A value in a list that a field of the outermost object has, for who writes a file piece by
  /// piece.
  func item(isFirst: Bool) -> [UInt8] {
    var out: [UInt8] = Array((isFirst ? "\n  " : ",\n  ").utf8)
    append(to: &out, depth: 2)
    return out
  }

  private var isDeep: Bool {
    switch self {
    case .list, .object: true
    default: false
    }
  }

  private func append(to out: inout [UInt8], depth: Int) {
    switch self {
    case .null: out += "null".utf8
    case .flag(let flag): out += (flag ? "true" : "false").utf8
    case .number(let number): out += String(number).utf8
    case .fraction(let number): out += (number.isFinite ? "\(number)" : "null").utf8
    case .text(let text): JSONValue.append(text, to: &out)
    case .list(let values):
      JSONValue.enclose(values, in: "[", "]", isDeep: values.contains(where: \.isDeep), &out, depth)
      { value, out in value.append(to: &out, depth: depth + 1) }
    case .object(let fields):
      let isDeep = fields.contains { $0.value.isDeep }
      JSONValue.enclose(fields, in: "{", "}", isDeep: isDeep, &out, depth) { field, out in
        JSONValue.append(field.key, to: &out)
        out += ": ".utf8
        field.value.append(to: &out, depth: depth + 1)
      }
    }
  }

  private static func enclose<Value>(
    _ values: [Value], in open: StaticString, _ close: StaticString, isDeep: Bool,
    _ out: inout [UInt8], _ depth: Int, _ each: (Value, inout [UInt8]) -> Void
  ) {
    func newLine(_ depth: Int) {
      out.append(0x0A)
      out += repeatElement(0x20, count: depth)
    }
    open.withUTF8Buffer { out += $0 }
    for (index, value) in values.enumerated() {
      if index > 0 { out.append(0x2C) }
      if isDeep { newLine(depth + 1) } else if index > 0 { out.append(0x20) }
      each(value, &out)
    }
    if isDeep { newLine(depth) }
    close.withUTF8Buffer { out += $0 }
  }

  /// A text between quotes.
  ///
  /// "<" and the two line ends that JavaScript knows and JSON does not are written as escapes, so
  /// that the file may also stand in a script of a page.
  private static func append(_ text: String, to out: inout [UInt8]) {
    let bytes = Array(text.utf8)
    out.append(0x22)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case 0x22, 0x5C: out += [0x5C, byte]
      case 0x0A: out += "\\n".utf8
      case 0x0D: out += "\\r".utf8
      case 0x09: out += "\\t".utf8
      case 0x00...0x1F, 0x3C, 0x7F: append(escape: UInt16(byte), to: &out)
      case 0xE2 where bytes[at...].starts(with: [0x80, 0xA8]),
        0xE2 where bytes[at...].starts(with: [0x80, 0xA9]):
        append(escape: 0x2000 + UInt16(bytes[at + 1] & 0x3F), to: &out)
        at += 2
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }

  private static func append(escape scalar: UInt16, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out += "\\u".utf8
    for shift in [12, 8, 4, 0] { out.append(digits[Int(scalar >> UInt16(shift)) & 15]) }
  }
}
