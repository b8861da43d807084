// Rulewright. Apache-2.0.

/// XML that is written from the top down: text is escaped by being text.
struct FeedXML: Sendable {
  private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
  private var depth = 0

  /// An element with text, on a line of its own; one without text is left empty.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ text: String? = nil
  ) {
    start(name, attributes, isEmpty: text == nil)
    if let text {
      escape(text)
      raw("</")
      raw(name)
      raw(">")
    }
    raw("\n")
  }

  /// An element with others in it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [],
    content: (inout FeedXML) -> Void
  ) {
    start(name, attributes, isEmpty: false)
    raw("\n")
    depth += 1
    content(&self)
    depth -= 1
    indent()
    raw("</")
    raw(name)
    raw(">\n")
  }

  private mutating func start(
    _ name: StaticString, _ attributes: [(StaticString, String)], isEmpty: Bool
  ) {
    indent()
    raw("<")
    raw(name)
    for (name, value) in attributes {
      raw(" ")
      raw(name)
      raw("=\"")
      escape(value)
      raw("\"")
    }
    raw(isEmpty ? "/>" : ">")
  }

  private mutating func indent() { bytes += [UInt8](repeating: 0x20, count: 2 * depth) }

  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Text that stays text in an element and in an attribute; what XML 1.0 cannot hold becomes
  /// U+FFFD, so that it is seen that something was there.
  private mutating func escape(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      case 0x09: raw("&#9;")
      case 0x0A: raw("&#10;")
      case 0x0D: raw("&#13;")
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: raw("\u{FFFD}")
      default: bytes += Array(String(scalar).utf8)
      }
    }
  }
}
