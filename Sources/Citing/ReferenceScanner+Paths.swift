// Rulewright. Apache-2.0.

/// Designations: "(c)(2)(i)", "(c) (2)", "c(2)", ".c.2".
extension ReferenceScanner {
  /// The designations in parentheses from a place on, at most one blank between two.
  ///
  /// The path is cut at the longest that can be, and the chain skipped to its end.
  func designations(at place: Int) -> (path: [String], end: Int) {
    var path: [String] = []
    var end = place
    var at = place
    while let (name, after) = designation(at: at) {
      if path.count < Self.longestPath { path.append(name) }
      end = after
      at = after + bytes.blank(at: after)
    }
    return (path, end)
  }

  /// One designation in parentheses: "(c)", "( 2 )", "(1b)", "(ii)", "(AA)".
  private func designation(at place: Int) -> (String, end: Int)? {
    guard bytes[place] == 0x28 else { return nil }
    let start = bytes[place + 1] == 0x20 ? place + 2 : place + 1
    var end = start
    while bytes[end].isDigit || bytes[end].isLetter {
      guard end - start < 7 else { return nil }
      end += 1
    }
    // "(a(5)" lost a parenthesis.
    if bytes[end] == 0x28, end > start, isDesignation(start..<end), isClosed(end) {
      return (bytes.text(start..<end), end)
    }
    let close = bytes[end] == 0x20 ? end + 1 : end
    guard bytes[close] == 0x29, isDesignation(start..<end) else { return nil }
    return (bytes.text(start..<end), close + 1)
  }

  /// Whether an opening parenthesis is closed behind a few letters or digits.
  private func isClosed(_ place: Int) -> Bool {
    var end = place + 1
    while end - place < 5, bytes[end].isDigit || bytes[end].isLetter { end += 1 }
    return bytes[end] == 0x29
  }

  /// Whether some letters and digits can designate: up to three digits, and a letter behind them; a
  /// letter once, twice or three times; a roman number.
  func isDesignation(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    let digits = bytes.endOfDigits(first)
    if digits > first {
      return digits - first <= 3
        && (digits == range.upperBound
          || digits + 1 == range.upperBound && bytes[digits].isLower)
    }
    let letter = bytes[first]
    guard range.allSatisfy({ bytes[$0].isUpper == letter.isUpper }) else { return false }
    return range.count <= 3 && range.allSatisfy { bytes[$0] == letter } || isRoman(range)
  }

  /// Whether it is a roman number up to 399.
  func isRoman(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    func count(_ letter: UInt8) -> Int {
      var count = 0
      while at < range.upperBound, bytes[at] | 0x20 == letter {
        count += 1
        at += 1
      }
      return count
    }
    func place(_ one: UInt8, _ five: UInt8, _ ten: UInt8) -> Bool {
      let ones = count(one)
      if ones == 1, count(five) == 1 || count(ten) == 1 { return true }
      if ones > 0 { return ones < 4 }
      return count(five) < 2 && count(one) < 4
    }
    return !range.isEmpty && count(0x63) < 4 && place(0x78, 0x6C, 0x63)
      && place(0x69, 0x76, 0x78) && at == range.upperBound
  }

  /// The path that a word like "paragraph" has behind it: in parentheses, or bare as "c", "2",
  /// "c(2)", "b.1".
  func paragraphPath(at place: Int) -> (path: [String], end: Int, isBare: Bool)? {
    if bytes[place] == 0x28 {
      let (path, end) = designations(at: place)
      return path.isEmpty || bytes[end].isWordPart ? nil : (path, end, false)
    }
    guard let (name, end) = bareDesignation(at: place) else { return nil }
    let (more, after) = pathBehind(end)
    return ([name] + more, after, true)
  }

  /// A letter, a number or a roman number that is no word of the sentence.
  func bareDesignation(at place: Int) -> (String, end: Int)? {
    var end = place
    while bytes[end].isDigit || bytes[end].isLetter {
      guard end - place < 6 else { return nil }
      end += 1
    }
    guard end > place, isDesignation(place..<end), !bytes[end].isWordPart,
      bytes[end] != 0x27, !(bytes[end] == 0x2D && bytes[end + 1].isLetter)
    else { return nil }
    if end - place == 1, isArticle(place) { return nil }
    // "paragraph 3.5 percent", "item 2:30".
    if bytes[end] == 0x2E || bytes[end] == 0x3A || bytes[end] == 0x25, bytes[end + 1].isDigit,
      bytes[place].isDigit
    {
      return nil
    }
    return (bytes.text(place..<end), end)
  }

  /// Whether "a" or "I" is a word: another one stands behind it, which does not go on with it.
  private func isArticle(_ place: Int) -> Bool {
    guard bytes[place] | 0x20 == 0x61 || bytes[place] == 0x49 else { return false }
    let next = bytes.afterBlanks(place + 1)
    guard next > place + 1, bytes[next].isLetter else { return false }
    let goesOn: [StaticString] = [
      "of", "and", "or", "in", "is", "to", "through", "should", "must", "und", "oder", "bis",
    ]
    return bytes[place] == 0x49 || !goesOn.contains { bytes.saysWord($0, at: next) }
  }

  /// What goes on behind a number or a bare designation: "(2)(i)" or ".c.2".
  func pathBehind(_ place: Int) -> (path: [String], end: Int) {
    var path: [String] = []
    var at = place
    while path.count < Self.longestPath, bytes[at] == 0x2E {
      let start = at + 1
      var end = start
      while end - start < 6, bytes[end].isDigit || bytes[end].isLetter { end += 1 }
      guard end > start, !bytes[end].isWordPart, isDesignation(start..<end) else { break }
      path.append(bytes.text(start..<end))
      at = end
    }
    let (more, end) = designations(at: at + bytes.blank(at: at))
    guard !more.isEmpty, path.count + more.count <= Self.longestPath else { return (path, at) }
    return (path + more, end)
  }

  /// Paths that follow in words: ", paragraph c, item 2", " Absatz 2 Nummer 2 Buchstabe a".
  func pathInWords(_ place: Int) -> (path: [String], end: Int) {
    var path: [String] = []
    var end = place
    while path.count < Self.longestPath {
      var at = bytes.afterBlanks(end)
      if bytes[at] == 0x2C { at = bytes.afterBlanks(at + 1) }
      guard at > end, let keyword = ReferenceKeyword.at(at, in: bytes), keyword.kind == .paragraph
      else { break }
      guard let (more, after, _) = paragraphPath(at: bytes.afterBlanks(keyword.end)) else { break }
      path += more
      end = after
      // "Nr. 2 b)".
      let letter = bytes.afterBlanks(end)
      if letter == end + 1, bytes[letter].isLower, bytes[letter + 1] == 0x29 {
        path.append(bytes.text(letter..<(letter + 1)))
        end = letter + 2
      }
    }
    return (Array(path.prefix(Self.longestPath)), end)
  }
}
