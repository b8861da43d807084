// Rulewright. Apache-2.0.

/// The agencies' clock, US Eastern time: when a day begins and ends there, and which day it is.
///
/// A comment period closes at 11:59:59 pm Eastern, which regulations.gov writes in UTC:
/// `2025-06-17T03:59:59Z` is June 16. Cutting the date off that string gives a wrong day.
///
/// Daylight saving time, 15 U.S.C. 260a, changes at 2 am local time: from 2007 on it lasts from
/// the second Sunday of March to the first Sunday of November, from 1987 through 2006 from the
/// first Sunday of April to the last Sunday of October. Years before 1987, from which no comment
/// comes with a time, are reckoned as 1987.
package enum EasternTime {
  /// The last second of a day, at which a comment period that closes on it ends.
  package static func closingInstant(of day: CalendarDay) -> Instant {
    let saving = savingDays(of: day.year)
    // At midnight of the evening both changes of the day have been made.
    let isSaving = saving.first <= day && day < saving.last
    return Instant(seconds: day.number * 86_400 + 86_399 + offset(isSaving))
  }

  /// The first second of a day.
  package static func startInstant(of day: CalendarDay) -> Instant {
    let saving = savingDays(of: day.year)
    // At midnight of the morning neither change of the day has been made.
    let isSaving = saving.first < day && day <= saving.last
    return Instant(seconds: day.number * 86_400 + offset(isSaving))
  }

  /// The day that it is in Washington at a moment.
  package static func day(of instant: Instant) -> CalendarDay {
    let standard = CalendarDay(
      number: (instant.seconds - offset(false)).flooredQuotient(by: 86_400))
    let saving = savingDays(of: standard.year)
    let begins = saving.first.number * 86_400 + 2 * 3600 + offset(false)
    let ends = saving.last.number * 86_400 + 2 * 3600 + offset(true)
    let isSaving = begins <= instant.seconds && instant.seconds < ends
    return CalendarDay(
      number: (instant.seconds - offset(isSaving)).flooredQuotient(by: 86_400))
  }

  /// Seconds to add to Eastern time to get UTC.
  private static func offset(_ isSaving: Bool) -> Int { (isSaving ? 4 : 5) * 3600 }

  /// The two days of a year on which the clocks change.
  private static func savingDays(of year: Int) -> (first: CalendarDay, last: CalendarDay) {
    if year >= 2007 {
      (sunday(from: 8, 3, year), sunday(from: 1, 11, year))
    } else {
      (sunday(from: 1, 4, year), sunday(from: 25, 10, year))
    }
  }

  /// The first Sunday on or after a day; after the 25th it is the last of a month of 31 days.
  private static func sunday(from day: Int, _ month: Int, _ year: Int) -> CalendarDay {
    let first = CalendarDay(unchecked: year, month, day)
    return first.adding((7 - first.weekday.rawValue) % 7)
  }
}
