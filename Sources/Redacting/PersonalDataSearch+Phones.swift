// Rulewright. Apache-2.0.

extension PersonalDataSearch {
  /// Reads a phone number at the chain at hand: American, with "+", or any that is called so.
  mutating func readPhoneNumber() -> Int? {
    let start = chain.groups[0].range.lowerBound
    let hasPlus = plusBefore(start) != nil
    if let end = endOfAmericanNumber() ?? endOfInternationalNumber(hasPlus: hasPlus)
      ?? endOfNumberCalledPhone()
    {
      return find(.phoneNumber, beginning(start, upTo: end)..<endOfExtension(end))
    }
    return nil
  }

  /// The place of a "+" right before a number, with a bracket or a blank between at most.
  private func plusBefore(_ start: Int) -> Int? {
    var place = start - 1
    if text[place] == 0x28 || text[place] == 0x20 { place -= 1 }
    return text[place] == 0x2B && !isWordByte(text[place - 1]) ? place : nil
  }

  /// The start with the "+" and the bracket that belong to the number.
  private func beginning(_ start: Int, upTo end: Int) -> Int {
    if let plus = plusBefore(start) { return plus }
    let closes = (start..<end).contains { text[$0] == 0x29 }
    return text[start - 1] == 0x28 && closes ? start - 1 : start
  }

  // MARK: American

  private func endOfAmericanNumber() -> Int? {
    let groups = chain.groups
    let first = groups[0].count == 1 && text[groups[0].range.lowerBound] == 0x31 ? 1 : 0
    if chain.begins(with: [3, 3, 4], from: first) {
      let (middle, last) = (groups[first + 1], groups[first + 2])
      let end = last.range.upperBound
      guard !isCut(end) else { return nil }
      let isPlain = middle.separator == 0x20 && last.separator == 0x20
      // Nothing else is written so with signs; with blanks alone three numbers of a table are.
      return !isPlain || mayBeAmerican(first) || hasPhoneWord() ? end : nil
    }
    if chain.begins(with: [3, 7], from: first) {
      let end = groups[first + 1].range.upperBound
      let isPlain = groups[first + 1].separator == 0x20 && !hasPhoneWord()
      return !isCut(end) && !isPlain && mayBeAmerican(first) ? end : nil
    }
    if chain.begins(with: [6, 4], from: first) {
      let end = groups[first + 1].range.upperBound
      return !isCut(end) && hasPhoneWord() ? end : nil
    }
    if groups[first...].first?.count == 10 {
      let end = groups[first].range.upperBound
      return !isCut(end) && (mayBeAmerican(first) || hasPhoneWord()) ? end : nil
    }
    let start = groups[0].range.lowerBound
    if groups[0].count == 11, text[start] == 0x31, digit(start + 1) >= 2, digit(start + 4) >= 2 {
      let end = groups[0].range.upperBound
      return isCut(end) ? nil : end
    }
    return endOfSingleDigits()
  }

  /// Ten digits one by one, "2 0 2 5 5 5 0 1 2 3".
  private func endOfSingleDigits() -> Int? {
    let groups = chain.groups
    guard groups.count >= 10, groups.prefix(10).allSatisfy({ $0.count == 1 }) else { return nil }
    guard groups.count == 10 || groups[10].count > 1 || groups[10].beginsLine else { return nil }
    let end = groups[9].range.upperBound
    let digits = digits(10)
    guard digits[0] >= 2, digits[3] >= 2, !isCut(end) else { return nil }
    return end
  }

  private func mayBeAmerican(_ first: Int) -> Bool {
    let digits = digits(chain.groups.count)
    guard digits.count >= first + 10 else { return false }
    return digits[first] >= 2 && digits[first + 3] >= 2
  }

  private func digit(_ place: Int) -> UInt8 { text[place] &- 0x30 }

  // MARK: International

  private func endOfInternationalNumber(hasPlus: Bool) -> Int? {
    let groups = chain.groups
    let start = groups[0].range.lowerBound
    let (isDialled, prefix) = dialledPrefix(start)
    guard hasPlus || isDialled else { return nil }
    var total = 0
    var end: Int?
    for group in groups {
      if group.beginsLine { break }
      total += group.count
      guard total <= 15 + prefix else { break }
      let isWhole = !isCut(group.range.upperBound)
      if total >= (isDialled ? 9 : 7) + prefix, isWhole { end = group.range.upperBound }
    }
    return end
  }

  /// Whether a number begins with "00" or "011" as one that is dialled abroad, and how many of its
  /// digits that is.
  private func dialledPrefix(_ start: Int) -> (Bool, Int) {
    let first = chain.groups[0]
    guard text[start] == 0x30, chain.groups.count > 1 || first.count >= 11 else {
      return (false, 0)
    }
    if first.count == 3, text[start + 1] == 0x31, text[start + 2] == 0x31 { return (true, 3) }
    guard text[start + 1] == 0x30, first.count <= 5 || first.count >= 11 else { return (false, 0) }
    return (first.count == 2 || text[start + 2] != 0x30, 2)
  }

  // MARK: What is called a phone

  /// Seven to fifteen digits behind "phone" or its like; not years.
  private func endOfNumberCalledPhone() -> Int? {
    let groups = chain.groups
    guard groups.reduce(0, { $0 + $1.count }) >= 7, hasPhoneWord() else { return nil }
    guard !groups.allSatisfy({ $0.count == 4 || $0.count <= 2 }) else { return nil }
    var total = 0
    var end: Int?
    for group in groups {
      if group.beginsLine { break }
      total += group.count
      guard total <= 15 else { break }
      if total >= 7, !isCut(group.range.upperBound) { end = group.range.upperBound }
    }
    return end
  }

  private func hasPhoneWord() -> Bool {
    let start = chain.groups[0].range.lowerBound
    // In an address of the web, "mobile" is no phone.
    if text[start - 1] == 0x3D || text[start - 1] == 0x2F { return false }
    return isCalled(FieldWords.phone, before: start, within: 24)
  }

  /// Whether a number goes on behind a place with anything but an extension.
  private func isCut(_ end: Int) -> Bool { goesOn(end) && endOfExtension(end) == end }

  /// The end with an extension behind it, such as "x12" or "extension 12".
  private func endOfExtension(_ end: Int) -> Int {
    var place = text.afterBlanks(end, atMost: 2)
    if text[place] == 0x2C { place = text.afterBlanks(place + 1, atMost: 1) }
    let word = place
    place = text.endOfLetters(place)
    let name = text.packed(word..<place)
    guard FieldWords.extensions.contains(name) || text[word] == 0x23 else { return end }
    if text[place] == 0x2E || text[place] == 0x3A || text[place] == 0x23 { place += 1 }
    place = text.afterBlanks(place, atMost: 1)
    let digits = text.endOfDigits(place)
    return digits > place && digits - place <= 6 && !isWordByte(text[digits]) ? digits : end
  }
}
