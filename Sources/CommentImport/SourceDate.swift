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
    let eastern = easternDay(
      secondsSince1970: day.number * 86_400 + hour * 3600 + minute * 60 + second - offset)
    return (1...9999).contains(eastern.year) ? eastern : nil
  }

  /// The day in Washington at an instant.
  ///
  /// Daylight saving time changes at 2:00 on the clock, that is 7:00 UTC in spring and 6:00 UTC in
  /// autumn. Rules as in 15 U.S.C. 260a: since 2007 the second Sunday of March to the first of
  /// November, 1987 to 2006 the first Sunday of April to the last of October; before that the
  /// last Sunday of April is taken, which misses the winters of 1974 and 1975.
  static func easternDay(secondsSince1970 instant: Int) -> CalendarDay {
    let year = CalendarDay(number: floorDivided(instant, 86_400)).year
    let isSummer =
      if let first = change(year, spring: true), let last = change(year, spring: false) {
        (first.number * 86_400 + 7 * 3600..<last.number * 86_400 + 6 * 3600).contains(instant)
      } else {
        false
      }
    return CalendarDay(number: floorDivided(instant - (isSummer ? 4 : 5) * 3600, 86_400))
  }

  private static func change(_ year: Int, spring: Bool) -> CalendarDay? {
    switch (spring, year) {
    case (true, 2007...): sunday(onOrAfter: CalendarDay(year: year, month: 3, day: 8))
    case (false, 2007...): sunday(onOrAfter: CalendarDay(year: year, month: 11, day: 1))
    case (true, 1987...): sunday(onOrAfter: CalendarDay(year: year, month: 4, day: 1))
    case (true, _): sunday(onOrAfter: CalendarDay(year: year, month: 4, day: 24))
    case (false, _): sunday(onOrAfter: CalendarDay(year: year, month: 10, day: 25))
    }
  }

  private static func sunday(onOrAfter day: CalendarDay?) -> CalendarDay? {
    day.map { $0.adding((7 - $0.weekday.rawValue) % 7) }
  }

  private static func floorDivided(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : -((-value + by - 1) / by)
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
