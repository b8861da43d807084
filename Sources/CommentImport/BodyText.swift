// Rulewright. Apache-2.0.

/// Turns a body as a source writes it into plain text.
///
/// regulations.gov writes line breaks as `<br/>` and typographic marks as entities, in its API
/// always and in some CSVs. Both are decoded, once: `&amp;lt;` becomes `&lt;`. `<p>` and `</p>`
/// are blank lines, and the empty `<span>` by which the API indents is the tab that it was made of.
/// Every other tag, and an entity that nobody knows, stays as the words that the
/// commenter wrote. Line endings become LF.
package enum BodyText {
  /// The text of a body whose bytes are UTF-8.
  package static func decoding(_ bytes: ArraySlice<UInt8>) -> String {
    var out = Lines(capacity: bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if byte == 0x3C, let (tag, end) = tag(in: bytes, at: at) {
        switch tag {
        case .lineBreak: out.append(0x0A)
        case .paragraph: out.breakParagraph()
        case .indent: out.append(0x09)
        }
        at = end
      } else if byte == 0x26, let (scalar, end) = Entity.decode(bytes, at: at) {
        for unit in UTF8.encode(scalar).map(Array.init) ?? [] { out.append(unit) }
        at = end
      } else {
        var end = at + 1
        while end < bytes.endIndex, isPlain(bytes[end]) { end += 1 }
        out.append(byte)
        out.append(plain: bytes[(at + 1)..<end])
        at = end
      }
    }
    return String(decoding: out.bytes, as: UTF8.self)
  }

  /// Whether a byte can be neither the beginning of markup nor a line end.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != 0x3C && byte != 0x26 && byte != 0x0A && byte != 0x0D
  }

  private enum Tag { case lineBreak, paragraph, indent }

  private static let indent = Array("<span style='padding-left: 30px'></span>".utf8)

  /// `<br>`, `<br/>`, `<br />`, `<p>`, `</p>` in either case, and where it ends.
  private static func tag(in bytes: ArraySlice<UInt8>, at start: Int) -> (Tag, end: Int)? {
    if bytes[start...].starts(with: indent) { return (.indent, start + indent.count) }
    guard let close = bytes[start...].prefix(16).firstIndex(of: 0x3E) else { return nil }
    var inside = bytes[(start + 1)..<close]
    let isClosing = inside.first == 0x2F
    if isClosing { inside = inside.dropFirst() }
    if inside.last == 0x2F { inside = inside.dropLast() }
    while inside.last == 0x20 { inside = inside.dropLast() }
    if matches(inside, "br") { return (.lineBreak, close + 1) }
    if matches(inside, "p") { return (.paragraph, close + 1) }
    return nil
  }
}

/// Text being written, line endings made LF.
private struct Lines {
  private(set) var bytes: [UInt8] = []
  private var afterCarriageReturn = false
  /// A paragraph's end was seen; its blank line is written when more words come.
  private var isParagraphDue = false

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ byte: UInt8) {
    let followsCarriageReturn = afterCarriageReturn
    afterCarriageReturn = byte == 0x0D
    if byte == 0x0A, followsCarriageReturn { return }
    if isParagraphDue {
      // Line ends around the tags are the markup's, not the writer's.
      if byte == 0x0A || byte == 0x0D { return }
      isParagraphDue = false
      while !bytes.isEmpty, !bytes.suffix(2).elementsEqual([0x0A, 0x0A]) { bytes.append(0x0A) }
    }
    bytes.append(byte == 0x0D ? 0x0A : byte)
  }

  /// Appends bytes of which none is a line end.
  mutating func append(plain run: ArraySlice<UInt8>) {
    guard let first = run.first else { return }
    append(first)
    bytes.append(contentsOf: run.dropFirst())
  }

  mutating func breakParagraph() { isParagraphDue = true }
}
