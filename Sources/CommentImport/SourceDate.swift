// Rulewright. Apache-2.0.

package import Dockets

/// The dates that sources write, as days.
package enum SourceDate {
  /// The day that a source means: `2025-05-16T04:00Z` (also with seconds, a fraction or an
  /// offset), `2025-05-16`, `05/16/2025`; nil for anything else.
  ///
  /// regulations.gov writes midnight in Washington as an instant in UTC, so an instant is the
  /// day that it has in Eastern time. A time without a zone is of the day it says.
  package static func day(_ text: String) -> CalendarDay? {
    var scanner = DigitScanner(bytes: trimmed(text.utf8[...]))
    let start = scanner
    if let month = scanner.number(1...2), scanner.take(0x2F), let day = scanner.number(1...2),
      scanner.take(0x2F), let year = scanner.number(4...4), scanner.isAtEnd
    {
      return CalendarDay(year: year, month: month, day: day)
    }
    scanner = start
    guard let year = scanner.number(4...4), scanner.take(0x2D), let month = scanner.number(2...2),
      scanner.take(0x2D), let dayOfMonth = scanner.number(2...2),
      let day = CalendarDay(year: year, month: month, day: dayOfMonth)
    else { return nil }
    if scanner.isAtEnd { return day }
    guard scanner.take(0x54) || scanner.take(0x74) || scanner.take(0x20),
      let hour = scanner.number(2...2), hour < 24, scanner.take(0x3A),
      let minute = scanner.number(2...2), minute < 60
    else { return nil }
    var second = 0
    if scanner.take(0x3A) {
      guard let value = scanner.number(2...2), value <= 60 else { return nil }
      second = value
      if scanner.take(0x2E), !scanner.skipDigits() { return nil }
    }
    if scanner.isAtEnd { return day }
    var offset = 0
    if !scanner.take(0x5A), !scanner.take(0x7A) {
      let isEast = scanner.take(0x2B)
      guard isEast || scanner.take(0x2D), let hours = scanner.number(2...2), hours <= 14
      else { return nil }
      _ = scanner.take(0x3A)
      guard let minutes = scanner.number(2...2), minutes < 60 else { return nil }
      offset = (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
    }
    guard scanner.isAtEnd else { return nil }
    let instant = Instant(
      seconds: day.number * 86_400 + hour * 3600 + minute * 60 + second - offset)
    let eastern = EasternTime.day(of: instant)
    return (1...9999).contains(eastern.year) ? eastern : nil
  }
}

/// Reads numbers and marks from the front of some bytes.
private struct DigitScanner {
  private var rest: ArraySlice<UInt8>

  init(bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// A number of so many digits; nothing is taken where there is none.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    for byte in rest.prefix(digits.upperBound) {
      guard byte >= 0x30, byte <= 0x39 else { break }
      value = value * 10 + Int(byte - 0x30)
      count += 1
    }
    guard digits.contains(count) else { return nil }
    rest = rest.dropFirst(count)
    return value
  }

  mutating func skipDigits() -> Bool {
    let count = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    rest = rest.dropFirst(count)
    return count > 0
  }
}
