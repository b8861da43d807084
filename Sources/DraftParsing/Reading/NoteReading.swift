// Rulewright. Apache-2.0.

/// A paragraph that is a note: "Note: …", "Note 1 to paragraph (b): …", "Notes to § 740.22: …",
/// and in control lists "Technical Note: …" and "N.B.: …".
struct NoteReading {
  /// What a note is called, how it is cited, and what stands for that in a label.
  enum Kind: String {
    case note = "Note"
    case technical = "Technical Note"
    case notaBene = "N.B."

    var cited: String {
      switch self {
      case .note: "note"
      case .technical: "technical note"
      case .notaBene: "N.B."
      }
    }

    var slug: String {
      switch self {
      case .note: "note"
      case .technical: "technical-note"
      case .notaBene: "nb"
      }
    }
  }

  var kind: Kind
  /// Its number as printed, where it has one.
  var number: String?
  /// What it says it belongs to, "paragraph (b)(2) of § 740.22"; empty when it does not say.
  var target: [UInt8] = []
  /// "Note 1".
  var designation: String
  /// The bytes of the paragraph's visible words up to where the note's own words begin.
  var headLength: Int

  init?(_ words: [UInt8]) {
    guard let (kind, end) = NoteReading.name(words) else { return nil }
    self.kind = kind
    var at = end
    let afterName = at
    at = words.skippingBlanks(from: at)
    let start = at
    while at < words.count, words[at].isDigit, at - start < 4 { at += 1 }
    if at > start { number = text(words[start..<at]) }
    let afterNumber = at
    at = words.skippingBlanks(from: at)
    if words.hasFolded("to ", at: at) {
      guard let end = NoteReading.endOfTarget(words, from: at) else { return nil }
      target = Array(words[(at + 3)..<end])
      headLength = end
    } else if let end = NoteReading.mark(words, at: at) {
      headLength = end
    } else if kind == .notaBene {
      headLength = afterNumber
    } else if number != nil, afterNumber > afterName, at > afterNumber, at < words.count,
      words[at].isUpper
    {
      headLength = afterNumber  // "Note 1 The tools…"
    } else {
      return nil
    }
    designation = number.map { "\(kind.rawValue) \($0)" } ?? kind.rawValue
  }

  /// What a note begins with, and the index after it.
  private static func name(_ words: [UInt8]) -> (Kind, Int)? {
    var at = words.skippingBlanks(from: 0)
    if words.has("N.B.", at: at) { return (.notaBene, at + 4) }
    let isTechnical = words.hasFolded("technical note", at: at)
    if isTechnical { at += 10 }
    guard isTechnical || words.has("Note", at: at) || words.has("NOTE", at: at) else { return nil }
    at += 4
    if at < words.count, words[at].lowered == 0x73 { at += 1 }
    return (isTechnical ? .technical : .note, at)
  }

  /// The index after a colon, dash or period.
  private static func mark(_ words: [UInt8], at index: Int) -> Int? {
    guard index < words.count else { return nil }
    if words.has("—", at: index) || words.has("–", at: index) { return index + 3 }
    return words[index] == 0x3A || words[index] == 0x2E ? index + 1 : nil
  }

  /// "to paragraph (b) of this section:" ends with a mark within a line's length.
  private static func endOfTarget(_ words: [UInt8], from index: Int) -> Int? {
    var at = index
    let limit = min(words.count, index + 120)
    while at < limit {
      if words[at] == 0x3A || words.has("—", at: at) || words.has("–", at: at) {
        return mark(words, at: at)
      }
      if words[at] == 0x2E, at + 1 == words.count || words[at + 1].isBlank {
        // "no. 1" and "§ 740.22." differ by what stands before.
        // "paragraph c. of this entry" goes on.
        let next = words.skippingBlanks(from: at + 1)
        let goesOn = next < words.count && words[next].isLower
        guard !goesOn, at < 2 || !words.hasFolded("no", at: at - 2) else {
          at += 1
          continue
        }
        return at + 1
      }
      at += 1
    }
    return nil
  }
}
