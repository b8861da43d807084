// Rulewright. Apache-2.0.

/// Bytes that may be asked about any place: outside of their stretch is 0.
struct ReferenceBytes {
  private let base: UnsafePointer<UInt8>?
  let start: Int
  let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let range = range.clamped(to: 0..<bytes.count)
    base = bytes.baseAddress
    start = range.lowerBound
    end = range.upperBound
  }

  subscript(place: Int) -> UInt8 {
    guard place >= start, place < end, let base else { return 0 }
    return base[place]
  }

  func text(_ range: Range<Int>) -> String {
    guard let base, range.lowerBound >= start, range.upperBound <= end else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// Whether some lower-case letters stand at a place, in either case.
  func says(_ word: StaticString, at place: Int) -> Bool {
    guard place >= start, place + word.utf8CodeUnitCount <= end else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where self[place + offset].folded != word.utf8Start[offset] { return false }
    return true
  }

  /// Whether a word stands at a place and ends there.
  func saysWord(_ word: StaticString, at place: Int) -> Bool {
    says(word, at: place) && !self[place + word.utf8CodeUnitCount].isWordPart
  }

  /// How many bytes the blank at a place has: a space, a tab, a line's end, a no-break or thin space;
  /// 0 for none.
  func blank(at place: Int) -> Int {
    switch self[place] {
    case 0x20, 0x09, 0x0A: return 1
    case 0x0D: return self[place + 1] == 0x0A ? 2 : 1
    case 0xC2: return self[place + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      guard self[place + 1] == 0x80 else { return 0 }
      let last = self[place + 2]
      return (0x80...0x8B).contains(last) || last == 0xAF ? 3 : 0
    default: return 0
    }
  }

  /// The first place from some place on that is no blank; a blank line is not crossed.
  func afterBlanks(_ place: Int, atMost limit: Int = 4) -> Int {
    var place = place
    var lines = 0
    for _ in 0..<limit {
      let length = blank(at: place)
      guard length > 0 else { break }
      if self[place] == 0x0A || self[place] == 0x0D {
        lines += 1
        guard lines < 2 else { break }
      }
      place += length
    }
    return place
  }

  func endOfDigits(_ place: Int) -> Int {
    var place = place
    while self[place].isDigit { place += 1 }
    return place
  }

  func endOfLetters(_ place: Int) -> Int {
    var place = place
    while self[place].isLetter { place += 1 }
    return place
  }

  /// Whether a letter or digit stands before a place; of others than ASCII all but signs are letters.
  func followsWord(_ place: Int) -> Bool {
    let before = self[place - 1]
    if before < 0x80 { return before.isWordPart || before == 0x5F }
    // U+0080 to U+00BF and U+2000 to U+206F are signs and blanks; an ordinal or micro sign is none.
    if self[place - 2] == 0xC2 { return before == 0xAA || before == 0xB5 || before == 0xBA }
    return !(self[place - 3] == 0xE2 && (self[place - 2] == 0x80 || self[place - 2] == 0x81))
  }

  /// How many bytes the dash at a place has, hyphens included; 0 for none.
  func dash(at place: Int) -> Int {
    if self[place] == 0x2D { return 1 }
    guard self[place] == 0xE2 else { return 0 }
    if self[place + 1] == 0x80, (0x90...0x95).contains(self[place + 2]) { return 3 }
    return self[place + 1] == 0x88 && self[place + 2] == 0x92 ? 3 : 0
  }

  /// How many bytes the double quotation mark at a place has; 0 for none.
  func quotationMark(at place: Int) -> Int {
    switch self[place] {
    case 0x22: return 1
    case 0xC2: return self[place + 1] == 0xAB || self[place + 1] == 0xBB ? 2 : 0
    case 0xE2:
      return self[place + 1] == 0x80 && (0x9C...0x9F).contains(self[place + 2]) ? 3 : 0
    default: return 0
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isUpper: Bool { self &- 0x41 < 26 }
  var isLower: Bool { self &- 0x61 < 26 }
  /// A digit, or a letter of any script.
  var isWordPart: Bool { isDigit || isLetter || self >= 0xC3 && self != 0xE2 }
  /// Lower case, for an ASCII letter.
  var folded: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
