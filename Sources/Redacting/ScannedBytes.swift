// Rulewright. Apache-2.0.

/// Bytes that may be asked about any place: before the first and after the last is 0.
struct ScannedBytes {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  subscript(place: Int) -> UInt8 {
    place >= 0 && place < bytes.count ? bytes[place] : 0
  }

  /// Eight bytes from a place on, the first in the lowest eight bits; there must be as many.
  func eight(at place: Int) -> UInt64 {
    guard let base = UnsafeRawPointer(bytes.baseAddress), place >= 0, place + 8 <= bytes.count
    else { return 0 }
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Whether some lower-case letters stand at a place, in either case.
  func says(_ word: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + word.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<word.utf8CodeUnitCount
    where lowercased(bytes[place + offset]) != word.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Where some lower-case letters stand last in a stretch, in either case; nil for nowhere.
  func last(_ word: StaticString, in range: Range<Int>) -> Int? {
    var place = min(range.upperBound, count) - word.utf8CodeUnitCount
    while place >= max(range.lowerBound, 0) {
      if says(word, at: place) { return place }
      place -= 1
    }
    return nil
  }

  /// The first place from some place on that is no blank; a line's end counts as a blank.
  func afterBlanks(_ place: Int, atMost limit: Int = 4) -> Int {
    var place = place
    let end = place + limit
    while place < end, isBlank(self[place]) { place += 1 }
    return place
  }

  /// Where the digits end that begin at a place.
  func endOfDigits(_ place: Int) -> Int {
    var place = place
    while isDigit(self[place]) { place += 1 }
    return place
  }

  /// Where the letters end that begin at a place.
  func endOfLetters(_ place: Int) -> Int {
    var place = place
    while isLetter(self[place]) { place += 1 }
    return place
  }
}

/// A letter that is not of ASCII, in a folded text.
let otherLetter: UInt8 = 0x80
/// A sign that is neither a letter nor of ASCII, in a folded text.
let otherSign: UInt8 = 0x81

func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte == otherLetter }
func isUppercase(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
func isLowercase(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
func lowercased(_ byte: UInt8) -> UInt8 { isUppercase(byte) ? byte | 0x20 : byte }
