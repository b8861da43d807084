// Rulewright. Apache-2.0.

/// A piece of a page, as bytes that are safe where an element may stand.
///
/// Text becomes HTML by being escaped; there is no way from text to bytes that does not escape,
/// but `Raw`, which has to be typed.
package struct HTML: Sendable {
  package private(set) var bytes: [UInt8]

  package init() { bytes = [] }

  /// Some text, escaped.
  package init(_ text: String) {
    bytes = []
    appendEscaped(text.utf8)
  }

  /// Some bytes of UTF-8 text, escaped; they may end in the middle of a scalar.
  package init(text: some Sequence<UInt8>) {
    bytes = []
    appendEscaped(text)
  }

  /// What the program itself wrote.
  package init(_ raw: Raw) { bytes = Array(raw.text.description.utf8) }

  /// Several pieces, one after the other.
  package init(_ pieces: [HTML]) {
    bytes = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { bytes += piece.bytes }
  }

  package var isEmpty: Bool { bytes.isEmpty }

  package static func += (page: inout HTML, piece: HTML) { page.bytes += piece.bytes }

  package mutating func append(markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends text so that it stays text, in an element and between double quotes alike.
  ///
  /// Bytes and not Characters are looked at: a quote that a combining mark follows is one
  /// Character with it, and a switch over Characters would let it through. Controls that HTML
  /// forbids become U+FFFD.
  package mutating func appendEscaped(_ text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case 0x26: append(markup: "&amp;")
      case 0x3C: append(markup: "&lt;")
      case 0x3E: append(markup: "&gt;")
      case 0x22: append(markup: "&quot;")
      case 0x27: append(markup: "&#39;")
      case 0x0D: append(markup: "&#13;")
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: append(markup: "\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}

extension HTML {
  /// A file that is part of the program, such as a style sheet, as it is.
  package init(embedded bytes: [UInt8]) { self.bytes = bytes }
}

/// Markup written in the program, which is not escaped.
///
/// It takes no text from outside: only a literal can be one.
package struct Raw: Sendable {
  package let text: StaticString

  package init(_ text: StaticString) { self.text = text }
}
