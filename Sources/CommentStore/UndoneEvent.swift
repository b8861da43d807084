// Rulewright. Apache-2.0.

/// A step back or forth.
package struct UndoneEvent: Sendable {
  /// The event that somebody took back, or that has effect again.
  package var original: RecordEvent
  /// The event that did so, with all rows that it touched.
  package var event: RecordEvent
  /// Whether it has effect again.
  package var isRedo: Bool
}
