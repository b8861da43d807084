// Rulewright. Apache-2.0.

import Diagnostics

/// What is refused before the YAML reader sees it, since the reader would hang on it or misplace
/// what follows.
///
/// The reader expands aliases while it reads, and compares keys that are themselves collections
/// in time that doubles with each level. Both are stopped by looks at single bytes that err on
/// the side of refusing; ordinary text ("AT&T", "R & D", "why?") passes.
enum YAMLScreen {
  /// The longest text that is read, in bytes; a docket has a few thousand.
  static let maximumBytes = 1_000_000
  /// The most opening brackets in a line: a key of collections lies on one line, and so is no
  /// deeper than this.
  static let maximumBrackets = 16

  /// The first thing that is refused, or nil.
  static func refusal(of text: String, in source: SourceText) -> Diagnostic? {
    if let refusal = refusalOfControl(in: source) { return refusal }
    for (index, line) in source.lines.enumerated() {
      if let refusal = refusal(ofLine: line, at: index + 1, in: source) { return refusal }
    }
    return nil
  }

  /// The refusal of a text that is too long to be looked at.
  static func refusalOfSize(_ text: String, file: String) -> Diagnostic? {
    guard text.utf8.count > maximumBytes else { return nil }
    return Diagnostic(
      id: "TextTooLarge", severity: .error, place: SourcePlace(file: file),
      summary: "The file has \(text.utf8.count) bytes, of \(maximumBytes) allowed",
      solutions: ["Check that this is the file that was meant"])
  }

  private static func refusalOfControl(in source: SourceText) -> Diagnostic? {
    for (index, line) in source.lines.enumerated() {
      for (offset, scalar) in line.unicodeScalars.enumerated() where isRefused(scalar) {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        return Diagnostic(
          id: "ControlCharacter", severity: .error,
          place: source.place(line: index + 1, column: offset + 1),
          summary: "The character \(name) stands in the file",
          explanation: "It shows nothing, and programs disagree on what it does.",
          solutions: ["Delete it", "Save the file as plain UTF-8 text"])
      }
    }
    return nil
  }

  /// Controls other than tab, line breaks that only YAML takes for such, and non-characters.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static func refusal(
    ofLine line: String, at number: Int, in source: SourceText
  ) -> Diagnostic? {
    let bytes = Array(line.utf8)
    var brackets = 0
    var lastVisible: UInt8?
    for (index, byte) in bytes.enumerated() {
      func refused(_ id: String, _ summary: String, _ explanation: String, _ mend: String)
        -> Diagnostic
      {
        let column = String(decoding: bytes[..<index], as: UTF8.self).unicodeScalars.count + 1
        return Diagnostic(
          id: id, severity: .error, place: source.place(line: number, column: column),
          summary: summary, explanation: explanation, solutions: [mend])
      }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        if brackets > maximumBrackets {
          return refused(
            "TooManyBrackets", "More than \(maximumBrackets) opening brackets on one line",
            "So many are hard to read and slow to compare.", "Break the line")
        }
      case UInt8(ascii: "&") where startsAnchor(bytes, at: index):
        return refused(
          "AnchorNotAllowed", "'&' before a word names a YAML anchor, which is not allowed here",
          "Anchors make a small file stand for an endless one, so none is read.",
          "Write the words out where they are needed, or a space after an '&' that is meant as text"
        )
      case UInt8(ascii: "?") where startsExplicitKey(after: lastVisible):
        return refused(
          "ExplicitKeyNotAllowed", "'?' in this place begins a YAML key, which is not allowed here",
          "Keys are single words with a colon after them.",
          "Write 'key: value', or put a text that begins with '?' after other words")
      default: break
      }
      if byte != 0x20 && byte != 0x09 { lastVisible = byte }
    }
    return nil
  }

  /// An anchor begins where a token can, and goes on with a letter, digit, `_` or `-`.
  private static func startsAnchor(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index + 1 < bytes.count else { return false }
    switch bytes[index + 1] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      return index == 0 || " \t[]{},:?-\"'>|".utf8.contains(bytes[index - 1])
    default: return false
    }
  }

  /// A `?` is a key where a token can begin: first on its line, or after an indicator.
  private static func startsExplicitKey(after byte: UInt8?) -> Bool {
    byte.map { "[]{},:?-\"'".utf8.contains($0) } ?? true
  }
}
