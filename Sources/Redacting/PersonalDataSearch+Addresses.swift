// Rulewright. Apache-2.0.

extension PersonalDataSearch {
  /// A word of an address, read at some place.
  private struct Word {
    var range: Range<Int>
    var packed: UInt64
    var isCapital: Bool
    /// Behind the point of an abbreviation.
    var end: Int
  }

  // MARK: Boxes

  /// Reads "PO Box 12" or "RR 2 Box 15", and what stands behind, around the box's number.
  mutating func readBoxNumber(_ number: Range<Int>) -> Int? {
    var place = number.lowerBound
    if text[place - 1] == 0x23 { place -= 1 }
    while isBlank(text[place - 1]), number.lowerBound - place < 3 { place -= 1 }
    guard text[place - 1] | 0x20 == 0x78, text.says("box", at: place - 3) else { return nil }
    var start = place - 3
    while isBlank(text[start - 1]), place - start < 6 { start -= 1 }
    let before = max(0, start - 12)..<start
    let names: [StaticString] = [
      "post office", "p. o.", "p.o.", "p.o", "p o", "po", "rr", "hc", "r.r.", "route",
    ]
    for name in names {
      guard let found = text.last(name, in: before), !isLetter(text[found - 1]) else { continue }
      let gap = (found + name.utf8CodeUnitCount)..<start
      guard gap.allSatisfy({ isBlank(text[$0]) || isDigit(text[$0]) }) else { continue }
      return find(.streetAddress, found..<endOfTown(from: number.upperBound).end)
    }
    return nil
  }

  // MARK: Streets

  /// Reads a street address that begins with a house's number.
  mutating func readStreetAddress(number: Range<Int>) -> Int? {
    guard number.count <= 6, let first = streetBegins(behind: number.upperBound) else { return nil }
    // A letter must follow sooner or later; a section sign, a bracket or a comma ends it here.
    guard isWordByte(text[first]), !isCiting(before: number.lowerBound) else { return nil }
    guard let street = endOfStreet(from: first) ?? endOfPlace(from: first) else { return nil }
    let unit = endOfUnit(from: street.end)
    let town = endOfTown(from: unit)
    let hasWitness = unit > street.end || town.hasState || street.hasTown
    guard hasWitness || isBelievable(street, number: number) else { return nil }
    return find(.streetAddress, number.lowerBound..<town.end)
  }

  private struct Street {
    var end: Int
    /// Whether nothing but a street is called so.
    var isCertain: Bool
    /// Whether every word of it has its capital letter.
    var isCapital: Bool
    /// Whether town, state and code were read with it.
    var hasTown = false
  }

  /// Where the street's name begins behind a house's number, "12", "12B", "12-14", "12 1/2".
  private func streetBegins(behind end: Int) -> Int? {
    var place = end
    if isLetter(text[place]), !isLetter(text[place + 1]) { place += 1 }
    if text[place] == 0x2D { place = text.endOfDigits(place + 1) }
    if text[place] == 0x20, text.says("1/2", at: place + 1) { place += 4 }
    if text[place] == 0x2C, text[place + 1] == 0x20 { return nil }
    // On the line after a number, a name begins and no street.
    let next = text[place + 1] == 0x20 ? place + 2 : place + 1
    return text[place] == 0x20 ? next : nil
  }

  private func endOfStreet(from start: Int) -> Street? {
    var place = start
    var names = 0
    var isCapital = true
    var last: UInt64 = 0
    for count in 0..<6 {
      guard let word = word(at: place) else { return nil }
      let isOrdinal = isDigit(text[word.range.lowerBound])
      let isConnector = !word.isCapital && FieldWords.connectors.contains(word.packed)
      if let end = endOfNumberedRoad(word, names: names, last: last) {
        return Street(end: end, isCertain: isCapital, isCapital: isCapital)
      }
      if FieldWords.suffixes.contains(word.packed), names > 0 || isStreetAlone(word) {
        if word.packed == Self.court, FieldWords.kindsOfCourt.contains(last) { return nil }
        let isPlain = !word.isCapital && !FieldWords.plainSuffixes.contains(word.packed)
        if !isPlain || !isCapital {
          let end = afterSuffixes(word.end)
          let isDoubtful = FieldWords.doubtfulSuffixes.contains(word.packed)
          return Street(
            end: end, isCertain: !isDoubtful && word.isCapital && isCapital,
            isCapital: isCapital && word.isCapital)
        }
      }
      if isOrdinal, !isLetter(text[word.end - 1]) { return nil }
      if !word.isCapital, !isOrdinal, !(isConnector && count > 0) {
        guard !FieldWords.plainWords.contains(word.packed), count < 2 else { return nil }
        isCapital = false
      }
      if !FieldWords.directions.contains(word.packed) { names += 1 }
      last = word.packed
      guard let next = afterOneBlank(word.end) else { return nil }
      place = next
    }
    return nil
  }

