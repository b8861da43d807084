// Rulewright. Apache-2.0.

/// The calendar of Federal business days, by which the Office of the Federal Register counts.
///
///     FederalCalendar.closure(on: July 3, 2026)                 // "Independence Day (observed)"
///     FederalCalendar.nextBusinessDay(onOrAfter: July 3, 2026)  // Monday, July 6, 2026
///
/// It is computed from 5 U.S.C. 6103 as it stands, with a table for the days that single orders
/// closed. It does not know how the law stood before 1986.
package enum FederalCalendar {
  /// The name of the holiday or order that closes the government on a day; nil when it is open,
  /// and nil on a weekend that is closed for no other reason.
  package static func closure(on day: CalendarDay) -> String? {
    if let holiday = holiday(observedOn: day) { return holiday }
    return AdHocClosure.all.first { $0.day == day }?.name
  }

  /// Whether the government works on a day: neither weekend, holiday nor closed by an order.
  package static func isBusinessDay(_ day: CalendarDay) -> Bool {
    !day.weekday.isWeekend && closure(on: day) == nil
  }

  /// The first business day that is not before a day; the day itself when it is one.
  package static func nextBusinessDay(onOrAfter day: CalendarDay) -> CalendarDay {
    var candidate = day
    while !isBusinessDay(candidate) { candidate = candidate.adding(1) }
    return candidate
  }
}
