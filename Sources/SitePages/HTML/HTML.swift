// Rulewright. Apache-2.0.

/// A piece of a page, as bytes that are safe where an element may stand.
///
/// Text becomes HTML by being escaped; there is no way from text to bytes that does not escape,
/// but `Raw`, which has to be typed.
struct HTML: Sendable {
  private(set) var bytes: [UInt8]

  init() { bytes = [] }

  /// Some text, escaped.
  init(_ text: String) {
    bytes = []
    appendEscaped(text.utf8)
  }

  /// Some bytes of UTF-8 text, escaped; they may end in the middle of a scalar.
  init(text: some Sequence<UInt8>) {
    bytes = []
    appendEscaped(text)
  }

  /// What the program itself wrote.
  init(_ raw: Raw) { bytes = Array(raw.text.description.utf8) }

  /// Several pieces, one after the other.
  init(_ pieces: [HTML]) {
    bytes = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
    for piece in pieces { bytes += piece.bytes }
  }

  var isEmpty: Bool { bytes.isEmpty }

  static func += (page: inout HTML, piece: HTML) { page.bytes += piece.bytes }

  mutating func append(markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends text so that it stays text, in an element and between double quotes alike.
  ///
  /// Bytes and not Characters are looked at: a quote that a combining mark follows is one
  /// Character with it, and a switch over Characters would let it through. Controls that HTML
  /// forbids become U+FFFD.
  mutating func appendEscaped(_ text: some Sequence<UInt8>) {
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
  /// The product's own style sheet, for a file that carries it in itself.
  static var styleSheet: HTML {
    var sheet = HTML()
    sheet.bytes = PackageResources.site_css
    return sheet
  }
}

/// Markup written in the program, which is not escaped.
///
/// It takes no text from outside: only a literal can be one.
struct Raw: Sendable {
  let text: StaticString

  init(_ text: StaticString) { self.text = text }
}
