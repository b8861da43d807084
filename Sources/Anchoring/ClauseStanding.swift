// Rulewright. Apache-2.0.

package import Clauses
package import Codings

/// How the clause of a coding stands in its stage's text as it is today.
///
/// For now the label and the exact words decide: a clause that was renumbered is orphaned, and
/// doubt is shown as doubt. Lineage will find where it went.
package enum ClauseStanding: Hashable, Sendable {
  /// The clause of that label says, word for word, what the coder saw; its index.
  case exact(Int)
  /// There is a clause of that label, and its words differ, or what the coder saw is not known.
  case edited(Int)
  /// There is no clause of that label any more.
  case orphaned

  /// `exact`, `edited` or `orphaned`.
  package var name: String {
    switch self {
    case .exact: "exact"
    case .edited: "edited"
    case .orphaned: "orphaned"
    }
  }

  /// The clause, where it may be counted without a person's word.
  package var exactClause: Int? {
    if case .exact(let index) = self { index } else { nil }
  }
}

/// How a coding's clause stands in its stage's text today, a file of the given SHA-256.
///
/// `seen` is the text that the coder saw; nil when it was not kept.
package func standing(
  of target: ClauseTarget, in tree: ClauseTree, fileHash: String, seen: ClauseTree?
) -> ClauseStanding {
  guard let index = tree.index(of: target.label) else { return .orphaned }
  if target.version.fileHash.utf8.elementsEqual(fileHash.utf8) { return .exact(index) }
  guard let before = seen?.clause(target.label) else { return .edited(index) }
  let now = tree.clauses[index]
  let isSame =
    now.text.utf8.elementsEqual(before.text.utf8)
    && now.designation.utf8.elementsEqual(before.designation.utf8)
  return isSame ? .exact(index) : .edited(index)
}

extension Passage {
  /// Whether the quoted words stand at their place in a body.
  package func stands(in body: String) -> Bool {
    let bytes = body.utf8
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, !range.isEmpty else {
      return false
    }
    let from = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let to = bytes.index(from, offsetBy: range.count)
    return bytes[from..<to].elementsEqual(quote.utf8)
  }
}
