// Rulewright. Apache-2.0.

/// A day of the week, from Sunday.
package enum Weekday: Int, Sendable, CaseIterable {
  case sunday, monday, tuesday, wednesday, thursday, friday, saturday

  /// `Sunday`.
  package var name: String {
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][rawValue]
  }

  package var isWeekend: Bool { self == .sunday || self == .saturday }
}
