// Rulewright. Apache-2.0.

/// A day on which one order, and no standing law, closes the government.
package struct AdHocClosure: Hashable, Sendable {
  /// The day that was closed.
  package let day: CalendarDay
  /// What the day is called: `Christmas Eve, closed by executive order`.
  package let name: String
  /// The order that closes the day, so that a reader can look it up.
  package let source: String
}
