// Rulewright. Apache-2.0.

/// A date as one published document gives it.
package struct PrintedDate: Hashable, Sendable {
  /// The date given.
  package let day: CalendarDay
  /// The document that gives it: `87 FR 1670`.
  package let citation: String?
  /// When that document was published.
  package let published: CalendarDay?
  /// What sort of notice that document is; nil for the stage itself.
  package let notice: Notice.Kind?

  /// A date and the document that gives it.
  package init(
    day: CalendarDay, citation: String?, published: CalendarDay?, notice: Notice.Kind? = nil
  ) {
    self.day = day
    self.citation = citation
    self.published = published
    self.notice = notice
  }

  /// The day from which the date is true: what is published today was not so yesterday.
  var trueFrom: CalendarDay { max(day, published ?? day) }

  /// A date that a notice gives.
  init(_ day: CalendarDay, by notice: Notice) {
    self.init(
      day: day, citation: notice.citation, published: notice.published, notice: notice.kind)
  }
}

/// The date that holds, with the earlier ones that it took the place of.
package struct GoverningDate: Hashable, Sendable {
  /// The date that holds, and the document by which it does.
  package let current: PrintedDate
  /// The dates that held before, oldest first.
  package let replaced: [PrintedDate]

  /// The day that holds.
  package var day: CalendarDay { current.day }

  /// The last of dates in order of publication; nil when there is none.
  init?(latestOf dates: [PrintedDate]) {
    guard let current = dates.last else { return nil }
    self.current = current
    self.replaced = Array(dates.dropLast())
  }
}
