// Rulewright. Apache-2.0.

import Dockets
import Testing

@Suite struct FederalCalendarTests {
  /// Spelled out by hand from OPM's lists and the orders, so that the rules are checked against something
  /// that is not a rule.
  private static let closedWeekdays: [Int: [String]] = [
    2018: [
      "01-01", "01-15", "02-19", "05-28", "07-04", "09-03", "10-08", "11-12", "11-22", "12-05",
      "12-24", "12-25",
    ],
    2020: [
      "01-01", "01-20", "02-17", "05-25", "07-03", "09-07", "10-12", "11-11", "11-26", "12-24",
      "12-25",
    ],
    2021: [
      "01-01", "01-18", "01-20", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11",
      "11-25", "12-24", "12-31",
    ],
    2022: [
      "01-17", "02-21", "05-30", "06-20", "07-04", "09-05", "10-10", "11-11", "11-24", "12-26",
    ],
    2025: [
      "01-01", "01-09", "01-20", "02-17", "05-26", "06-19", "07-04", "09-01", "10-13", "11-11",
      "11-27", "12-24", "12-25", "12-26",
    ],
    2026: [
      "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26",
      "12-25",
    ],
  ]

  @Test(arguments: closedWeekdays.keys.sorted())
  func closesOnTheWeekdaysThatWereListedForTheYear(year: Int) throws {
    var day = try #require(CalendarDay(year: year, month: 1, day: 1))
    var closed: [String] = []
    while day.year == year {
      if !day.weekday.isWeekend, !FederalCalendar.isBusinessDay(day) {
        closed.append(String(decoding: day.description.utf8.dropFirst(5), as: UTF8.self))
      }
      day = day.adding(1)
    }
    #expect(closed == Self.closedWeekdays[year])
  }

  @Test(arguments: [
    ("2021-12-31", "New Year's Day (observed)"),
    ("2022-01-01", nil),
    ("2023-01-02", "New Year's Day (observed)"),
    ("2020-06-19", nil),
    ("2021-06-18", "Juneteenth National Independence Day (observed)"),
    ("2026-07-03", "Independence Day (observed)"),
    ("2024-01-15", "Birthday of Martin Luther King, Jr."),
    ("2024-02-19", "Washington's Birthday"),
    ("2024-05-27", "Memorial Day"),
    ("2024-09-02", "Labor Day"),
    ("2024-10-14", "Columbus Day"),
    ("2024-11-11", "Veterans Day"),
    ("2024-11-28", "Thanksgiving Day"),
    ("2024-12-25", "Christmas Day"),
    ("2025-01-09", "National Day of Mourning for Jimmy Carter"),
    ("2025-12-26", "the day after Christmas, closed by executive order"),
    ("2025-12-23", nil),
  ])
  func namesWhatClosesADay(day: String, name: String?) throws {
    #expect(FederalCalendar.closure(on: try #require(CalendarDay(day))) == name)
  }

  @Test func keepsInaugurationDayOnWeekdaysAndOnTheMondayAfterASunday() throws {
    func closure(_ day: String) throws -> String? {
      FederalCalendar.closure(on: try #require(CalendarDay(day)))
    }
    #expect(try closure("2021-01-20") == "Inauguration Day")
    #expect(try closure("2022-01-20") == nil)
    // 2029-01-20 is a Saturday: no day in lieu.
    #expect(try closure("2029-01-19") == nil)
    #expect(try closure("2029-01-22") == nil)
    // 2041-01-20 is a Sunday, and the Monday after is a holiday twice over.
    #expect(try closure("2041-01-21") != nil)
    // 2069-01-20 is a Sunday too; its Monday is the third of the month again.
    #expect(try closure("2069-01-21") != nil)
  }

  @Test func givesTheSourceOfEveryAdHocClosureAndClosesOnlyWeekdays() {
    #expect(AdHocClosure.all.count == 8)
    #expect(Set(AdHocClosure.all.map(\.day)).count == AdHocClosure.all.count)
    for closure in AdHocClosure.all {
      #expect(!closure.source.isEmpty)
      #expect(!FederalCalendar.isBusinessDay(closure.day))
      #expect(!closure.day.weekday.isWeekend)
    }
  }
}
