// Rulewright. Apache-2.0.

/// A clause that some words of a comment may speak to, and why.
///
/// It is offered to a person, who chooses; nothing is ever tied to a clause by it alone.
package struct ClauseSuggestion: Hashable, Sendable {
  /// Why a clause is offered.
  package enum Reason: Hashable, Sendable {
    /// The comment cites it, in these bytes of its body.
    case cites(Range<Int>)
    /// Words that it has in common with the selection and few other clauses have, rarest first.
    case shares([String])
    /// The passage just above was tied to it, by somebody.
    case codedAbove(coder: String)
    /// The same person tied their last coding to it.
    case codedLast
  }

  /// The clause, as an index into the tree.
  package var clause: Int
  package var reason: Reason

  package init(clause: Int, reason: Reason) {
    self.clause = clause
    self.reason = reason
  }
}
