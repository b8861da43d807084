// Rulewright. Apache-2.0.

/// Lists and ranges: "(b)(1), (2), and (4)(i)", "740.20-740.22", "5.1.1.2, 1 - 6 inc., 8".
extension ReferenceScanner {
  /// What a list's first member was, which says what the others can be.
  struct Manner {
    /// A word or sign says what it is.
    var isNamed = false
    /// That word is plural, so that mere numbers follow.
    var isPlural = false
    /// Its designations have no parentheses.
    var isBare = false
    /// It is of designations, and no numbers.
    var isPath = false
    var isEntry = false
    /// How many numbers with points between the last number had.
    var levels = 0
  }

  /// Reads a list of numbers from a place on, and adds it.
  mutating func list(
    _ form: CitedReference.Form, from start: Int, at place: Int, manner: Manner,
    law: CitedReference.Law = .unsaid
  ) -> Int? {
    var manner = manner
    let first: CitedReference.Part
    let end: Int
    var isDoubtful = false
    if let (part, number, after) = numbered(at: place) {
      (first, end) = (part, after)
      manner.levels = number.levels
      manner.isEntry = number.isEntry
    } else if let (part, after) = lettered(at: place) {
      (first, end) = (part, after)
      isDoubtful = true
    } else {
      return nil
    }
    var whole = first
    // The sign belongs to the first number's words, and so does "15 CFR".
    if form == .section, bytes[start] == 0xC2 { whole.range = start..<first.range.upperBound }
    let (parts, after) = members(after: whole, to: end, manner)
    let isEntry = parts.allSatisfy { $0.number == nil } || manner.isEntry
    return add(
      isEntry && form == .section && law == .unsaid ? .entry : form, from: start, parts, to: after,
      law: law, isDoubtful: isDoubtful)
  }

  /// "Article IV", "Section E.2": a section that is counted in letters or roman numbers.
  private func lettered(at place: Int) -> (CitedReference.Part, end: Int)? {
    var end = place
    while end - place < 7, bytes[end].isUpper { end += 1 }
    guard end > place, !bytes[end].isWordPart, isDesignation(place..<end), bytes[end] != 0x27,
      !(bytes[end] == 0x2D && bytes[end + 1].isLetter)
    else { return nil }
    let (path, after) = pathBehind(end)
    return (
      CitedReference.Part(
        range: place..<after, number: bytes.text(place..<end), path: path), after
    )
  }

  /// The members of a list whose first one is read, up to the last that is one.
  func members(
    after first: CitedReference.Part, to end: Int, _ manner: Manner
  ) -> ([CitedReference.Part], end: Int) {
    var parts = [first]
    var end = afterInclusive(end)
    while parts.count < Self.longestList, let (joint, place) = joint(at: end),
      let (part, after) = member(at: place, joint, behind: parts, manner)
    {
      parts.append(part)
      end = afterInclusive(after)
    }
    return (parts, end)
  }

  private func member(
    at place: Int, _ joint: CitedReference.Joint, behind parts: [CitedReference.Part],
    _ manner: Manner
  ) -> (CitedReference.Part, end: Int)? {
    // No range goes on from where another one ends.
    if joint == .through, parts.last?.joint == .through { return nil }
    if bytes[place] == 0x28 {
      let (path, end) = designations(at: place)
      guard !path.isEmpty, !bytes[end].isWordPart else { return nil }
      let (note, after) = noteBehind(end)
      return (
        .init(range: place..<after, number: nil, path: path, note: note, joint: joint), after
      )
    }
    if manner.isPath { return manner.isBare ? bareMember(at: place, joint, manner) : nil }
    if manner.isEntry, bytes[place] == 0x2E {
      let (path, end) = pathBehind(place)
      return path.isEmpty
        ? nil : (.init(range: place..<end, number: nil, path: path, joint: joint), end)
    }
    if manner.isEntry, joint == .through, bytes[place].isLower {
      return bareMember(at: place, joint, manner)
    }
    // Behind "and" a second sign begins a reference of its own.
    if joint == .through || bytes[place].isDigit,
      let (part, number, end) = numbered(at: afterWord(place, joint))
    {
      if number.isEntry == manner.isEntry, isMember(part, number, to: end, joint, manner) {
        var part = part
        part.joint = joint
        return (part, end)
      }
    }
    return paragraphByPlace(at: place, joint, behind: parts, manner)
  }

