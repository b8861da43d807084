// Rulewright. Apache-2.0.

/// What has a name instead of a section's number: parts, supplements, appendices, headings.
extension ReferenceScanner {
  /// "part 740", "parts 740 and 742", with or without the title before.
  mutating func part(
    from start: Int, at place: Int, isPlural: Bool, law: CitedReference.Law
  ) -> Int? {
    let at = bytes.afterBlanks(place)
    let first = at
    guard let end = endOfPart(at: first) else { return nil }
    var parts = [part(first..<end, .first)]
    var after = end
    while isPlural, parts.count < Self.longestList, let (joint, next) = joint(at: after),
      let end = endOfPart(at: next)
    {
      parts.append(part(next..<end, joint))
      after = end
    }
    return add(
      .part, from: start, parts, to: after, law: law, isDoubtful: law == .unsaid)
  }

  private func part(
    _ range: Range<Int>, _ joint: CitedReference.Joint
  ) -> CitedReference.Part {
    CitedReference.Part(range: range, number: "Part " + bytes.text(range), joint: joint)
  }

  private func endOfPart(at place: Int) -> Int? {
    let end = bytes.endOfDigits(place)
    guard end > place, end - place < 5, !bytes[end].isWordPart, bytes[end] != 0x28,
      bytes[end] != 0x25, !(bytes[end] == 0x2E && bytes[end + 1].isDigit)
    else { return nil }
    return end
  }

  /// "subpart B", "subpart B of part 740".
  mutating func subpart(from start: Int, at place: Int) -> Int? {
    let at = bytes.afterBlanks(place)
    var end = at
    while end - at < 3, bytes[end].isUpper { end += 1 }
    guard end > at, !bytes[end].isWordPart, isDesignation(at..<end) else { return nil }
    let named = CitedReference.Part(range: at..<end, number: "Subpart " + bytes.text(at..<end))
    return add(.subpart, from: start, [named], to: end)
  }

  /// "Supplement 1 to part 774", with "No." before the number or without.
  mutating func supplement(from start: Int, at place: Int) -> Int? {
    var at = bytes.afterBlanks(place)
    for word in ["no.", "no", "nos.", "number", "#"] as [StaticString]
    where bytes.says(word, at: at) {
      at = bytes.afterBlanks(at + word.utf8CodeUnitCount)
      break
    }
    let end = bytes.endOfDigits(at)
    guard end > at, end - at < 4, !bytes[end].isWordPart else { return nil }
    return whole(.supplement, "Supplement No. ", at..<end, from: start)
  }

  /// "appendix A to part 1026", "Appendix 2", "Annex IV".
  mutating func appendix(from start: Int, at place: Int, called name: String) -> Int? {
    let at = bytes.afterBlanks(place)
    let digits = bytes.endOfDigits(at)
    var end = digits
    if digits == at {
      while end - at < 5, bytes[end].isUpper { end += 1 }
    }
    guard end > at, end - at < 5, !bytes[end].isWordPart,
      digits > at || isDesignation(at..<end)
    else { return nil }
    if end == at + 1, bytes[at] == 0x49, bytes[end] == 0x27 { return nil }
    return whole(.appendix, name + " ", at..<end, from: start)
  }

  /// One that is cited with what it belongs to: "to part 774".
  private mutating func whole(
    _ form: CitedReference.Form, _ name: String, _ number: Range<Int>, from start: Int
  ) -> Int {
    var words = name + bytes.text(number)
    var end = number.upperBound
    let at = bytes.afterBlanks(end)
    for word in ["to", "of"] as [StaticString] where at > end && bytes.saysWord(word, at: at) {
      let next = bytes.afterBlanks(at + 2)
      guard let keyword = ReferenceKeyword.at(next, in: bytes), keyword.kind == .part,
        let last = endOfPart(at: bytes.afterBlanks(keyword.end))
      else { break }
      words += " to part " + bytes.text(bytes.afterBlanks(keyword.end)..<last)
      end = last
      break
    }
    return add(
      form, from: start, [CitedReference.Part(range: start..<end, number: words)], to: end)
  }

  /// "Comment 4(a)-1.ii".
  mutating func interpretation(from start: Int, at place: Int) -> Int? {
    let at = bytes.afterBlanks(place)
    let digits = bytes.endOfDigits(at)
    guard digits > at, digits - at < 5 else { return nil }
    let (path, end) = designations(at: digits)
    let dash = bytes.dash(at: end)
    let number = end + dash
    let last = bytes.endOfDigits(number)
    guard dash > 0, last > number, last - number < 4, !bytes[last].isWordPart,
      !path.isEmpty || bytes[last] == 0x2E
    else { return nil }
    let (_, after) = pathBehind(last)
    let words = "Comment " + bytes.text(at..<end) + "-" + bytes.text(number..<after)
    return add(
      .interpretation, from: start, [CitedReference.Part(range: start..<after, number: words)],
      to: after)
  }

  /// "Note 1 to 4E001.c", "Note 2 to paragraph (b)(3)".
  mutating func note(from start: Int, at place: Int) -> Int? {
    let at = bytes.afterBlanks(place)
    let end = bytes.endOfDigits(at)
    guard end > at, end - at < 4, !bytes[end].isWordPart else { return nil }
    var part = CitedReference.Part(range: start..<end, number: nil, note: bytes.text(at..<end))
    var of = bytes.afterBlanks(end)
    guard of > end, bytes.saysWord("to", at: of) || bytes.saysWord("of", at: of) else { return nil }
    of = bytes.afterBlanks(of + 2)
    let keyword = ReferenceKeyword.at(of, in: bytes)
    if let keyword { of = bytes.afterBlanks(keyword.end) }
    var after = end
    if keyword?.kind != .paragraph, let (outer, _, end) = numbered(at: of) {
      (part.number, part.path, after) = (outer.number, outer.path, end)
    } else if keyword?.kind == .paragraph, let (path, end, _) = paragraphPath(at: of) {
      (part.path, after) = (path, end)
    } else {
      return nil
    }
    part.range = start..<after
    return add(.note, from: start, [part], to: after)
  }

  // MARK: Headings

  private static let longestHeading = 120

  /// "section “Records”", "the definition of “intrusion software”".
  mutating func heading(after keyword: ReferenceKeyword, from start: Int) -> Int? {
    var at = bytes.afterBlanks(keyword.end)
    let words: [StaticString] =
      keyword.kind == .definition
      ? ["of", "for", "the", "term"] : ["on", "titled", "entitled", "called", "headed", "named"]
    var isOf = keyword.kind != .definition
    for word in words where bytes.saysWord(word, at: at) {
      at = bytes.afterBlanks(at + word.utf8CodeUnitCount)
      isOf = true
    }
    let mark = bytes.quotationMark(at: at)
    guard isOf, mark > 0 else { return nil }
    let first = at + mark
    var end = first
    while end - first < Self.longestHeading, end < bytes.end, bytes.quotationMark(at: end) == 0,
      bytes[end] != 0x0A
    {
      end += 1
    }
    let close = bytes.quotationMark(at: end)
    guard close > 0, end > first else { return nil }
    var last = end
    while last > first, bytes[last - 1] == 0x2C || bytes[last - 1] == 0x2E { last -= 1 }
    guard last > first else { return nil }
    let name = CitedReference.Part(range: at..<(end + close), number: bytes.text(first..<last))
    return add(.heading, from: start, [name], to: end + close)
  }
}
