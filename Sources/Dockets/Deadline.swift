// Rulewright. Apache-2.0.

/// The day on which a period ends that a published document gives in days, with the counting
/// shown.
///
///     try Deadline(published: October 21, 2021, days: 45)
///     // counted: Sunday, December 5, 2021; date: Monday, December 6, 2021
///
/// The day after publication is day 1, and an end on a closed day moves to the next Federal
/// business day: 1 CFR 18.17. The date that a document prints governs over this one.
package struct Deadline: Hashable, Sendable {
  /// The day from which is counted, itself day 0.
  package let published: CalendarDay
  /// How many days the document gives.
  package let days: Int
  /// The last day of the count, business day or not.
  package let counted: CalendarDay
  /// The day on which the period ends.
  package let date: CalendarDay

  /// How many days a period may have: ten years is more than any notice ever gave.
  package static let allowedDays = 1...3650

  /// Counts, or says why it cannot.
  package init(published: CalendarDay, days: Int) throws(DeadlineError) {
    guard Deadline.allowedDays.contains(days) else {
      throw .daysOutOfRange(days, allowed: Deadline.allowedDays)
    }
    let counted = published.adding(days)
    let date = FederalCalendar.nextBusinessDay(onOrAfter: counted)
    guard date.year <= 9999 else { throw .beyondCalendar(published: published, days: days) }
    self.published = published
    self.days = days
    self.counted = counted
    self.date = date
  }

  /// The counting in plain sentences, one for each step and each day that is skipped.
  package var steps: [String] {
    let first = published.adding(1)
    var steps = [
      "Published \(published.inWordsWithWeekday).",
      "Day 1 is \(first.inWordsWithWeekday): the day after publication (1 CFR 18.17).",
    ]
    if days > 1 { steps.append("Day \(days) is \(counted.inWordsWithWeekday).") }
    var day = counted
    while day < date {
      let reason = day.weekday.isWeekend ? "a weekend" : FederalCalendar.closure(on: day)
      steps.append("\(day.inWordsWithWeekday) is \(reason ?? "closed"): the date moves on.")
      day = day.adding(1)
    }
    steps.append("\(date.inWordsWithWeekday) is a Federal business day.")
    return steps
  }
}

/// Why a deadline cannot be counted.
package enum DeadlineError: Error, Hashable, Sendable {
  /// A period of no days, or of more than anybody gives.
  case daysOutOfRange(Int, allowed: ClosedRange<Int>)
  /// The period ends after December 31, 9999, where the calendar ends.
  case beyondCalendar(published: CalendarDay, days: Int)
}

extension Deadline {
  /// How a printed date was counted, a sentence a step, and whether it agrees.
  ///
  /// Empty where the document gives no number of days. The rule of 1 CFR 18.17 and Federal business
  /// days are spoken of only where it stands in the Federal Register, as its citation says.
  package static func steps(
    published: CalendarDay?, days: Int?, printed: CalendarDay?, citation: String?
  ) -> [String] {
    guard let published, let days, let printed,
      let deadline = try? Deadline(published: published, days: days)
    else { return [] }
    guard isOfFederalRegister(citation) else {
      return [
        "Published \(published.inWordsWithWeekday).",
        "Day \(days) after it is \(deadline.counted.inWordsWithWeekday).",
        deadline.counted == printed
          ? "The stated date agrees." : "The stated date, \(printed.inWordsWithWeekday), governs.",
      ]
    }
    let verdict =
      deadline.date == printed
      ? "The printed date agrees." : "The printed date, \(printed.inWordsWithWeekday), governs."
    return deadline.steps + [verdict]
  }

  /// Whether a citation is one of the Federal Register: a volume, `FR`, a page.
  private static func isOfFederalRegister(_ citation: String?) -> Bool {
    let parts = (citation ?? "").utf8.split(separator: 0x20, omittingEmptySubsequences: false)
    return parts.count == 3 && parts[1].elementsEqual("FR".utf8)
      && [parts[0], parts[2]].allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      }
  }
}
