// Rulewright. Apache-2.0.

/// The permanent identity of a clause, which survives renumbering.
///
/// Given by `freeze`.
package struct ClauseKey: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }
}
