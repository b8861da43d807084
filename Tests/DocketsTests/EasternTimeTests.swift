// Rulewright. Apache-2.0.

import Dockets
import Testing

@Suite struct EasternTimeTests {
  @Test(arguments: [
    ("2021-12-06", "2021-12-07T04:59:59Z"),
    ("2025-06-16", "2025-06-17T03:59:59Z"),
    // The evenings around the changes of the clock: 2021 by the rule since 2007.
    ("2021-03-13", "2021-03-14T04:59:59Z"), ("2021-03-14", "2021-03-15T03:59:59Z"),
    ("2021-11-06", "2021-11-07T03:59:59Z"), ("2021-11-07", "2021-11-08T04:59:59Z"),
    // 2006 by the rule before.
    ("2006-04-01", "2006-04-02T04:59:59Z"), ("2006-04-02", "2006-04-03T03:59:59Z"),
    ("2006-10-28", "2006-10-29T03:59:59Z"), ("2006-10-29", "2006-10-30T04:59:59Z"),
    ("2021-12-31", "2022-01-01T04:59:59Z"),
  ])
  func closesAtTheLastSecondOfTheEasternDay(day: String, instant: String) throws {
    let day = try #require(CalendarDay(day))
    #expect(EasternTime.closingInstant(of: day).iso8601 == instant)
    #expect(EasternTime.day(of: try #require(Instant(iso8601: instant))) == day)
  }

  @Test(arguments: [
    ("2025-06-17T03:59:59Z", "2025-06-16"), ("2025-06-17T04:00:00Z", "2025-06-17"),
    ("2025-05-16T04:00Z", "2025-05-16"), ("2025-05-16T03:59Z", "2025-05-15"),
    ("2025-01-16T04:59:59.999Z", "2025-01-15"), ("2025-01-16T05:00:00+00:00", "2025-01-16"),
    ("1969-12-31T23:00:00Z", "1969-12-31"), ("2022-01-01T04:59:59Z", "2021-12-31"),
  ])
  func tellsTheDayInWashington(instant: String, day: String) throws {
    #expect(EasternTime.day(of: try #require(Instant(iso8601: instant))).description == day)
  }

  @Test func gives23And25HoursToTheDaysOnWhichClocksChange() throws {
    func hours(_ text: String) throws -> Int {
      let day = try #require(CalendarDay(text))
      let start = EasternTime.startInstant(of: day)
      return (EasternTime.closingInstant(of: day).seconds + 1 - start.seconds) / 3600
    }
    #expect(try hours("2021-03-14") == 23)
    #expect(try hours("2021-11-07") == 25)
    #expect(try hours("2006-04-02") == 23)
    #expect(try hours("2006-10-29") == 25)
    #expect(try hours("2006-03-12") == 24)
    #expect(try hours("2021-12-06") == 24)
  }

  /// A law: the days join without gap or overlap, and each holds its first and last second.
  @Test func cutsTimeIntoDaysThatJoin() throws {
    var day = try #require(CalendarDay("1999-12-30"))
    for _ in 0..<13_000 {
      let start = EasternTime.startInstant(of: day)
      let end = EasternTime.closingInstant(of: day)
      let next = EasternTime.startInstant(of: day.adding(1))
      let isRight =
        end.seconds + 1 == next.seconds && EasternTime.day(of: start) == day
        && EasternTime.day(of: end) == day
      #expect(isRight, "\(day)")
      day = day.adding(1)
    }
  }

  @Test func readsBackWhatItWrites() throws {
    for seconds in [0, -1, 1_638_853_199, -62_135_596_800, 253_402_300_799] {
      let instant = Instant(seconds: seconds)
      #expect(Instant(iso8601: instant.iso8601) == instant)
    }
    #expect(Instant(seconds: -1).iso8601 == "1969-12-31T23:59:59Z")
  }

  @Test(arguments: [
    "", "2025-06-17", "2025-06-17T03:59:59", "2025-06-17T24:00:00Z", "2025-06-17T03:60Z",
    "2025-06-17T03:59:60Z", "2025-02-30T00:00Z", "2025-06-17T03:59:59.Z",
    "2025-06-17T03:59:59-04:00",
    "2025-06-17 03:59:59Z", "2025-06-17T03:59:59ZZ", "2025-06-17T03:5\u{301}9:59Z",
    "2025-06-17T03Z0000",
  ])
  func refusesWhatIsNotAMomentInUTC(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }
}
