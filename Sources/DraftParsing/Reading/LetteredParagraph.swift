// Rulewright. Apache-2.0.

/// The letter at the head of a paragraph in a German draft: "a)", "aa)".
///
/// Markdown has no such list, so that it stands as a paragraph within the item "1." that it
/// divides.
struct LetteredParagraph {
  /// "a", "aa".
  var name: String
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int

  init?(_ words: [UInt8]) {
    let start = words.skippingBlanks(from: 0)
    var at = start
    while at < words.count, words[at].isLower, at - start < 3 { at += 1 }
    guard at > start, at < words.count, words[at] == 0x29,
      words[start..<at].allSatisfy({ $0 == words[start] }),
      at + 1 == words.count || words.skippingBlanks(from: at + 1) > at + 1
    else { return nil }
    name = text(words[start..<at])
    headLength = words.skippingBlanks(from: at + 1)
  }
}
