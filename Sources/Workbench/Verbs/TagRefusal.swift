// Rulewright. Apache-2.0.

package import Comments

/// Why a passage was not tagged: nothing was changed.
package enum TagRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case noComment(CommentID)
  case noTag(String, known: [String])
  case noClause(String, draft: String, near: [String])
  case noQuote(String, comment: CommentID)
  /// The quoted words stand in the comment more than once; each place with the words around it.
  case quoteTwice(String, places: [String])
  case noOccurrence(Int, of: Int)
  /// The bytes are not there, or cut a character.
  case noPassage(Range<Int>, comment: CommentID)
  /// The coding is there already, or, on untagging, is not.
  case nothingToDo(String)

  package var description: String {
    switch self {
    case .noComment(let id): "There is no comment '\(id)' in this docket's record"
    case .noTag(let tag, let known):
      "The codebook has no tag '\(tag)'; it has \(known.joined(separator: ", "))"
    case .noClause(let citation, let draft, let near):
      "\(draft) has no clause '\(citation)'"
        + (near.isEmpty ? "" : "; near it are \(near.joined(separator: ", "))")
    case .noQuote(let quote, let comment):
      "Comment \(comment) does not say '\(quote)'. A quote is matched letter by letter"
    case .quoteTwice(let quote, let places):
      "'\(quote)' stands \(places.count) times in the comment; say which with --occurrence N:\n"
        + places.enumerated().map { "  \($0.offset + 1): \($0.element)" }
        .joined(separator: "\n")
    case .noOccurrence(let number, let count):
      "There is no occurrence \(number); the words stand there "
        + (count == 1 ? "once" : "\(count) times")
    case .noPassage(let range, let comment):
      "Bytes \(range.lowerBound) to \(range.upperBound) are no passage of comment \(comment)"
    case .nothingToDo(let sentence): sentence
    }
  }
}
