// Rulewright. Apache-2.0.

/// Watches for a file that was made UTF-8 twice over: its bytes were taken for Windows-1252, and
/// each of them encoded again, so that `’` stands as `â€™`.
///
/// One comment may well hold such words, because its writer pasted them: they stay as they are.
/// But where every sign beyond ASCII in a whole file is of that kind, and there are many, the file
/// was harmed after it left its source, and what is meant is not what it says.
package struct EncodedTwice: Sendable {
  /// How many doubled characters a file must hold.
  static let fewest = 20

  /// Doubled characters that were seen, and others.
  private var doubled = 0
  private var natural = 0
  /// The byte at which the first doubled character begins.
  private var first = 0
  /// The byte at which a part of one stands that can no longer be told.
  private var lost: Int?

  /// The character of UTF-8 that is being read.
  private var value: UInt32 = 0
  private var missing = 0
  private var start = 0
  /// How many more characters the doubled one needs, and where it began.
  private var needed = 0
  private var beginning = 0
  private var next = -1

  init() {}

  /// Takes a byte of 0x80 or more.
  mutating func take(_ byte: UInt8, at position: Int) {
    if position != next { gap() }
    next = position + 1
    if byte & 0xC0 == 0x80 {
      guard missing > 0 else { return breakOff() }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { take(Unicode.Scalar(value) ?? "\u{FFFD}") }
      return
    }
    if missing > 0 { breakOff() }
    start = position
    switch byte {
    case 0xC2...0xDF: (missing, value) = (1, UInt32(byte & 0x1F))
    case 0xE0...0xEF: (missing, value) = (2, UInt32(byte & 0x0F))
    case 0xF0...0xF4: (missing, value) = (3, UInt32(byte & 0x07))
    default: breakOff()
    }
  }

  /// Says that the file has ended.
  mutating func finish() { gap() }

  /// That the whole was encoded twice; nil when it was not.
  package var finding: ImportError? {
    doubled >= Self.fewest && natural == 0
      ? .encodedTwice(position: first, lost: lost) : nil
  }

  /// ASCII came since the last byte.
  private mutating func gap() {
    if missing > 0 || needed > 0 { breakOff() }
  }

  private mutating func breakOff() {
    natural += 1
    (missing, needed) = (0, 0)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    let isLost = scalar == "\u{FFFD}"
    // Bytes without a meaning go through as control characters in some programs.
    let byte =
      (0x80...0x9F).contains(scalar.value) ? UInt8(scalar.value) : Windows1252.byte(scalar)
    if needed > 0 {
      if isLost || byte.map({ $0 & 0xC0 == 0x80 }) == true {
        needed -= 1
        if isLost { lost = lost ?? start }
        guard needed == 0 else { return }
        if doubled == 0 { first = beginning }
        doubled += 1
        return
      }
      breakOff()
    }
    beginning = start
    switch byte ?? 0 {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF: needed = 2
    case 0xF0...0xF4: needed = 3
    default: natural += 1
    }
  }
}
