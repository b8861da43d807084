// Rulewright. Apache-2.0.

/// The lines of an iCalendar object, as RFC 5545 wants them on the wire.
///
/// Lines end with CRLF and have at most 75 bytes; a longer one goes on after CRLF and a space. No
/// scalar is split, so that every line is UTF-8 by itself.
struct CalendarLines: Sendable {
  private(set) var bytes: [UInt8] = []

  /// A property whose value the program wrote, and in which nothing needs escaping.
  mutating func append(_ name: StaticString, plain value: String) {
    append(name.description + ":" + value)
  }

  /// A property whose value is text.
  mutating func append(_ name: StaticString, text: String) {
    append(name.description + ":" + CalendarLines.escaped(text))
  }

  /// The text as a value: backslash, semicolon, comma and new line are escaped, and controls, which
  /// a value may not have, become U+FFFD.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where wasReturn: break
      case 0x0A, 0x0D: out.append(contentsOf: "\\n".unicodeScalars)
      case 0x5C, 0x3B, 0x2C:
        out.append("\\")
        out.append(scalar)
      case 0x00...0x08, 0x0B...0x1F, 0x7F: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
      wasReturn = scalar.value == 0x0D
    }
    return String(out)
  }

  private mutating func append(_ line: String) {
    let limit = 75
    var length = 0
    for scalar in line.unicodeScalars {
      let piece = Array(String(scalar).utf8)
      if length + piece.count > limit {
        bytes += [0x0D, 0x0A, 0x20]
        length = 1
      }
      bytes += piece
      length += piece.count
    }
    bytes += [0x0D, 0x0A]
  }
}
