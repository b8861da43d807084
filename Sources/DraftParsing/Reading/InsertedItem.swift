// Rulewright. Apache-2.0.

/// "4a." at the head of a paragraph: an item that was put in behind "4." later.
struct InsertedItem {
  /// "4a".
  var name: String
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int

  init?(_ words: [UInt8]) {
    let start = words.skippingBlanks(from: 0)
    var at = start
    while at < words.count, words[at].isDigit, at - start < 3 { at += 1 }
    guard at > start, at + 1 < words.count, words[at].isLower, words[at + 1] == 0x2E,
      words.skippingBlanks(from: at + 2) > at + 2
    else { return nil }
    name = text(words[start...at])
    headLength = words.skippingBlanks(from: at + 2)
  }
}
