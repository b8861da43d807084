// Rulewright. Apache-2.0.

/// The words of some bytes: ranges that partition them, in order.
///
///     The end-user shall, under 740.22(c)(2), …
///     The| |end-user| |shall|,| |under| |740.22|(c)|(2)|,| |…
///
/// A word is a run of letters and digits. Apostrophes, hyphens and periods between two of them
/// stay inside (*don’t*, *end-user*, *U.S.C*, *740.22*), as do commas between digits. A
/// designation in parentheses is one word. White space is taken by the run, punctuation one by
/// one, each with the combining marks that follow it. A byte that is no UTF-8 counts as a
/// letter, so that no range ever begins inside a character. Linear.
package func words(in bytes: [UInt8], _ range: Range<Int>? = nil) -> [Word] {
  let range = range ?? 0..<bytes.count
  return bytes.withUnsafeBufferPointer { words(in: $0, range) }
}

/// The same of bytes where they lie: half of the time went to counting references to an array.
package func words(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Word] {
  var scanner = WordScanner(bytes: bytes, at: range.lowerBound, end: range.upperBound)
  var words: [Word] = []
  words.reserveCapacity(range.count / 3)
  while let word = scanner.next() { words.append(word) }
  return words
}

/// Reads one word after the other.
struct WordScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int
  let end: Int

  mutating func next() -> Word? {
    guard at < end else { return nil }
    let start = at
    let (first, length) = scalarClass(at: at)
    switch first {
    case .space:
      skip { $0 == .space }
      return Word(.space, start..<at)
    case .punctuation:
      if let close = endOfDesignation(at: at) {
        at = close
        skip { $0 == .mark }
        return Word(.word, start..<at)
      }
      at += length
      skip { $0 == .mark }
      return Word(.punctuation, start..<at)
    case .ideograph:
      at += length
      skip { $0 == .mark }
      return Word(.word, start..<at)
    case .letter, .mark:
      at += length
      skipLetters()
      while let after = endOfConnector(at: at) {
        at = after
        skipLetters()
      }
      return Word(.word, start..<at)
    }
  }

  private mutating func skipLetters() {
    // A variable of its own stays in a register.
    var at = at
    defer { self.at = at }
    while true {
      while at < end, bytes[at].isASCIILetterOrDigit { at &+= 1 }
      guard at < end, bytes[at] >= 0x80 else { return }
      let (next, length) = scalarClass(at: at)
      guard next == .letter || next == .mark else { return }
      at += length
    }
  }

  private mutating func skip(while holds: (ScalarClass) -> Bool) {
    while at < end {
      let (next, length) = scalarClass(at: at)
      guard holds(next) else { return }
      at += length
    }
  }

  private func scalarClass(at offset: Int) -> (ScalarClass, Int) {
    let byte = bytes[offset]
    if byte < 0x80 { return (ScalarClass(ascii: byte), 1) }
    guard let (scalar, length) = scalar(at: offset, in: bytes, before: end) else {
      return (.letter, 1)
    }
    return (ScalarClass(scalar), length)
  }

  /// The end of an apostrophe, hyphen, period or digit comma that holds two halves of a word
  /// together.
  private func endOfConnector(at offset: Int) -> Int? {
    guard offset < end else { return nil }
    var after = offset + 1
    switch bytes[offset] {
    case 0x27, 0x2D, 0x2E: break
    case 0x2C:
      guard isDigit(offset - 1), isDigit(offset + 1) else { return nil }
    case 0xE2:  // U+2019 apostrophe, U+2010 hyphen, U+2011 no-break hyphen
      guard offset + 3 <= end, bytes[offset + 1] == 0x80,
        bytes[offset + 2] == 0x99 || bytes[offset + 2] == 0x90 || bytes[offset + 2] == 0x91
      else { return nil }
      after = offset + 3
    default: return nil
    }
    guard after < end, scalarClass(at: after).0 == .letter else { return nil }
    return after
  }

  /// The end of a designation in parentheses: up to three digits, a letter once or twice, or a
  /// roman numeral.
  ///
  /// "(or)" is none, nor is "(ACE)".
  private func endOfDesignation(at offset: Int) -> Int? {
    guard bytes[offset] == 0x28 else { return nil }
    var close = offset + 1
    var digits = 0
    var romans = 0
    while close < end, close - offset <= 8, bytes[close] != 0x29 {
      let byte = bytes[close]
      guard byte < 0x80, ScalarClass(ascii: byte) == .letter else { return nil }
      if isDigit(close) { digits += 1 }
      switch byte | 0x20 {
      case 0x69, 0x76, 0x78, 0x6C, 0x63, 0x64, 0x6D: romans += 1
      default: break
      }
      close += 1
    }
    guard close < end, bytes[close] == 0x29 else { return nil }
    let length = close - offset - 1
    guard length > 0 else { return nil }
    let isNumber = digits == length && length <= 3
    let isLetter = digits == 0 && length == 1
    let isDoubled = digits == 0 && length == 2 && bytes[offset + 1] == bytes[offset + 2]
    return isNumber || isLetter || isDoubled || romans == length ? close + 1 : nil
  }

  private func isDigit(_ offset: Int) -> Bool {
    offset >= 0 && offset < end && bytes[offset] >= 0x30 && bytes[offset] <= 0x39
  }
}

extension UInt8 {
  /// Letters become lower case by one bit, and then both are one range each.
  fileprivate var isASCIILetterOrDigit: Bool {
    ((self | 0x20) &- 0x61 < 26) || (self &- 0x30 < 10)
  }
}
