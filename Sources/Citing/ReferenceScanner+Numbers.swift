// Rulewright. Apache-2.0.

/// Numbers that are counted through a rule: "740.22", "5.1.1.2", "4E001", and titles of codes.
extension ReferenceScanner {
  /// A number as it is written, before what is under it.
  struct WrittenNumber {
    /// Without a path of letters: "740.22" of "740.22.c.2".
    var end: Int
    /// How many numbers it has, with points between.
    var levels: Int
    var isEntry = false
  }

  /// The number that begins with a digit at a place; nil for one that is none, or too long.
  func writtenNumber(at place: Int) -> WrittenNumber? {
    if let end = endOfEntry(at: place) { return WrittenNumber(end: end, levels: 1, isEntry: true) }
    guard var at = endOfLevel(at: place, longest: 5) else { return nil }
    var levels = 1
    while levels < 9, bytes[at] == 0x2E, let end = endOfLevel(at: at + 1, longest: 4) {
      at = end
      levels += 1
    }
    guard !bytes[at].isWordPart else { return nil }
    return WrittenNumber(end: at, levels: levels)
  }

  /// One number between points: "22", "14a", "10b-5", and "x" for any.
  private func endOfLevel(at place: Int, longest: Int) -> Int? {
    if bytes[place] | 0x20 == 0x78, bytes[place - 1] == 0x2E, !bytes[place + 1].isWordPart {
      return place + 1
    }
    let digits = bytes.endOfDigits(place)
    guard digits > place, digits - place <= longest else { return nil }
    guard bytes[digits].isLower, !bytes[digits + 1].isWordPart else {
      return bytes[digits].isWordPart ? nil : digits
    }
    guard bytes[digits + 1] == 0x2D, bytes[digits + 2].isDigit else { return digits + 1 }
    return bytes.endOfDigits(digits + 2)
  }

  /// "4D004": a digit, a letter from A to E, three digits.
  private func endOfEntry(at place: Int) -> Int? {
    guard bytes[place].isDigit, (0x41...0x45).contains(bytes[place + 1] & 0xDF),
      bytes[place + 2].isDigit, bytes[place + 3].isDigit, bytes[place + 4].isDigit,
      !bytes[place + 5].isWordPart
    else { return nil }
    return place + 5
  }

  /// A number with all that is under it: "740.22(c)(2)", "740.22.c.2", "4E001.c, note 1".
  func numbered(at place: Int) -> (part: CitedReference.Part, number: WrittenNumber, end: Int)? {
    let start = place
    let at = afterSigns(place)
    guard bytes[at].isDigit, let number = writtenNumber(at: at) else { return nil }
    let (path, pathEnd) = pathBehind(number.end)
    let (words, end) = pathInWords(pathEnd)
    let (note, after) = noteBehind(end)
    let digits = bytes.text(at..<number.end)
    let part = CitedReference.Part(
      range: start..<after, number: number.isEntry ? uppercased(digits) : digits,
      path: Array((path + words).prefix(Self.longestPath)), note: note)
    return (part, number, after)
  }

  private func uppercased(_ digits: String) -> String {
    String(decoding: digits.utf8.map { $0.isLower ? $0 & 0xDF : $0 }, as: UTF8.self)
  }

  /// ", note 1".
  func noteBehind(_ place: Int) -> (String?, end: Int) {
    var at = bytes.afterBlanks(place)
    if bytes[at] == 0x2C { at = bytes.afterBlanks(at + 1) }
    guard at > place, bytes.saysWord("note", at: at) else { return (nil, place) }
    let start = bytes.afterBlanks(at + 4)
    let end = bytes.endOfDigits(start)
    guard end > start, end - start < 4, !bytes[end].isWordPart else { return (nil, place) }
    return (bytes.text(start..<end), end)
  }

  // MARK: A number alone

  /// Reads what begins with a digit: a title of a code, an entry, a section without its name.
  mutating func number(at place: Int) -> Int? {
    let digits = bytes.endOfDigits(place)
    guard !bytes.followsWord(place), digits - place <= 5 else { return endOfToken(digits) }
    if let end = titled(from: place, digits: digits) { return end }
    guard let number = writtenNumber(at: place) else { return endOfToken(digits) }
    if number.isEntry {
      return list(.entry, from: place, at: place, manner: Manner(isNamed: true))
    }
    guard number.levels > 1, isAlone(place), isShort(place..<number.end),
      let (part, _, end) = numbered(at: place)
    else { return number.end }
    guard !part.path.isEmpty || mayBeSection(place, end) else { return number.end }
    let manner = Manner(levels: number.levels)
    let (parts, after) = members(after: part, to: end, manner)
    let hasParentheses = bytes[number.end] == 0x28
    return add(
      .number, from: place, parts, to: after, isDoubtful: !hasParentheses)
  }

  private func endOfToken(_ place: Int) -> Int {
    var at = place
    while bytes[at].isDigit || bytes[at].isLetter || bytes[at] == 0x2E && bytes[at + 1].isDigit {
      at += 1
    }
    return at
  }

  /// Whether nothing is joined to a number that makes it money, an address or a version.
  private func isAlone(_ place: Int) -> Bool {
    switch bytes[place - 1] {
    case 0x23, 0x24, 0x2B, 0x2C, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F, 0x7E: return false
    case 0x2D: return bytes[place - 2] == 0x20 || bytes[place - 2] == 0x2D
    case 0xA3, 0xA5: return bytes[place - 2] != 0xC2
    case 0xAC: return bytes[place - 2] != 0x82
    default: break
    }
    var end = place
    while end > place - 3, bytes.blank(at: end - 1) == 1 || bytes[end - 1] == 0x2E { end -= 1 }
    return !Self.beforeOthers.contains { word in
      let start = end - word.utf8CodeUnitCount
      return bytes.says(word, at: start) && !bytes.followsWord(start)
    }
  }

