// Rulewright. Apache-2.0.

extension FederalCalendar {
  /// The holiday that is kept on a day, which is not always the day that bears its name.
  static func holiday(observedOn day: CalendarDay) -> String? {
    holiday(onMonthRule: day) ?? holiday(onFixedDate: day) ?? inauguration(on: day)
  }

  /// Holidays set by weekday within a month, which never need moving.
  ///
  /// 5 U.S.C. 6103(a).
  private static func holiday(onMonthRule day: CalendarDay) -> String? {
    let nth = (day.day - 1) / 7 + 1
    let isLastOfMonth = day.adding(7).month != day.month
    return switch (day.month, day.weekday) {
    // Public Law 98-144: from 1986 on.
    case (1, .monday) where nth == 3 && day.year >= 1986: "Birthday of Martin Luther King, Jr."
    case (2, .monday) where nth == 3: "Washington's Birthday"
    case (5, .monday) where isLastOfMonth: "Memorial Day"
    case (9, .monday) where nth == 1: "Labor Day"
    case (10, .monday) where nth == 2: "Columbus Day"
    case (11, .thursday) where nth == 4: "Thanksgiving Day"
    default: nil
    }
  }

  /// Holidays set by date, on the day on which they are kept.
  ///
  /// On a Saturday the Friday before is kept, 5 U.S.C. 6103(b)(1); on a
  /// Sunday the Monday after, Executive Order 11582, section 3(a). The day that bears the name
  /// may lie in another year: New Year's Day of 2022 was kept on December 31, 2021.
  private static func holiday(onFixedDate day: CalendarDay) -> String? {
    switch day.weekday {
    case .saturday, .sunday: return nil
    case .friday:
      if let name = fixedHoliday(day.adding(1)) { return name + " (observed)" }
    case .monday:
      if let name = fixedHoliday(day.adding(-1)) { return name + " (observed)" }
    default: break
    }
    return fixedHoliday(day)
  }

  private static func fixedHoliday(_ day: CalendarDay) -> String? {
    switch (day.month, day.day) {
    case (1, 1): "New Year's Day"
    // Public Law 117-17, signed on June 17, 2021.
    case (6, 19) where day.year >= 2021: "Juneteenth National Independence Day"
    case (7, 4): "Independence Day"
    case (11, 11): "Veterans Day"
    case (12, 25): "Christmas Day"
    default: nil
    }
  }

  /// January 20 of every fourth year.
  ///
  /// 5 U.S.C. 6103(c); in the table of the Office of the Federal Register from 2017 on. A
  /// Sunday's is kept on Monday, a Saturday's not at all.
  private static func inauguration(on day: CalendarDay) -> String? {
    guard day.year >= 2017, (day.year - 2017) % 4 == 0, day.month == 1 else { return nil }
    if day.day == 20, !day.weekday.isWeekend { return "Inauguration Day" }
    if day.day == 21, day.weekday == .monday { return "Inauguration Day (observed)" }
    return nil
  }
}
