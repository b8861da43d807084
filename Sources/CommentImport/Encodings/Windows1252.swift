// Rulewright. Apache-2.0.

/// The encoding of old Windows programs, in which one byte is one character.
///
/// Nearly any bytes are a text in it, so it is never tried where anything speaks for UTF-8: words
/// are Windows-1252 when they are not UTF-8, hold no character of UTF-8 beside ASCII, and no byte
/// that has no meaning.
enum Windows1252 {
  /// What speaks for and against an encoding, in bytes that are not UTF-8.
  enum Evidence: Equatable {
    /// It can be nothing else.
    case all
    /// Some of the words are UTF-8.
    case mixed
    /// A byte means nothing.
    case undefined(UInt8)
  }

  /// What speaks for it, in bytes that are not UTF-8 as a whole.
  static func evidence(in bytes: some Collection<UInt8>) -> Evidence {
    var checker = UTF8Checker()
    var length = 0
    var undefined: UInt8?
    var isMixed = false
    for byte in bytes {
      guard byte >= 0x80 else {
        _ = checker.brokenByEnd()
        length = 0
        continue
      }
      if scalar(byte) == nil { undefined = undefined ?? byte }
      if checker.broken(by: byte, at: 0) != nil {
        // What breaks one character may begin the next.
        length = checker.broken(by: byte, at: 0) == nil ? 1 : 0
      } else {
        length += 1
        if checker.isBetweenScalars {
          isMixed = true
          length = 0
        }
      }
    }
    if isMixed { return .mixed }
    return undefined.map { .undefined($0) } ?? .all
  }

  /// Bytes as UTF-8, and where the parts of them end.
  static func utf8(_ bytes: [UInt8], ends: [Int]) -> (bytes: [UInt8], ends: [Int]) {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 8)
    var newEnds: [Int] = []
    newEnds.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      append(bytes[start..<end], to: &out)
      newEnds.append(out.count)
      start = end
    }
    return (out, newEnds)
  }

  /// Writes bytes of it as UTF-8.
  static func append(_ bytes: ArraySlice<UInt8>, to out: inout [UInt8]) {
    for byte in bytes {
      guard byte >= 0x80 else {
        out.append(byte)
        continue
      }
      out.append(scalar(byte) ?? "\u{FFFD}")
    }
  }

  /// The character of a byte; nil where there is none.
  static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    let value = upper[Int(byte - 0x80)]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// The byte of a character; nil where there is none.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: return UInt8(scalar.value)
    default:
      return upper.firstIndex { $0 == scalar.value }.map { UInt8($0) + 0x80 }
    }
  }

  /// 0x80 to 0x9F; 0 where it has nothing.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