  private static let court: UInt64 = 0x74_7275_6F63

  /// "Broadway" and "Avenue of the Americas" have no name before.
  private func isStreetAlone(_ word: Word) -> Bool {
    guard word.isCapital else { return false }
    return text.says("broadway", at: word.range.lowerBound)
      || (text.says("avenue of the ", at: word.range.lowerBound)
        && isUppercase(text[word.range.lowerBound + 14]))
  }

  /// The end behind further suffixes, names of avenues and directions: "Avenue of the Americas",
  /// "Park Drive Court", "Street NW".
  private func afterSuffixes(_ start: Int) -> Int {
    var end = start
    if text.says(" of the ", at: end), isUppercase(text[end + 8]) {
      end = text.endOfLetters(end + 8)
    }
    for _ in 0..<2 {
      guard let next = afterOneBlank(end), let word = word(at: next), word.isCapital else { break }
      let isSuffix = FieldWords.suffixes.contains(word.packed)
      guard isSuffix || FieldWords.directions.contains(word.packed) else { break }
      end = word.end
    }
    // "N.W." is two words with points.
    if text[end] == 0x20, text[end + 2] == 0x2E, text[end + 4] == 0x2E,
      FieldWords.directions.contains(text.packed(end + 1..<end + 2))
    {
      end += 5
    }
    return end
  }

  /// The end of "County Road 12", "State Route 9", "Highway 50".
  private func endOfNumberedRoad(_ word: Word, names: Int, last: UInt64) -> Int? {
    guard word.isCapital, FieldWords.numberedRoads.contains(word.packed),
      names == 0 || FieldWords.roadOwners.contains(last), let next = afterOneBlank(word.end)
    else { return nil }
    let end = text.endOfDigits(next)
    guard end > next, end - next < 5 else { return nil }
    return afterSuffixes(isLetter(text[end]) && !isLetter(text[end + 1]) ? end + 1 : end)
  }

  /// A place without a suffix is known by town, state and code behind it: "12 The Meadows,
  /// Springfield, IL 62701".
  private func endOfPlace(from start: Int) -> Street? {
    var place = start
    for _ in 0..<4 {
      guard let word = word(at: place), word.isCapital else { return nil }
      if text[word.end] == 0x2C || text[word.end] == 0x0A {
        let town = endOfTown(from: word.end)
        guard town.hasCode else { return nil }
        return Street(end: town.end, isCertain: true, isCapital: true, hasTown: true)
      }
      guard let next = afterOneBlank(word.end) else { return nil }
      place = next
    }
    return nil
  }

  // MARK: Witnesses

  private func isBelievable(_ street: Street, number: Range<Int>) -> Bool {
    let next = text[street.end]
    let endsThere =
      next == 0 || next == 0x2C || next == 0x0A || next == 0x3B || next == 0x29
      || next == 0x2E || text[street.end - 1] == 0x2E
    let isLived = isCalled(FieldWords.living, before: number.lowerBound, within: 28)
    if isLived { return true }
    if isYear(number) { return false }
    if street.isCapital { return street.isCertain || endsThere }
    return street.isCertain && endsThere
  }

  /// A number that is more likely a year, by itself or by the word before it.
  private func isYear(_ number: Range<Int>) -> Bool {
    guard number.count == 4 else { return false }
    let century = (text[number.lowerBound], text[number.lowerBound + 1])
    guard century == (0x31, 0x39) || century == (0x32, 0x30) else { return false }
    let start = number.lowerBound
    if text[start - 1] == 0x20, text[start - 2] == 0x2C, isDigit(text[start - 3]) { return true }
    return FieldWords.beforeYear.contains(wordBefore(number.lowerBound))
  }

  /// Whether a number is one of a section, a page or a docket.
  private func isCiting(before place: Int) -> Bool {
    if text[place - 1] == 0x2E || text[place - 1] == 0x2F || text[place - 1] == 0x2D { return true }
    return FieldWords.citing.contains(wordBefore(place))
  }

