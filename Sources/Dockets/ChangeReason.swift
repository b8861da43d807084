// Rulewright. Apache-2.0.

/// Why some clauses of a stage differ from the stage before it, where no comment asked for it.
package struct ChangeReason: Hashable, Sendable {
  /// The clauses as cited, each with all that stands under it: in the stage's own text, or, for a
  /// clause that was removed, in the text of the stage before.
  package var changed: [String]
  /// A sentence or two for the public.
  package var reason: String

  package init(changed: [String], reason: String) {
    self.changed = changed
    self.reason = reason
  }
}
