// Rulewright. Apache-2.0.

/// The tags of an XML text in their order, by scanning its bytes: what stands in comments, CDATA
/// and instructions is passed over.
///
/// It checks nothing: whoever reads the text for its words does.
struct XMLTags: Sequence, IteratorProtocol {
  /// A tag and what it stands for.
  struct Tag {
    /// Without the prefix of its namespace.
    var name: ArraySlice<UInt8>
    var attributes: ArraySlice<UInt8>
    /// From `<` to behind `>`.
    var range: Range<Int>
    var isEnd: Bool
    var isEmpty: Bool

    func isNamed(_ word: StaticString) -> Bool { equals(name, word) }

    /// The value of an attribute, whatever the prefix of its namespace.
    func value(of attribute: StaticString) -> ArraySlice<UInt8>? {
      var rest = attributes
      while let equal = rest.firstIndex(of: 0x3D) {
        let label = rest[..<equal].split(whereSeparator: { $0 <= 0x20 || $0 == 0x3A }).last ?? []
        let after = rest[(equal + 1)...].drop { $0 <= 0x20 }
        guard let quote = after.first, quote == 0x22 || quote == 0x27,
          let end = after.dropFirst().firstIndex(of: quote)
        else { return nil }
        if equals(label, attribute) { return after[(after.startIndex + 1)..<end] }
        rest = rest[(end + 1)...]
      }
      return nil
    }
  }

  private let text: [UInt8]
  private var place = 0

  init(_ text: [UInt8]) { self.text = text }

  mutating func next() -> Tag? {
    while let start = text[place...].firstIndex(of: 0x3C) {
      if skip(from: start, "<!--", to: "-->") || skip(from: start, "<![CDATA[", to: "]]>")
        || skip(from: start, "<?", to: "?>")
      {
        continue
      }
      // A sign of greater than within an attribute ends no tag.
      var (end, quote): (Int, UInt8?) = (start + 1, nil)
      while end < text.count, quote != nil || text[end] != 0x3E {
        if let open = quote {
          if text[end] == open { quote = nil }
        } else if text[end] == 0x22 || text[end] == 0x27 {
          quote = text[end]
        }
        end += 1
      }
      guard end < text.count else { break }
      place = end + 1
      let isEnd = text[start + 1] == 0x2F
      let isEmpty = text[end - 1] == 0x2F && !isEnd
      let inner = text[(start + (isEnd ? 2 : 1))..<(isEmpty ? Swift.max(start + 1, end - 1) : end)]
      let name = inner.prefix { $0 > 0x20 }
      let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
      return Tag(
        name: local, attributes: inner[name.endIndex...], range: start..<end + 1, isEnd: isEnd,
        isEmpty: isEmpty)
    }
    place = text.count
    return nil
  }

  /// Passes over what begins and ends with these signs; what does not end goes on to the end.
  private mutating func skip(from start: Int, _ open: StaticString, to close: StaticString) -> Bool
  {
    guard begins(text[start...], with: open) else { return false }
    place = start + open.utf8CodeUnitCount
    while place < text.count, !begins(text[place...], with: close) { place += 1 }
    place = Swift.min(text.count, place + close.utf8CodeUnitCount)
    return true
  }
}

private func equals(_ bytes: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
  bytes.count == word.utf8CodeUnitCount && begins(bytes, with: word)
}

private func begins(_ bytes: ArraySlice<UInt8>, with word: StaticString) -> Bool {
  guard bytes.count >= word.utf8CodeUnitCount else { return false }
  return (0..<word.utf8CodeUnitCount).allSatisfy {
    bytes[bytes.startIndex + $0] == word.utf8Start[$0]
  }
}