  /// Whether its numbers are short enough for sections: no telephone number, day or address.
  private func isShort(_ range: Range<Int>) -> Bool {
    var levels: [Int] = [0]
    for place in range {
      if bytes[place] == 0x2E { levels.append(0) } else { levels[levels.count - 1] += 1 }
    }
    return levels.count == 2 || levels.allSatisfy { $0 < 3 }
  }

  /// Whether what stands behind a bare number leaves it a section.
  private func mayBeSection(_ start: Int, _ end: Int) -> Bool {
    switch bytes[end] {
    case 0x25, 0x2F, 0x3A, 0x40, 0x5F, 0x78: return bytes[end] == 0x3A && !bytes[end + 1].isDigit
    case 0x2D: if bytes[end + 1].isLetter { return false }
    case 0xC2: if bytes[end + 1] != 0xA0 { return false }
    default: if bytes[end].isWordPart { return false }
    }
    let next = bytes.afterBlanks(end)
    return !Self.units.contains { bytes.saysWord($0, at: next) }
  }

  private static let beforeOthers: [StaticString] = [
    "version", "v", "ver", "release", "about", "approximately", "nearly", "almost", "least", "than",
    "around", "tls", "ssl", "android", "ios", "python", "java", "usb", "http", "average", "rated",
    "usd", "eur", "roughly", "over", "software", "firmware", "build", "mean", "by",
    "exhibit", "figure", "fig", "table", "chart", "windows", "rev", "page", "invoice",
  ]

  private static let units: [StaticString] = [
    "percent", "per", "million", "millions", "billion", "billions", "trillion", "thousand",
    "times", "hours", "hour", "hrs", "years", "year", "days", "day", "weeks", "months", "minutes",
    "seconds", "points", "point", "percentage", "miles", "feet", "inches", "inch", "pounds", "lbs",
    "tons", "tonnes", "kg", "km", "mm", "cm", "m", "gb", "mb", "tb", "kb", "ghz", "mhz", "hz",
    "stars", "dollars", "usd", "euros", "cents", "degrees", "acres", "gallons", "out", "am", "pm",
    "a.m", "p.m", "x", "volts", "watts", "kw", "mw", "ppm", "ppb", "pages", "people", "staff",
    "employees", "liters", "litres", "meters", "metres", "micrograms", "fte", "full-time",
    "on average",
  ]

  // MARK: Titles of codes

  /// What follows the number of a title: "15 CFR 740.22", "15 CFR part 740", "50 USC 4801(a)(2)".
  private mutating func titled(from start: Int, digits: Int) -> Int? {
    guard digits - start <= 3 else { return nil }
    let word = bytes.afterBlanks(digits)
    // C, F, S or U.
    guard word > digits, [0x43, 0x46, 0x53, 0x55].contains(bytes[word] & 0xDF) else { return nil }
    if let end = endOfName(at: word, ["c.f.r.", "cfr", "c.f.r", "code of federal regulations"]) {
      var at = bytes.afterBlanks(bytes[end] == 0x2C ? end + 1 : end)
      let title = (start..<digits).reduce(0) { $0 * 10 + Int(bytes[$1] & 15) }
      var isPlural = false
      if let keyword = ReferenceKeyword.at(at, in: bytes) {
        if keyword.kind == .part {
          return part(
            from: start, at: keyword.end, isPlural: keyword.isPlural, law: .cfr(title: title))
        }
        guard keyword.kind == .section else { return nil }
        isPlural = keyword.isPlural
        at = bytes.afterBlanks(keyword.end)
      }
      if bytes[at] == 0xC2 { isPlural = bytes[at + 2] == 0xC2 }
      let first = afterSigns(at)
      guard bytes[first].isDigit, let number = writtenNumber(at: first) else { return end }
      if number.levels == 1, !number.isEntry, bytes[number.end] != 0x28 {
        return part(from: start, at: first, isPlural: true, law: .cfr(title: title)) ?? end
      }
      return list(
        .section, from: start, at: at, manner: Manner(isNamed: true, isPlural: isPlural),
        law: .cfr(title: title)) ?? end
    }
    if let end = endOfName(
      at: word, ["u.s.c.", "usc", "u.s. code", "u.s.c", "us code", "u. s. c."])
    {
      let at = afterSigns(bytes.afterBlanks(end))
      let first = afterKeyword(at)
      return list(
        .usCode, from: start, at: first, manner: Manner(isNamed: true, isPlural: true),
        law: .other) ?? end
    }
    // A page of the Register or of the statutes cites no clause, and is no section either.
    guard let end = endOfName(at: word, ["fr", "f.r.", "fed. reg.", "stat."]) else { return nil }
    let page = bytes.afterBlanks(end)
    let after = endOfToken(page)
    return after > page && bytes[page].isDigit ? after : nil
  }

  /// Whether a number that ends here is a title's, which stands before a code's name.
  func isTitle(to end: Int) -> Bool {
    let word = bytes.afterBlanks(end)
    return word > end
      && endOfName(
        at: word, ["cfr", "c.f.r", "usc", "u.s.c", "u.s. code", "us code", "fr", "fed. reg"]) != nil
  }

  private func afterKeyword(_ place: Int) -> Int {
    guard let keyword = ReferenceKeyword.at(place, in: bytes), keyword.kind == .section else {
      return place
    }
    return afterSigns(bytes.afterBlanks(keyword.end))
  }

  private func endOfName(at place: Int, _ names: [StaticString]) -> Int? {
    names.first { bytes.saysWord($0, at: place) }.map { place + $0.utf8CodeUnitCount }
  }
}