  /// The word before a place, without the point of an abbreviation.
  private func wordBefore(_ place: Int) -> UInt64 {
    var end = place
    while end > place - 3, isBlank(text[end - 1]) || text[end - 1] == 0x2E { end -= 1 }
    var start = end
    while isLetter(text[start - 1]), end - start < 16 { start -= 1 }
    return text.packed(start..<end)
  }

  // MARK: Units and towns

  /// The end of ", Apt 4B" or " #12"; the place itself for none.
  private func endOfUnit(from start: Int) -> Int {
    var place = start
    if text[place] == 0x2C { place += 1 }
    place = text.afterBlanks(place, atMost: 2)
    if isDigit(text[place]) {
      // "7th Floor".
      let ordinal = text.endOfLetters(text.endOfDigits(place))
      guard let next = afterOneBlank(ordinal), let word = word(at: next),
        text.says("fl", at: next), FieldWords.units.contains(word.packed)
      else { return start }
      return word.end
    }
    if text[place] != 0x23 {
      guard let word = word(at: place), FieldWords.units.contains(word.packed) else { return start }
      place = text.afterBlanks(word.end, atMost: 2)
    }
    if text[place] == 0x23 { place = text.afterBlanks(place + 1, atMost: 1) }
    let first = place
    while isWordByte(text[place]) || text[place] == 0x2D, place - first < 8 { place += 1 }
    let hasDigit = (first..<place).contains { isDigit(text[$0]) }
    return hasDigit || place - first == 1 ? place : start
  }

  /// The end of ", Springfield, IL 62701" and whether a state and a code are in it; the place
  /// itself for none.
  private func endOfTown(from start: Int) -> (end: Int, hasState: Bool, hasCode: Bool) {
    var place = start
    if text[place] == 0x2E { place += 1 }
    if text[place] == 0x2C { place += 1 }
    place = text.afterBlanks(place)
    guard place > start else { return (start, false, false) }
    for count in 0..<5 {
      guard let word = word(at: place), word.isCapital else { break }
      if let end = endOfState(word), count > 0 || hasCode(behind: end) {
        let code = endOfCode(from: end)
        return (code ?? end, true, code != nil)
      }
      place = word.end
      if text[place] == 0x2C { place += 1 }
      let next = text.afterBlanks(place, atMost: 3)
      guard next > place else { break }
      place = next
    }
    return (start, false, false)
  }

  private func hasCode(behind end: Int) -> Bool { endOfCode(from: end) != nil }

  /// The end of "IL", "D.C." or "North Dakota"; nil where no state begins.
  private func endOfState(_ word: Word) -> Int? {
    let start = word.range.lowerBound
    if word.range.count == 2, isUppercase(text[start + 1]), FieldWords.states.contains(word.packed)
    {
      return word.end
    }
    if text.says("d.c.", at: start) { return start + 4 }
    if FieldWords.stateNames.contains(word.packed) { return word.end }
    guard FieldWords.stateBeginnings.contains(word.packed), let next = afterOneBlank(word.end)
    else { return nil }
    let others: [StaticString] = [
      "york", "jersey", "mexico", "hampshire", "dakota", "carolina", "virginia", "island",
      "of columbia", "rico",
    ]
    return others.first { text.says($0, at: next) }.map { next + $0.utf8CodeUnitCount }
  }

  /// The end of a ZIP code behind a state; nil for none.
  private func endOfCode(from start: Int) -> Int? {
    var place = start
    if text[place] == 0x2C || text[place] == 0x2E { place += 1 }
    place = text.afterBlanks(place, atMost: 3)
    let end = text.endOfDigits(place)
    guard end - place == 5 else { return nil }
    let more = text.endOfDigits(end + 1)
    return text[end] == 0x2D && more - end == 5 ? more : end
  }

  // MARK: Words

  private func word(at place: Int) -> Word? {
    var end = place
    while isWordByte(text[end]) || text[end] == 0x27, end - place < 24 { end += 1 }
    guard end > place else { return nil }
    let isAbbreviated = text[end] == 0x2E && end - place <= 5
    return Word(
      range: place..<end, packed: text.packed(place..<end),
      isCapital: isUppercase(text[place]) || text[place] == otherLetter,
      end: isAbbreviated && !isWordByte(text[end + 1]) ? end + 1 : end)
  }

  /// The place behind one blank, two at most, of which one may be a line's end; nil where there
  /// is none.
  private func afterOneBlank(_ place: Int) -> Int? {
    let next = text.afterBlanks(place, atMost: 2)
    let isParagraph = text[place] == 0x0A && text[place + 1] == 0x0A
    return next > place && !isParagraph ? next : nil
  }
}
