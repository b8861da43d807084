// Rulewright. Apache-2.0.

/// The window in which comments on a stage are heard, from publication to `closes`, as printed.
package struct CommentPeriod: Hashable, Sendable {
  /// The number of days that the document gives; only checks the printed date.
  package var days: Int?
  /// The last open day, as printed, which governs.
  package var closes: CalendarDay
  /// How comments that come later are treated; nil while the agency has not said.
  package var late: LateTreatment?

  package init(days: Int?, closes: CalendarDay, late: LateTreatment? = nil) {
    self.days = days
    self.closes = closes
    self.late = late
  }
}

/// What an agency does with comments that come after the last open day.
package enum LateTreatment: String, Sendable, CaseIterable {
  case considered
  case notConsidered = "not considered"
}

/// When a stage takes effect, as printed.
package struct EffectiveDate: Hashable, Sendable {
  package var days: Int?
  package var on: CalendarDay

  package init(days: Int?, on: CalendarDay) {
    self.days = days
    self.on = on
  }
}
