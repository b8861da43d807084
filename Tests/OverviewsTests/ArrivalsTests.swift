// Rulewright. Apache-2.0.

import Dockets
import Testing

@testable import Overviews

/// Days on which unusually many comments came, by a plain rule.
@Suite struct ArrivalsTests {
  private let start = CalendarDay(number: 18_000)

  private func arrivals(_ counts: [Int: Int], closes: Int? = nil) -> [Int] {
    Arrivals(
      Dictionary(uniqueKeysWithValues: counts.map { (start.adding($0.key), $0.value) }),
      closes: closes.map { start.adding($0) }
    ).bursts.map { start.days(to: $0.day) }
  }

  @Test func namesTheDayOnWhichUnusuallyManyCame() {
    let even = Dictionary(uniqueKeysWithValues: (0..<45).map { ($0, 3) })
    #expect(arrivals(even) == [])
    #expect(arrivals(even.merging([44: 60]) { $1 }) == [44])
    #expect(arrivals(even.merging([10: 40, 44: 60]) { $1 }) == [10, 44])
  }

  @Test func namesNothingOfSmallNumbers() {
    #expect(arrivals([0: 1, 44: 9]) == [])
    #expect(arrivals([0: 1, 44: 12]) == [44])
    #expect(arrivals([:]) == [])
    #expect(arrivals([0: 500]) == [])
  }

  @Test func countsDaysWithoutACommentUpToTheLastOpenOne() {
    // Two days of 12 among 3 are usual; among 60 they are not.
    #expect(arrivals([0: 1, 1: 12, 2: 12]) == [])
    #expect(arrivals([0: 1, 1: 12, 2: 12], closes: 59) == [1, 2])
    // One who writes years later does not make all days before unusual.
    let full = Dictionary(uniqueKeysWithValues: (0..<30).map { ($0, 12) })
    #expect(arrivals(full.merging([2000: 1]) { $1 }, closes: 29) == [])
  }
}
