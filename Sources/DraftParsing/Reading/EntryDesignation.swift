// Rulewright. Apache-2.0.

/// The designation of a paragraph in a control list entry: "a.", "a.1.", "j.1.a".
struct EntryDesignation {
  /// The parts from the outside in: "a", "1", "a".
  var path: [String]
  /// As it stands: "a.1.".
  var written: String
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int

  init?(_ words: [UInt8]) {
    var at = words.skippingBlanks(from: 0)
    let start = at
    var path: [String] = []
    var endsWithPeriod = false
    while at < words.count, path.count < 8 {
      let partStart = at
      if path.count.isMultiple(of: 2) {
        if words[at].isLower { at += 1 }
      } else {
        while at < words.count, words[at].isDigit, at - partStart < 3 { at += 1 }
      }
      guard at > partStart else { break }
      path.append(text(words[partStart..<at]))
      endsWithPeriod = at < words.count && words[at] == 0x2E
      guard endsWithPeriod else { break }
      at += 1
    }
    guard !path.isEmpty, at < words.count, words[at].isBlank, endsWithPeriod || path.count > 1 else {
      return nil
    }
    self.path = path
    written = text(words[start..<at])
    headLength = words.skippingBlanks(from: at)
  }
}
