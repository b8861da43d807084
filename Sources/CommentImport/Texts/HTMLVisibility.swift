// Rulewright. Apache-2.0.

/// Which elements of a page are not shown, by their own attributes.
///
/// Sheets of style are not read: what they hide is not told from what they show, and stays.
enum HTMLVisibility {
  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
  /// Elements that end where the next of their name begins.
  private static let repeated: Set<String> = ["li", "dt", "dd", "tr", "td", "th", "option"]
  /// Elements before which a paragraph ends.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "div", "dl", "fieldset", "figure",
    "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre",
    "section", "table", "ul",
  ]

  /// Whether an element that is open ends before another begins, its end tag left out.
  static func ends(_ open: String, before next: String) -> Bool {
    open == "p" ? blocks.contains(next) : open == next && repeated.contains(open)
  }

  /// Whether an element is not shown: `hidden`, or a style that says so.
  static func isUnseen(_ name: String, _ attributes: ArraySlice<UInt8>) -> Bool {
    guard !empty.contains(name), attributes.last != 0x2F || name == "div" else { return false }
    if name == "template" { return true }
    guard !attributes.isEmpty else { return false }
    var rest = attributes.prefix(4096)
    while let (attribute, value) = next(&rest) {
      if matches(attribute, "hidden") { return !matches(value, "until-found") }
      guard matches(attribute, "style") else { continue }
      let plain = value.filter { $0 > 0x20 }.map(lower)
      let hiding: [StaticString] = ["display:none", "visibility:hidden"]
      if hiding.contains(where: { contains($0, in: plain) }) { return true }
    }
    return false
  }

  /// The next attribute and its value, quotes taken off.
  private static func next(
    _ rest: inout ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2F }
    rest = rest.drop(while: isSpace)
    guard !rest.isEmpty else { return nil }
    let name = rest.prefix { !isSpace($0) && $0 != 0x3D }
    rest = rest[name.endIndex...]
    let after = rest.drop { $0 <= 0x20 }
    guard after.first == 0x3D else {
      // A sign on its own is passed over, so that the next attribute is reached.
      if name.isEmpty { rest = rest.dropFirst() }
      return (name, [])
    }
    rest = after.dropFirst().drop { $0 <= 0x20 }
    guard let quote = rest.first, quote == 0x22 || quote == 0x27 else {
      let value = rest.prefix { $0 > 0x20 }
      rest = rest[value.endIndex...]
      return (name, value)
    }
    let value = rest.dropFirst().prefix { $0 != quote }
    rest = rest[value.endIndex...].dropFirst()
    return (name, value)
  }

  private static func contains(_ word: StaticString, in bytes: [UInt8]) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count >= length else { return false }
    return (0...(bytes.count - length)).contains { matches(bytes[$0..<($0 + length)], word) }
  }
}
