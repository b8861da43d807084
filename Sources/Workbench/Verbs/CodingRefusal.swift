// Rulewright. Apache-2.0.

package import Codings
package import Comments

/// A clause whose words changed after a page had shown them.
package struct ChangedClauseText: Hashable, Sendable {
  /// The citation or label by which it was meant.
  package var name: String
  /// The words that the page showed; nil where they were not kept.
  package var before: String?
  /// The words of today; nil where there is no such clause.
  package var after: String?
  /// The SHA-256 of the file of today; nil where the stage has none.
  package var present: String?
}

/// Why a coding was not made or changed: nothing was overwritten.
package enum CodingRefusal: Error, Sendable, CustomStringConvertible {
  /// The comment came anew after the page was drawn.
  case commentChanged(CommentID)
  /// The bytes are no passage of the comment.
  case noPassage
  /// The draft was edited after the page was drawn.
  case clauseChanged(ChangedClauseText)
  /// Somebody changed the coding after the page was drawn; as it is now.
  case codingChanged(NumberedCoding)
  /// Somebody took the coding off.
  case codingGone

  package var description: String {
    switch self {
    case .commentChanged(let id): "The words of \(id) were received anew since the page was drawn"
    case .noPassage: "These bytes are no passage of the comment"
    case .clauseChanged(let clause):
      "The words of \(clause.name) were edited since the page was drawn"
    case .codingChanged: "The coding was changed since the page was drawn"
    case .codingGone: "The coding was taken off since the page was drawn"
    }
  }
}
