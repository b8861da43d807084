// Rulewright. Apache-2.0.

package import Dockets

/// A clause that some words of a comment may speak to, and why.
///
/// It is offered to a person, who chooses; nothing is ever tied to a clause by it alone.
package struct ClauseSuggestion: Hashable, Sendable {
  /// Why a clause is offered.
  package enum Reason: Hashable, Sendable {
    /// The comment cites it.
    case cites(Words)
    /// The comment repeats words of it.
    case repeats(Words)
    /// The comment cites what another stage calls so, and this is what it became.
    case followed(Words, from: StageID, citation: String)
    /// The comment cites this or another, and nothing says which.
    case ambiguous(Words)
    /// The comment cites what is not there, and this is the clause above it.
    case above(Words)
    /// Words that it has in common with the selection and few other clauses have, rarest first.
    case shares([String])
    /// The passage just above was tied to it, by somebody.
    case codedAbove(coder: String)
    /// The same person tied their last coding to it.
    case codedLast
  }

  /// Words of a comment that cite something.
  package struct Words: Hashable, Sendable {
    package var text: String
    /// Where they begin in the body; nil where they stand in the letter of its campaign.
    package var start: Int?

    package init(text: String, start: Int?) {
      self.text = text
      self.start = start
    }
  }

  /// The clause, as an index into the tree.
  package var clause: Int
  package var reason: Reason
  /// Whether it is for what the letter of the comment's campaign says, and not for the person's own
  /// words.
  package var isOfLetter: Bool

  package init(clause: Int, reason: Reason, isOfLetter: Bool = false) {
    self.clause = clause
    self.reason = reason
    self.isOfLetter = isOfLetter
  }
}
