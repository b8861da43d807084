// Rulewright. Apache-2.0.

extension PersonalDataSearch {
  /// Reads whatever begins with a group of digits; gives where the walk goes on.
  mutating func readNumber(at start: Int) -> Int {
    let end = text.endOfDigits(start)
    let before = text[start - 1]
    // A sum of money, or the end of a longer number or name: "$5", "1,234", "kv3-8f2".
    if before == 0x24 || (before == 0x2C && isDigit(text[start - 2])) || isWordByte(before) {
      return end
    }
    if let place = readBoxNumber(start..<end) { return place }
    if let place = readStreetAddress(number: start..<end) { return place }
    chain.read(text, from: start)
    // Most numbers are years and sections, and stand alone.
    if chain.groups.count > 1 || end - start > 6, !isTail(start) {
      if let place = readCardNumber() { return place }
      if let place = readSocialSecurityNumber() { return place }
      if let place = readPhoneNumber() { return place }
    }
    if let place = readDateOfBirth() { return place }
    return end
  }

  /// Whether a group goes on a chain of digits and signs that began before it, such as a docket's
  /// number.
  private func isTail(_ start: Int) -> Bool {
    switch text[start - 1] {
    case 0x2D, 0x2E, 0x2F, 0x5F: isWordByte(text[start - 2])
    default: false
    }
  }

  /// Whether a chain is cut off before a place: more digits or letters go on there.
  func goesOn(_ end: Int) -> Bool {
    let next = text[end]
    if isWordByte(next) || next == 0x5F { return true }
    return (next == 0x2D || next == 0x2E || next == 0x2F || next == 0x2C) && isDigit(text[end + 1])
  }

  /// The digits of some groups as values from 0 to 9.
  func digits(_ count: Int) -> [UInt8] {
    var result: [UInt8] = []
    for group in chain.groups.prefix(count) {
      for place in group.range { result.append(text[place] - 0x30) }
    }
    return result
  }

  // MARK: Cards

  /// Thirteen to nineteen digits whose last one is right, grouped as cards are.
  private mutating func readCardNumber() -> Int? {
    var total = 0
    for (index, group) in chain.groups.enumerated() {
      total += group.count
      if index > 0, group.separator != 0x20, group.separator != 0x2D { return nil }
      let isUsual = group.count >= 3 && group.count <= 6
      guard isUsual || (index == 0 && total >= 13) else { return nil }
      guard total >= 13 else { continue }
      let end = group.range.upperBound
      // A longer number is tried first by going on, but a date may follow one that is whole.
      guard !goesOn(end), isCardNumber(digits(index + 1)) else { continue }
      return find(.cardNumber, chain.groups[0].range.lowerBound..<end)
    }
    return nil
  }

  private func isCardNumber(_ digits: [UInt8]) -> Bool {
    guard digits.count >= 13, digits.count <= 19 else { return false }
    let four = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    guard (digits[0] >= 3 && digits[0] <= 6) || (2221...2720).contains(four) else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let value = Int(digit) * (place % 2 == 1 ? 2 : 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  // MARK: Social security

  /// Three, two and four digits, or nine of any shape that are called so.
  private mutating func readSocialSecurityNumber() -> Int? {
    let groups = chain.groups
    if chain.begins(with: [3, 2, 4]), !goesOn(groups[2].range.upperBound) {
      let sign = groups[1].separator
      let isHyphenated = chain.areParted(by: 0x2D, after: 0, count: 2)
      let isLikely =
        sign == groups[2].separator && sign != 0x29 && mayBeSocialSecurity(digits(3))
      if isHyphenated || isLikely {
        return find(
          .socialSecurityNumber, groups[0].range.lowerBound..<groups[2].range.upperBound)
      }
    }
    var total = 0
    for group in groups.prefix(9) {
      total += group.count
      guard total >= 9 else { continue }
      guard total == 9, !goesOn(group.range.upperBound),
        isCalled(FieldWords.socialSecurity, before: groups[0].range.lowerBound, within: 48)
      else { return nil }
      return find(
        .socialSecurityNumber, groups[0].range.lowerBound..<group.range.upperBound)
    }
    return nil
  }

  private func mayBeSocialSecurity(_ digits: [UInt8]) -> Bool {
    let area = digits[0..<3].reduce(0) { $0 * 10 + Int($1) }
    return area != 0 && area != 666 && digits[3...4].contains { $0 != 0 }
      && digits[5...].contains { $0 != 0 }
  }

  /// Whether one of some words stands shortly before a place.
  func isCalled(_ words: [StaticString], before place: Int, within reach: Int) -> Bool {
    let range = max(0, place - reach)..<place
    return words.contains { word in
      guard let found = text.last(word, in: range) else { return false }
      return !isLetter(text[found - 1])
    }
  }

  // MARK: Dates of birth

  private mutating func readDateOfBirth() -> Int? {
    guard let range = date(), isCalled(FieldWords.birth, before: range.lowerBound, within: 32)
    else { return nil }
    return find(.dateOfBirth, range)
  }

  /// The date that the chain at hand is, or is the day of.
  private func date() -> Range<Int>? {
    let first = chain.groups[0]
    if chain.groups.count >= 3 {
      let counts = chain.groups.prefix(3).map(\.count)
      let end = chain.groups[2].range.upperBound
      let isDayFirst = counts[0] <= 2 && counts[1] <= 2 && (counts[2] == 2 || counts[2] == 4)
      let isYearFirst = counts[0] == 4 && counts[1] <= 2 && counts[2] <= 2
      if isDayFirst || isYearFirst { return first.range.lowerBound..<end }
    }
    guard first.count <= 2 else { return nil }
    var place = first.range.upperBound
    if isLetter(text[place]) { place = text.endOfLetters(place) }
    if let month = monthBefore(first.range.lowerBound) {
      if text[place] == 0x2C { place += 1 }
      return year(from: place).map { month..<$0 }
    }
    place = text.afterBlanks(place, atMost: 2)
    if text.says("of ", at: place) { place += 3 }
    guard FieldWords.months.contains(text.packed(place..<min(place + 3, text.count)))
    else { return nil }
    place = text.endOfLetters(place)
    if text[place] == 0x2E || text[place] == 0x2C { place += 1 }
    return year(from: place).map { first.range.lowerBound..<$0 }
  }

  private func year(from place: Int) -> Int? {
    let start = text.afterBlanks(place, atMost: 2)
    let end = text.endOfDigits(start)
    return end - start == 4 || (end - start == 2 && text[start - 1] == 0x27) ? end : nil
  }

  /// Where a month begins that stands right before a place.
  private func monthBefore(_ place: Int) -> Int? {
    var end = place
    while end > place - 3, isBlank(text[end - 1]) || text[end - 1] == 0x2E { end -= 1 }
    var start = end
    while isLetter(text[start - 1]), end - start < 10 { start -= 1 }
    guard end < place, end - start >= 3 else { return nil }
    return FieldWords.months.contains(text.packed(start..<start + 3)) ? start : nil
  }
}
