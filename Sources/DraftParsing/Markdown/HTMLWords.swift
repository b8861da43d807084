// Rulewright. Apache-2.0.

/// The words of a raw HTML block: tags and comments gone, white space as one space.
///
/// Drafts in the wild hold tables in HTML; they are shown as words, never as markup.
enum HTMLWords {
  static func words(in bytes: [UInt8]) -> [UInt8] {
    var words: [UInt8] = []
    var at = 0
    func gap() { if let last = words.last, last != 0x20 { words.append(0x20) } }
    while at < bytes.count {
      if bytes.has("<!--", at: at) {
        at += 4
        while at < bytes.count, !bytes.has("-->", at: at) { at += 1 }
        at += 3
        gap()
      } else if bytes[at] == 0x3C {
        while at < bytes.count, bytes[at] != 0x3E { at += 1 }
        at += 1
        gap()
      } else if bytes[at].isBlank || bytes[at].isLineEnd {
        at += 1
        gap()
      } else {
        words.append(bytes[at])
        at += 1
      }
    }
    return Array(words.trimmed)
  }
}
