// Rulewright. Apache-2.0.

import Dockets
import Testing

@Suite struct DeadlineTests {
  @Test(arguments: [
    // The Register's own vectors.
    ("2019-03-01", 90, "2019-05-30"), ("2019-03-01", 15, "2019-03-18"),
    ("2019-03-27", 60, "2019-05-28"), ("2018-12-07", 15, "2018-12-26"),
    // The docket's own dates.
    ("2015-05-20", 60, "2015-07-20"), ("2021-10-21", 45, "2021-12-06"),
    ("2021-10-21", 90, "2022-01-19"),
    // Counted from the same table.
    ("2025-10-01", 45, "2025-11-17"), ("2025-11-10", 45, "2025-12-29"),
    ("2025-11-24", 45, "2026-01-08"), ("2026-04-10", 45, "2026-05-26"),
    ("2026-05-20", 45, "2026-07-06"), ("2026-05-05", 45, "2026-06-22"),
    ("2026-07-24", 45, "2026-09-08"), ("2026-11-10", 45, "2026-12-28"),
    ("2027-05-04", 45, "2027-06-21"), ("2024-11-08", 45, "2024-12-23"),
    // January 9, 2025 became a day of mourning after the date was printed.
    ("2024-11-25", 45, "2025-01-10"),
  ])
  func endsWhereTheRegisterCountsTo(published: String, days: Int, date: String) throws {
    let deadline = try Deadline(published: try #require(CalendarDay(published)), days: days)
    #expect(deadline.date.description == date)
  }

  @Test func showsTheCountingStepByStep() throws {
    let deadline = try Deadline(published: try #require(CalendarDay("2021-10-21")), days: 45)
    #expect(deadline.counted.description == "2021-12-05")
    #expect(
      deadline.steps == [
        "Published Thursday, October 21, 2021.",
        "Day 1 is Friday, October 22, 2021: the day after publication (1 CFR 18.17).",
        "Day 45 is Sunday, December 5, 2021.",
        "Sunday, December 5, 2021 is a weekend: the date moves on.",
        "Monday, December 6, 2021 is a Federal business day.",
      ])
  }

  @Test func namesTheReasonForEachDaySkipped() throws {
    let deadline = try Deadline(published: try #require(CalendarDay("2018-12-07")), days: 15)
    #expect(
      deadline.steps.dropFirst(3) == [
        "Saturday, December 22, 2018 is a weekend: the date moves on.",
        "Sunday, December 23, 2018 is a weekend: the date moves on.",
        "Monday, December 24, 2018 is Christmas Eve, closed by executive order: "
          + "the date moves on.",
        "Tuesday, December 25, 2018 is Christmas Day: the date moves on.",
        "Wednesday, December 26, 2018 is a Federal business day.",
      ])
  }

  @Test func doesNotSayDayOneTwice() throws {
    let deadline = try Deadline(published: try #require(CalendarDay("2021-10-21")), days: 1)
    #expect(deadline.steps.count == 3)
    #expect(deadline.date.description == "2021-10-22")
  }

  /// A law, for every day of 21 years: the end is a business day, not before the count ends, and
  /// no business day lies between.
  @Test(arguments: [15, 21, 30, 35, 45, 60, 90])
  func endsOnTheFirstBusinessDayThatIsNotBeforeTheCount(days: Int) throws {
    var published = try #require(CalendarDay("2015-01-01"))
    let last = try #require(CalendarDay("2035-12-31"))
    var count = 0
    while published <= last {
      let deadline = try Deadline(published: published, days: days)
      var isRight = published.days(to: deadline.counted) == days
      isRight = isRight && deadline.date >= deadline.counted && isOpenByReference(deadline.date)
      for number in deadline.counted.number..<deadline.date.number {
        isRight = isRight && !isOpenByReference(CalendarDay(number: number))
      }
      isRight = isRight && deadline.steps.count == 4 + deadline.counted.days(to: deadline.date)
      #expect(isRight, "\(published) + \(days)")
      published = published.adding(1)
      count += 1
    }
    #expect(count == 7670)
  }

  @Test(arguments: [Int.min, -1, 0, 3651, Int.max])
  func refusesToCountNoDaysOrMoreThanTenYears(days: Int) throws {
    let published = try #require(CalendarDay("2021-10-21"))
    #expect(throws: DeadlineError.daysOutOfRange(days, allowed: 1...3650)) {
      try Deadline(published: published, days: days)
    }
  }

  @Test func refusesToCountPastTheEndOfTheCalendar() throws {
    let last = try #require(CalendarDay("9999-12-31"))
    #expect(throws: DeadlineError.beyondCalendar(published: last, days: 1)) {
      try Deadline(published: last, days: 1)
    }
    let first = try #require(CalendarDay("0001-01-01"))
    #expect(try Deadline(published: first, days: 3650).date.year == 10)
  }

  @Test func countsByTheRegisterOnlyWhatStandsInIt() throws {
    let published = try #require(CalendarDay("2021-10-21"))
    let printed = try #require(CalendarDay("2021-12-06"))
    let cited = Deadline.steps(
      published: published, days: 45, printed: printed, citation: "86 FR 58205")
    #expect(cited.contains { $0.contains("1 CFR 18.17") })
    #expect(cited.last == "The printed date agrees.")
    let code = Deadline.steps(
      published: published, days: 46, printed: printed, citation: nil)
    #expect(
      code == [
        "Published Thursday, October 21, 2021.", "Day 46 after it is Monday, December 6, 2021.",
        "The stated date agrees.",
      ])
    #expect(
      Deadline.steps(published: published, days: 45, printed: printed, citation: "Vol. 3").last
        == "The stated date, Monday, December 6, 2021, governs.")
  }
}
