// Rulewright. Apache-2.0.

/// A codebook that the record keeps, and the event that made it the newest.
package struct KeptCodebook: Hashable, Sendable {
  /// The hash of its bytes, by which the record gives them.
  package var sha256: String
  /// The event's number in the log.
  package var event: Int
  package var at: String
  package var who: String
  /// What was done: `codebookKept` when the file was another than before, `codebookChanged` by a
  /// step that took codings along, `undone` or `redone`.
  package var what: EventKind?
  /// What was done to it, in the words of who did it.
  package var subject: String
}
