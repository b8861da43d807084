// Rulewright. Apache-2.0.

import Clauses
package import Codings
package import Comments
package import Dockets

/// What the record knows of a comment without its words.
package struct CommentFacts: Hashable, Sendable {
  package var id: CommentID
  package var stage: StageID
  package var received: CalendarDay?
  /// The hash by which texts are compared; nil for a stub.
  package var text: String?
  package var isWithdrawn: Bool
}

/// A coding with what is known of its comment.
///
/// An object, since lists of all of them are made anew after every act: to copy a coding is to copy
/// a dozen texts.
package final class FactualCoding: Sendable {
  package let number: Int
  package let coding: Coding
  package let comment: CommentFacts
  /// Whether its quote stands in the comment as it is now; nil where it has none.
  package let quoteStands: Bool?

  init(number: Int, coding: Coding, comment: CommentFacts, quoteStands: Bool?) {
    self.number = number
    self.coding = coding
    self.comment = comment
    self.quoteStands = quoteStands
  }

  /// Whether it comes before another in the order of all lists, as `CodingReader` has it: by the
  /// comment's day and id, then by passage, the whole comment first.
  package func stands(before other: FactualCoding) -> Bool {
    if comment.received != other.comment.received {
      guard let day = comment.received else { return false }
      return other.comment.received.map { day < $0 } ?? true
    }
    func order(_ a: String?, _ b: String?) -> Int {
      let (left, right) = (a ?? "", b ?? "")
      if left.utf8.elementsEqual(right.utf8) { return 0 }
      return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    }
    let (a, b) = (coding, other.coding)
    let byComment = order(a.comment.text, b.comment.text)
    if byComment != 0 { return byComment < 0 }
    let (from, to) = (a.passage?.range, b.passage?.range)
    let places = (from?.lowerBound ?? -1, from?.upperBound ?? -1)
    let others = (to?.lowerBound ?? -1, to?.upperBound ?? -1)
    if places != others { return places < others }
    let (target, aim) = (a.target, b.target)
    for difference in [
      order(a.tag.text, b.tag.text),
      order(target?.version.stage.text, aim?.version.stage.text),
      order(target?.label.text, aim?.label.text),
      order(target?.version.fileHash, aim?.version.fileHash), order(a.coder, b.coder),
    ] where difference != 0 {
      return difference < 0
    }
    return number < other.number
  }
}
