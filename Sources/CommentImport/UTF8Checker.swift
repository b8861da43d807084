// Rulewright. Apache-2.0.

/// Checks UTF-8 as bytes come, over the borders of pieces.
///
/// After The Unicode Standard, table 3-7 "Well-Formed UTF-8 Byte Sequences": overlong forms,
/// surrogates and what lies beyond U+10FFFF are refused.
struct UTF8Checker: Sendable {
  /// How many bytes the current scalar still needs.
  private var needed = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF
  /// Where the current scalar began.
  private var start = 0

  /// Whether the last byte ended a character.
  var isBetweenScalars: Bool { needed == 0 }

  /// Takes a byte of 0x80 or more; gives the position of the scalar that it breaks, if any.
  mutating func broken(by byte: UInt8, at position: Int) -> Int? {
    if needed > 0 {
      guard byte >= lowest, byte <= highest else {
        needed = 0
        return start
      }
      needed -= 1
      (lowest, highest) = (0x80, 0xBF)
      return nil
    }
    start = position
    (lowest, highest) = (0x80, 0xBF)
    switch byte {
    case 0xC2...0xDF: needed = 1
    case 0xE0: (needed, lowest) = (2, 0xA0)
    case 0xED: (needed, highest) = (2, 0x9F)
    case 0xE1...0xEF: needed = 2
    case 0xF0: (needed, lowest) = (3, 0x90)
    case 0xF1...0xF3: needed = 3
    case 0xF4: (needed, highest) = (3, 0x8F)
    default: return position
    }
    return nil
  }

  /// Takes note that an ASCII byte or the end comes; gives the position of the scalar that is
  /// thereby broken, if any.
  mutating func brokenByEnd() -> Int? {
    guard needed > 0 else { return nil }
    needed = 0
    return start
  }
}
