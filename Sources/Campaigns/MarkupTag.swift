// Rulewright. Apache-2.0.

/// Tells a tag of HTML, which is no word of a letter, from what a person writes between "<" and ">".
enum MarkupTag {
  /// The longest tag that is looked for, in bytes.
  private static let longest = 256

  private static let names: Set<[UInt8]> = Set(
    """
    a b blockquote br center code div em font h1 h2 h3 h4 h5 h6 hr i img li ol p pre s small span \
    strike strong sub sup table tbody td th thead tr tt u ul
    """.utf8.split(separator: 0x20).map(Array.init))

  /// Where the tag that begins at a "<" ends; nil where it is none.
  ///
  /// The name must be one of HTML's for text, and what follows it attributes or nothing.
  static func end(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let limit = min(bytes.count, start + longest)
    var at = start + 1
    if at < limit, bytes[at] == 0x2F { at += 1 }
    var name: [UInt8] = []
    while at < limit, name.count < 11, isAlphanumeric(bytes[at]) {
      name.append(bytes[at] < 0x41 ? bytes[at] : bytes[at] | 0x20)
      at += 1
    }
    guard names.contains(name) else { return nil }
    var (holdsWords, holdsAttribute) = (false, false)
    while at < limit, bytes[at] != 0x3E {
      if isAlphanumeric(bytes[at]) { holdsWords = true }
      if bytes[at] == 0x3D { holdsAttribute = true }
      if bytes[at] == 0x3C { return nil }
      at += 1
    }
    return at < limit && (!holdsWords || holdsAttribute) ? at + 1 : nil
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }
}
