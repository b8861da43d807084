// Rulewright. Apache-2.0.

/// The number at the head of a heading or paragraph in a draft with decimal numbering: "4.1.2".
struct NumberedParagraph {
  /// Without the last period: "4.1.2".
  var number: String
  /// As it stands: "4.1.2.".
  var written: String
  /// The bytes of the visible words up to after it and its blanks.
  var headLength: Int

  /// The number that it stands under: "4.1"; empty for "4".
  var outer: String { NumberedParagraph.outer(of: number) }

  /// The place among its siblings: 2 of "4.1.2"; nil for "A".
  var ordinal: Int? { NumberedParagraph.ordinal(of: number) }

  static func ordinal(of number: String) -> Int? {
    let bytes = Array(number.utf8)
    let digits = bytes[(bytes.lastIndex(of: 0x2E).map { $0 + 1 } ?? 0)...]
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  static func outer(of number: String) -> String {
    let bytes = Array(number.utf8)
    return bytes.lastIndex(of: 0x2E).map { text(bytes[..<$0]) } ?? ""
  }

  /// Reads the number at the head of some words.
  ///
  /// There is one in "4. Title", "4.1 Title" and "A.1. Title"; "2015 in review" and "A. Nobody" are
  /// words.
  init?(_ bytes: [UInt8]) {
    let start = bytes.skippingBlanks(from: 0)
    var at = start
    var parts = 0
    while at < bytes.count {
      let partStart = at
      if parts == 0, at + 1 < bytes.count, bytes[at].isUpper, bytes[at + 1] == 0x2E {
        at += 1
      } else {
        while at < bytes.count, bytes[at].isDigit { at += 1 }
      }
      guard at > partStart, at - partStart <= 4 else { break }
      parts += 1
      guard at < bytes.count, bytes[at] == 0x2E else { break }
      at += 1
    }
    guard parts > 0, at == bytes.count || bytes.skippingBlanks(from: at) > at,
      bytes[start..<at].contains(0x2E), parts > 1 || bytes[start].isDigit
    else { return nil }
    var number = bytes[start..<at]
    while number.last == 0x2E { number = number.dropLast() }
    self.number = text(number)
    written = text(bytes[start..<at])
    headLength = bytes.skippingBlanks(from: at)
  }

  /// Reads "4 Title", as the chapters of a draft may be headed whose sections are 4.1 and 4.2.
  init?(withoutPeriod bytes: [UInt8]) {
    let start = bytes.skippingBlanks(from: 0)
    let end = start + bytes[start...].prefix { $0.isDigit }.count
    let after = bytes.skippingBlanks(from: end)
    guard end > start, end - start <= 2, after > end, after < bytes.count, bytes[after].isUpper
    else { return nil }
    number = text(bytes[start..<end])
    written = number
    headLength = after
  }

  /// Whether it is at home as the head of a paragraph: two parts or more, and a capital after it.
  func opensParagraph(_ bytes: [UInt8]) -> Bool {
    guard number.utf8.contains(0x2E), headLength < bytes.count else { return false }
    let next = bytes[headLength]
    return !next.isLower && !next.isDigit && next != 0x25
  }
}
