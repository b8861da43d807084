// Rulewright. Apache-2.0.

package import Comments

/// What one person said of a comment as a whole.
package struct Reading: Hashable, Sendable {
  /// How far they are with it.
  package enum State: String, Sendable, CaseIterable {
    /// Read to its end: there is nothing more to code.
    case done
    /// Left for later, or for somebody else, with a reason.
    case setAside = "set aside"
  }

  package var comment: CommentID
  package var state: State
  /// Why it was set aside; empty for none.
  package var reason: String
  /// Who said so, as they call themselves.
  package var who: String
  /// When, as `2021-11-20T14:03:22Z`.
  package var at: String

  package init(comment: CommentID, state: State, reason: String = "", who: String, at: String) {
    self.comment = comment
    self.state = state
    self.reason = reason
    self.who = who
    self.at = at
  }
}
