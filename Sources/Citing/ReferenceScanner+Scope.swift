// Rulewright. Apache-2.0.

/// What is said behind a reference: "of this section", "of § 740.22", "of the Example Act".
extension ReferenceScanner {
  /// Reads it into a reference, and gives where it ends.
  func scope(of reference: inout CitedReference, from end: Int) -> Int {
    guard reference.law != .other else { return end }
    var (at, after) = (end, end)
    var isWhole = false
    for _ in 0..<4 {
      guard let place = afterPreposition(at) else { break }
      if let (scope, next) = thisUnit(at: place) {
        if reference.scope == .unsaid { reference.scope = scope }
        return next
      }
      if let next = endOfLaw(at: place) {
        reference.law = .other
        return next
      }
      // "section 2 of our letter" cites nothing.
      if Self.owners.contains(where: { bytes.saysWord($0, at: place) }) {
        reference.law = .other
        reference.isDoubtful = true
        return after
      }
      guard !isWhole,
        reference.form == .paragraph || reference.form == .designations
          || reference.form == .subpart || reference.form == .note
      else { break }
      guard let (number, path, next, isLast) = outer(at: place, &reference.law) else { break }
      if case .under(let known, let inner) = reference.scope {
        reference.scope = .under(number: known ?? number, path: path + inner)
      } else {
        reference.scope = .under(number: number, path: path)
      }
      (at, after) = (next, next)
      isWhole = isLast
    }
    return after
  }

  /// Past "of" or "in" and what stands before a noun.
  private func afterPreposition(_ place: Int) -> Int? {
    var at = bytes.afterBlanks(place)
    guard at > place else { return nil }
    let words: [StaticString] = ["of", "in", "under", "to"]
    guard let word = words.first(where: { bytes.saysWord($0, at: at) }) else { return nil }
    at = bytes.afterBlanks(at + word.utf8CodeUnitCount)
    for word in ["proposed", "new", "revised", "current"] as [StaticString]
    where bytes.saysWord(word, at: at) {
      at = bytes.afterBlanks(at + word.utf8CodeUnitCount)
    }
    return at
  }

  private func thisUnit(at place: Int) -> (CitedReference.Scope, end: Int)? {
    let words: [StaticString] = ["this", "the same", "that", "such"]
    guard let word = words.first(where: { bytes.saysWord($0, at: place) }) else { return nil }
    let at = bytes.afterBlanks(place + word.utf8CodeUnitCount)
    let units: [(StaticString, CitedReference.Scope)] = [
      ("section", .thisSection), ("definition", .thisDefinition), ("part", .thisPart),
    ]
    for (unit, scope) in units where bytes.saysWord(unit, at: at) {
      return (scope, at + unit.utf8CodeUnitCount)
    }
    return nil
  }

  /// What a paragraph is said to be of: "§ 740.22(c)", "paragraph (c)", "part 740".
  private func outer(
    at place: Int, _ law: inout CitedReference.Law
  ) -> (number: String?, path: [String], end: Int, isLast: Bool)? {
    var at = place
    if let keyword = ReferenceKeyword.at(place, in: bytes) {
      at = bytes.afterBlanks(keyword.end)
      switch keyword.kind {
      case .paragraph:
        guard let (path, end, _) = paragraphPath(at: at) else { return nil }
        return (nil, path, end, false)
      case .section, .article, .entry, .part: break
      default: return nil
      }
    } else if let title = title(at: place) {
      law = .cfr(title: title.number)
      at = title.end
      if let keyword = ReferenceKeyword.at(at, in: bytes) { at = bytes.afterBlanks(keyword.end) }
    } else if !bytes[place].isDigit && bytes[place] != 0xC2 {
      return nil
    }
    guard let (part, number, end) = numbered(at: at) else { return nil }
    let isSaid = at > place || number.levels > 1 || number.isEntry || bytes[at] == 0xC2
    return isSaid ? (part.number, part.path, end, true) : nil
  }

  private func title(at place: Int) -> (number: Int, end: Int)? {
    let digits = bytes.endOfDigits(place)
    guard digits > place, digits - place < 4 else { return nil }
    let word = bytes.afterBlanks(digits)
    for name in ["c.f.r.", "cfr"] as [StaticString] where bytes.saysWord(name, at: word) {
      let number = (place..<digits).reduce(0) { $0 * 10 + Int(bytes[$1] & 15) }
      return (number, bytes.afterBlanks(word + name.utf8CodeUnitCount))
    }
    return nil
  }

  /// The end of a statute's name: "the Example Control Act of 2018", "the Constitution".
  private func endOfLaw(at place: Int) -> Int? {
    var at = place
    if bytes.saysWord("the", at: at) { at = bytes.afterBlanks(at + 3) }
    for _ in 0..<10 {
      let end = bytes.endOfLetters(at)
      guard end > at, end - at < 24 else { return nil }
      if bytes[at].isUpper {
        for name in Self.laws where bytes.saysWord(name, at: at) { return end }
      } else if !Self.linking.contains(where: { bytes.saysWord($0, at: at) }) {
        return nil
      }
      at = bytes.afterBlanks(bytes[end] == 0x2C ? end + 1 : end)
    }
    return nil
  }

  private static let laws: [StaticString] = [
    "act", "code", "constitution", "law", "statute", "statutes", "directive", "treaty",
    "convention", "restatement", "gdpr",
  ]
  private static let owners: [StaticString] = ["our", "my", "their", "your", "his", "her"]
  private static let linking: [StaticString] = ["of", "and", "for", "the", "to", "in", "on"]
}
