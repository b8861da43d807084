// Rulewright. Apache-2.0.

/// How far a record's log has come: its last event.
package struct RecordHead: Hashable, Sendable {
  /// The event's number; 0 where nothing was ever done.
  package var event: Int
  /// Its hash, which stands for all that was done up to it.
  package var hash: String
}
