// Rulewright. Apache-2.0.

/// What one JSON text says.
///
/// Numbers are kept as they are written: nothing is lost to a floating point.
indirect enum JSONTree: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([JSONTree])
  case object([Member])

  struct Member: Equatable, Sendable {
    var name: String
    var value: JSONTree
  }

  /// A member of an object; null when there is none.
  subscript(_ name: StaticString) -> JSONTree { member(name) ?? .null }

  /// A member of an object; nil when there is none, which is not the same as null.
  func member(_ name: StaticString) -> JSONTree? {
    members.first { member in
      name.withUTF8Buffer { member.name.utf8.elementsEqual($0) }
    }?.value
  }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var elements: [JSONTree] { if case .list(let elements) = self { elements } else { [] } }

  /// The words of a text; empty for anything else.
  var text: String { if case .text(let text) = self { text } else { "" } }

  var isObject: Bool { if case .object = self { true } else { false } }
  var isList: Bool { if case .list = self { true } else { false } }

  /// What it says in one line, for a column of the source: texts and numbers as they are, lists
  /// and objects as JSON; nil for what says nothing.
  var said: String? {
    switch self {
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .number(let number): return number
    case .text(let text): return text.utf8.isEmpty ? nil : text
    case .list(let elements) where elements.isEmpty: return nil
    case .object(let members) where members.isEmpty: return nil
    case .list, .object:
      var out: [UInt8] = []
      write(to: &out)
      return String(decoding: out, as: UTF8.self)
    }
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .null: out += Array("null".utf8)
    case .bool(let value): out += Array((value ? "true" : "false").utf8)
    case .number(let number): out += Array(number.utf8)
    case .text(let text): Self.write(text, to: &out)
    case .list(let elements):
      out.append(0x5B)
      for (index, element) in elements.enumerated() {
        if index > 0 { out.append(0x2C) }
        element.write(to: &out)
      }
      out.append(0x5D)
    case .object(let members):
      out.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { out.append(0x2C) }
        Self.write(member.name, to: &out)
        out.append(0x3A)
        member.value.write(to: &out)
      }
      out.append(0x7D)
    }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: out += [0x5C, byte]
      case 0x0A: out += Array("\\n".utf8)
      case 0x09: out += Array("\\t".utf8)
      case 0x0D: out += Array("\\r".utf8)
      case 0..<0x20: out += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}
