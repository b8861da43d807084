// Rulewright. Apache-2.0.

extension PersonalDataSearch {
  /// Reads `name@example.org`, also with "dot" spoken or blanks around "@".
  mutating func readMailAddress(around at: Int) -> Int {
    if let start = startOfLocalPart(before: at), let end = endOfDomain(from: at + 1) {
      return find(.emailAddress, start..<end)
    }
    // Blanks around the sign are for such as hide an address; a price has them too, so the end
    // must be one that addresses have.
    let left = blanksBefore(at)
    let right = text.afterBlanks(at + 1, atMost: 2)
    guard left < at || right > at + 1, let start = startOfLocalPart(before: left),
      let end = endOfDomain(from: right, mustBeKnown: true)
    else { return at + 1 }
    return find(.emailAddress, start..<end)
  }

  /// Reads `name (at) example.org`, with any bracket and "dot" spoken or not.
  mutating func readBracketedMailAddress(around bracket: Int) -> Int {
    var place = text.afterBlanks(bracket + 1, atMost: 1)
    if text.says("at", at: place) {
      place += 2
    } else if text[place] == 0x40 {
      place += 1
    } else {
      return bracket + 1
    }
    place = text.afterBlanks(place, atMost: 1)
    guard isClosing(text[place]) else { return bracket + 1 }
    let right = text.afterBlanks(place + 1, atMost: 2)
    guard let start = startOfLocalPart(before: blanksBefore(bracket)),
      let end = endOfDomain(from: right)
    else { return bracket + 1 }
    return find(.emailAddress, start..<end)
  }

  /// Reads `name at example dot org` around its first "dot".
  ///
  /// Only with an end that addresses have: "at the DOT in" is the Department of Transportation.
  mutating func readSpokenMailAddress(aroundDot dot: Int) -> Int {
    guard isBlank(text[dot - 1]), isBlank(text[dot + 3]) else { return dot + 1 }
    let domainEnd = blanksBefore(dot)
    var domain = domainEnd
    while isDomainByte(text[domain - 1]), domainEnd - domain < 64 { domain -= 1 }
    let atEnd = blanksBefore(domain)
    guard domain < domainEnd, atEnd < domain, text.says("at", at: atEnd - 2),
      isBlank(text[atEnd - 3]), !text.says("the", at: domain),
      let start = startOfLocalPart(before: blanksBefore(atEnd - 2)),
      let end = endOfDomain(from: domain, mustBeKnown: true)
    else { return dot + 1 }
    return find(.emailAddress, start..<end)
  }

  /// Where the name before "@" begins; nil where none stands there.
  private func startOfLocalPart(before end: Int) -> Int? {
    if text[end - 1] == 0x22 {
      for start in stride(from: end - 2, through: max(0, end - 66), by: -1)
      where text[start] == 0x22 {
        return start
      }
      return nil
    }
    var start = end
    while isLocalByte(text[start - 1]), end - start < 256 { start -= 1 }
    while start < end, !isWordByte(text[start]), text[start] != 0x5F { start += 1 }
    return start < end ? start : nil
  }

  /// Where the domain ends that begins at a place; nil where none does.
  private func endOfDomain(from start: Int, mustBeKnown: Bool = false) -> Int? {
    if text[start] == 0x5B { return endOfNumericDomain(from: start) }
    var label = start
    var end: Int?
    for count in 0..<12 {
      var place = label
      while isDomainByte(text[place]), place - label < 64 { place += 1 }
      while place > label, text[place - 1] == 0x2D { place -= 1 }
      guard place > label else { return end }
      if count > 0, isTopLevel(label..<place, mustBeKnown: mustBeKnown) { end = place }
      guard let next = afterDot(place) else { return end }
      label = next
    }
    return end
  }

  private func endOfNumericDomain(from start: Int) -> Int? {
    var place = start + 1
    while isDomainByte(text[place]) || text[place] == 0x2E || text[place] == 0x3A { place += 1 }
    return text[place] == 0x5D && place > start + 3 ? place + 1 : nil
  }

  /// Where the next label begins behind a point, as a sign or a word, with brackets or blanks.
  private func afterDot(_ place: Int) -> Int? {
    if text[place] == 0x2E, isDomainByte(text[place + 1]) { return place + 1 }
    let opening = text.afterBlanks(place, atMost: 1)
    if isOpening(text[opening]) {
      var inside = text.afterBlanks(opening + 1, atMost: 1)
      if text.says("dot", at: inside) {
        inside += 3
      } else if text[inside] == 0x2E {
        inside += 1
      } else {
        return nil
      }
      inside = text.afterBlanks(inside, atMost: 1)
      return isClosing(text[inside]) ? text.afterBlanks(inside + 1, atMost: 1) : nil
    }
    if text.says("dot", at: opening), opening > place, isBlank(text[opening + 3]) {
      return opening + 4
    }
    // " ." goes on only to what can be an end, or the next sentence would belong to it.
    let point = text.afterBlanks(place, atMost: 1)
    let next = text.afterBlanks(point + 1, atMost: 1)
    let isSpaced = point > place && text[point] == 0x2E
    return isSpaced && isTopLevel(next..<text.endOfLetters(next), mustBeKnown: true) ? next : nil
  }

  private func isTopLevel(_ range: Range<Int>, mustBeKnown: Bool) -> Bool {
    guard range.count >= 2 else { return false }
    if mustBeKnown { return FieldWords.topLevels.contains(text.packed(range)) }
    if text.says("xn--", at: range.lowerBound) { return true }
    return range.allSatisfy { isLetter(text[$0]) }
  }

  private func blanksBefore(_ place: Int) -> Int {
    var place = place
    let limit = place - 2
    while place > limit, isBlank(text[place - 1]) { place -= 1 }
    return place
  }

  private func isOpening(_ byte: UInt8) -> Bool { byte == 0x28 || byte == 0x5B || byte == 0x7B }
  private func isClosing(_ byte: UInt8) -> Bool { byte == 0x29 || byte == 0x5D || byte == 0x7D }
  private func isDomainByte(_ byte: UInt8) -> Bool { isWordByte(byte) || byte == 0x2D }
  private func isLocalByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
    default: isWordByte(byte)
    }
  }
}
