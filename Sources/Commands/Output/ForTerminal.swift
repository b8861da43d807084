// Rulewright. Apache-2.0.

import Foundation

/// Text of other people's making, fit for a terminal: what would command it is written out.
func forTerminal(_ text: String) -> String {
  if !mayCommand(text) { return text }
  var out = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    let value = scalar.value
    let commands =
      (value < 0x20 && value != 0x0A && value != 0x09) || (0x7F...0x9F).contains(value)
    let turns = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    if commands || turns {
      out.append(contentsOf: "<U+\(String(value, radix: 16, uppercase: true))>".unicodeScalars)
    } else {
      out.append(scalar)
    }
  }
  return String(out)
}

/// Whether a text holds what would command a terminal or turn the direction of text; most hold
/// nothing of it, and go as they are.
private func mayCommand(_ text: String) -> Bool {
  var last: UInt32 = 0
  for byte in text.utf8 {
    if byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F { return true }
    last = last << 8 | UInt32(byte)
    guard byte >= 0x80, byte < 0xC0 else { continue }
    switch last & 0xFF_FFFF {
    case 0xE2_80AA...0xE2_80AE, 0xE2_81A6...0xE2_81A9: return true
    case let end where (0xC280...0xC29F).contains(end & 0xFFFF): return true
    default: break
    }
  }
  return false
}

/// The first words of a text on one line, at most so many scalars.
func firstWords(_ text: String, _ count: Int) -> String {
  var out = String.UnicodeScalarView()
  var wasSpace = true
  for scalar in forTerminal(text).unicodeScalars {
    let isSpace = scalar.properties.isWhitespace
    if isSpace, wasSpace { continue }
    wasSpace = isSpace
    if out.count >= count {
      out.append("…")
      break
    }
    out.append(isSpace ? " " : scalar)
  }
  return String(out)
}

/// A piece of a text with every line break and every run of blanks a single blank.
func onOneLine(_ text: String) -> String {
  var out = String.UnicodeScalarView()
  var wasSpace = false
  for scalar in forTerminal(text).unicodeScalars {
    let isSpace = scalar.properties.isWhitespace
    if !isSpace || !wasSpace { out.append(isSpace ? " " : scalar) }
    wasSpace = isSpace
  }
  return String(out)
}

/// Red, bold and their like, when standard output is a terminal and `NO_COLOR` is not set.
struct Colour {
  static let isOn =
    isatty(STDOUT_FILENO) == 1
    && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    && ProcessInfo.processInfo.environment["TERM"] != "dumb"

  static func bold(_ text: String) -> String { wrapped(text, "1") }
  static func red(_ text: String) -> String { wrapped(text, "1;31") }
  static func yellow(_ text: String) -> String { wrapped(text, "1;33") }
  static func faint(_ text: String) -> String { wrapped(text, "2") }

  private static func wrapped(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