  /// "§ 740.20 through § 740.22" is one range, though the sign stands there twice.
  private func afterWord(_ place: Int, _ joint: CitedReference.Joint) -> Int {
    guard joint == .through, let keyword = ReferenceKeyword.at(place, in: bytes),
      keyword.kind == .section || keyword.kind == .entry
    else { return place }
    return bytes.afterBlanks(keyword.end)
  }

  private func isMember(
    _ part: CitedReference.Part, _ number: WrittenNumber, to end: Int,
    _ joint: CitedReference.Joint, _ manner: Manner
  ) -> Bool {
    if number.isEntry { return true }
    // "50 U.S.C. 4801 and 12 CFR 1.1": another reference begins.
    if number.levels == 1, isTitle(to: end) { return false }
    if number.levels == 1, manner.levels > 1 {
      // "740.20-22"; "740.22 to 5 countries" is none.
      return joint == .through && manner.isNamed && part.path.isEmpty
        && bytes.dash(at: part.range.lowerBound - 1) + bytes.dash(at: part.range.lowerBound - 3) > 0
    }
    if number.levels == 1 { return manner.isPlural || joint == .through && manner.isNamed }
    return bytes[end] != 0x25
  }

  /// "b and c", "1, 2 and 4", behind a designation without parentheses.
  private func bareMember(
    at place: Int, _ joint: CitedReference.Joint, _ manner: Manner
  ) -> (CitedReference.Part, end: Int)? {
    guard let (name, end) = bareDesignation(at: place),
      manner.isPlural || joint == .through && (bytes[place].isDigit || manner.isEntry)
    else { return nil }
    let (more, after) = pathBehind(end)
    return (.init(range: place..<after, number: nil, path: [name] + more, joint: joint), after)
  }

  /// "5.1.1.2, 1 - 6 inc., 8": the paragraphs of a section that are counted by whoever reads it.
  private func paragraphByPlace(
    at place: Int, _ joint: CitedReference.Joint, behind parts: [CitedReference.Part],
    _ manner: Manner
  ) -> (CitedReference.Part, end: Int)? {
    let end = bytes.endOfDigits(place)
    guard manner.levels > 2 || parts.count > 1 && manner.levels > 1, end > place, end - place < 3,
      !bytes[end].isWordPart, bytes[end] != 0x25, bytes[end] != 0x2F
    else { return nil }
    if bytes[end] == 0x2E, bytes[end + 1].isDigit { return nil }
    // "4.1.3, 2 examples" goes on in words.
    let next = bytes.afterBlanks(end)
    guard
      next == end || !bytes[next].isLetter || afterInclusive(end) > end
        || self.joint(at: end) != nil
    else { return nil }
    let path = [bytes.text(place..<end)]
    return (.init(range: place..<end, number: nil, path: path, joint: joint), end)
  }

  /// Past "inc.", "inclusive".
  private func afterInclusive(_ place: Int) -> Int {
    let at = bytes.afterBlanks(place)
    let start = bytes[at] == 0x28 ? at + 1 : at
    guard at > place || start > at, bytes.says("inc", at: start) else { return place }
    let word: [StaticString] = ["inclusive", "incl.", "incl", "inc.", "inc"]
    guard let found = word.first(where: { bytes.saysWord($0, at: start) }) else { return place }
    let end = start + found.utf8CodeUnitCount
    return start > at ? (bytes[end] == 0x29 ? end + 1 : place) : end
  }

  /// What joins two members, and where the second begins.
  func joint(at place: Int) -> (CitedReference.Joint, Int)? {
    var at = bytes.afterBlanks(place, atMost: 2)
    let dash = bytes.dash(at: at)
    if dash > 0 { return (.through, bytes.afterBlanks(at + dash, atMost: 2)) }
    var isMarked = false
    if bytes[at] == 0x2C || bytes[at] == 0x3B {
      at = bytes.afterBlanks(at + 1, atMost: 2)
      isMarked = true
    }
    if bytes[at] == 0x26 || bytes[at] == 0x2F && !isMarked {
      return (.and, bytes.afterBlanks(at + 1, atMost: 2))
    }
    for (word, joint) in Self.joints where bytes.saysWord(word, at: at) {
      let next = bytes.afterBlanks(at + word.utf8CodeUnitCount, atMost: 2)
      return at > place && next > at + word.utf8CodeUnitCount ? (joint, next) : nil
    }
    return isMarked ? (.and, at) : nil
  }

  private static let joints: [(StaticString, CitedReference.Joint)] = [
    ("and/or", .and), ("and", .and), ("or", .and), ("as well as", .and), ("through", .through),
    ("to", .through), ("thru", .through), ("und", .and), ("oder", .and), ("bis", .through),
  ]
}
