// Rulewright. Apache-2.0.

/// Questions about single bytes. Text is scanned as bytes because Swift's `Character` joins a
/// delimiter with the combining mark after it and then no longer finds the delimiter.
extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLower: Bool { self >= 0x61 && self <= 0x7A }
  var isUpper: Bool { self >= 0x41 && self <= 0x5A }
  var isLetter: Bool { isLower || isUpper }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Whether the bytes at an index are these ASCII words.
  func has(_ words: StaticString, at index: Int) -> Bool {
    guard index >= startIndex, index + words.utf8CodeUnitCount <= endIndex,
      self[index] == words.utf8Start.pointee
    else { return false }
    return words.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { self[index + $0] == buffer[$0] }
    }
  }

  /// The same with ASCII letters compared without case.
  func hasFolded(_ words: StaticString, at index: Int) -> Bool {
    guard index >= startIndex, index + words.utf8CodeUnitCount <= endIndex,
      self[index] | 0x20 == words.utf8Start.pointee | 0x20
    else { return false }
    return words.withUTF8Buffer { buffer in
      buffer.indices.allSatisfy { self[index + $0].lowered == buffer[$0].lowered }
    }
  }

  /// Whether these ASCII words occur anywhere, letters compared without case.
  func containsFolded(_ words: StaticString) -> Bool {
    guard count >= words.utf8CodeUnitCount else { return false }
    // Most bytes are not the first of the words, and are passed over without a call.
    let first = words.utf8Start.pointee | 0x20
    var at = startIndex
    while at <= endIndex - words.utf8CodeUnitCount {
      if self[at] | 0x20 == first, hasFolded(words, at: at) { return true }
      at += 1
    }
    return false
  }

  /// The index of the first byte at or after one that is no space, tab or fixed space: U+00A0,
  /// U+2009, U+202F, which printers put after "§".
  func skippingBlanks(from index: Int) -> Int {
    var index = index
    while index < endIndex {
      if self[index].isBlank {
        index += 1
      } else if has("\u{A0}", at: index) {
        index += 2
      } else if has("\u{202F}", at: index) || has("\u{2009}", at: index) {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  /// Without spaces, tabs and line ends at either end.
  var trimmed: SubSequence {
    var low = startIndex
    var high = endIndex
    while low < high, self[low].isBlank || self[low].isLineEnd { low += 1 }
    while low < high, self[high - 1].isBlank || self[high - 1].isLineEnd { high -= 1 }
    return self[low..<high]
  }
}

/// The text of some UTF-8 bytes.
func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
