// Rulewright. Apache-2.0.

/// A moment, to the second, the same everywhere.
package struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted, as POSIX has it.
  package let seconds: Int

  /// The moment some seconds after the beginning of 1970 in UTC.
  package init(seconds: Int) { self.seconds = seconds }

  /// The earlier is the lesser.
  package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

  /// `2021-12-07T04:59:59Z`.
  package var iso8601: String {
    let day = CalendarDay(number: seconds.flooredQuotient(by: 86_400))
    let time = seconds - day.number * 86_400
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day)T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
  }

  /// The same as `iso8601`.
  package var description: String { iso8601 }
}

extension Instant {
  /// A moment written in UTC as ISO 8601 has it; nil for anything else, local times too.
  ///
  ///     2025-06-17T03:59:59Z    2025-05-16T04:00Z    2025-06-17T03:59:59.250Z
  ///
  /// regulations.gov writes the first two, and `+00:00` for `Z` is as good. A fraction is cut off.
  package init?(iso8601 text: String) {
    var rest = Array(text.utf8)[...]
    guard rest.count >= 17, let day = CalendarDay(String(decoding: rest.prefix(10), as: UTF8.self))
    else { return nil }
    rest = rest.dropFirst(10)
    guard rest.popFirst() == 0x54, let hour = Instant.twoDigits(&rest), hour < 24,
      rest.popFirst() == 0x3A, let minute = Instant.twoDigits(&rest), minute < 60
    else { return nil }
    var second = 0
    if rest.first == 0x3A {
      rest = rest.dropFirst()
      guard let value = Instant.twoDigits(&rest), value < 60 else { return nil }
      second = value
      if rest.first == 0x2E {
        let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(1 + digits.count)
      }
    }
    guard rest.elementsEqual("Z".utf8) || rest.elementsEqual("+00:00".utf8) else { return nil }
    self.init(seconds: day.number * 86_400 + hour * 3600 + minute * 60 + second)
  }

  private static func twoDigits(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let tens = bytes.popFirst(), let ones = bytes.popFirst(),
      (0x30...0x39).contains(tens), (0x30...0x39).contains(ones)
    else { return nil }
    return Int(tens - 0x30) * 10 + Int(ones - 0x30)
  }
}

extension Int {
  /// Division that rounds down, so that moments before 1970 fall on the right day.
  func flooredQuotient(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
