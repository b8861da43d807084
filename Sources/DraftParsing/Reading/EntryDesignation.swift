// Rulewright. Apache-2.0.

/// The designation of a paragraph in a control list entry: "a.", "a.1.", "j.1.a".
struct EntryDesignation {
  /// The parts from the outside in: "a", "1", "a".
  var path: [String]
  /// As it stands: "a.1.".
  var written: String
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int
  /// The last ordinal that it stands for.
  ///
  /// "b. through d. [Reserved]" begins at 2 and goes on to 4.
  var lastOrdinal = 0

  /// The place among its siblings: 3 of "c.", 2 of "a.2.".
  var ordinal: Int { EntryDesignation.ordinal(of: path) }

  init?(_ words: [UInt8]) {
    guard let first = EntryDesignation(one: words) else { return nil }
    self = first
    lastOrdinal = ordinal
    let joints: [StaticString] = ["through ", "to ", "and "]
    guard let joint = joints.first(where: { words.hasFolded($0, at: headLength) }) else { return }
    let start = headLength + joint.utf8CodeUnitCount
    guard let last = EntryDesignation(one: Array(words[start...])), last.path.count == path.count,
      words.hasFolded("[reserved", at: start + last.headLength)
    else { return }
    lastOrdinal = max(ordinal, last.ordinal)
    written += " \(text(words[headLength..<start]))\(last.written)"
    headLength = start + last.headLength
  }

  /// How the last part is written: 3 is "c" at depths 1, 3, 5 and "3" at the others.
  static func written(_ ordinal: Int, atDepth depth: Int) -> String {
    guard !depth.isMultiple(of: 2), (1...26).contains(ordinal) else { return String(ordinal) }
    return text([0x60 + UInt8(ordinal)])
  }

  private static func ordinal(of path: [String]) -> Int {
    guard let first = path.last?.utf8.first else { return 0 }
    return first.isLower ? Int(first - 0x60) : Int(path.last ?? "") ?? 0
  }

  private init?(one words: [UInt8]) {
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
    guard !path.isEmpty, at < words.count, words[at].isBlank, endsWithPeriod || path.count > 1
    else {
      return nil
    }
    self.path = path
    written = text(words[start..<at])
    headLength = words.skippingBlanks(from: at)
  }
}
