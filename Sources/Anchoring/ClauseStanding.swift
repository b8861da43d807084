// Rulewright. Apache-2.0.

package import Clauses
package import Codings

/// How the clause of a coding stands in a text that is not the one its coder saw.
///
/// Only what is exact is counted. Everything else is doubt, for a person to settle.
package enum ClauseStanding: Hashable, Sendable {
  /// It says, word for word and under the same name and in the same place, what the coder saw; its
  /// index.
  case exact(Int)
  /// Its words are the same, and it bears another name or stands in another clause.
  case moved(PossibleClause)
  /// Its words differ, or what the coder saw is not known.
  case edited(PossibleClause)
  /// It may be one of these, the most alike first: it was divided, or nothing tells it from others.
  case ambiguous([PossibleClause])
  /// It is there no more.
  case orphaned

  /// `exact`, `moved`, `edited`, `ambiguous` or `orphaned`.
  package var name: String {
    switch self {
    case .exact: "exact"
    case .moved: "moved"
    case .edited: "edited"
    case .ambiguous: "ambiguous"
    case .orphaned: "orphaned"
    }
  }

  /// The clause, where it may be counted without a person's word.
  package var exactClause: Int? {
    if case .exact(let index) = self { index } else { nil }
  }

  /// Whether a clause is what it is, or may be.
  package func mayBe(_ clause: Int) -> Bool { possible.contains { $0.clause == clause } }

  /// The clauses that it may be, the most alike first.
  package var possible: [PossibleClause] {
    switch self {
    case .exact(let index): [PossibleClause(index, score: 1)]
    case .moved(let clause), .edited(let clause): [clause]
    case .ambiguous(let clauses): clauses
    case .orphaned: []
    }
  }
}

/// How a coding's clause stands in its stage's text today, a file of the given SHA-256.
///
/// `seen` is the text that the coder saw; nil when it was not kept.
package func standing(
  of target: ClauseTarget, in tree: ClauseTree, fileHash: String, seen: SeenText?
) -> ClauseStanding {
  let namesake = tree.index(of: target.label)
  if target.version.fileHash.utf8.elementsEqual(fileHash.utf8) {
    return namesake.map { .exact($0) } ?? .orphaned
  }
  guard let seen, let before = seen.tree.index(of: target.label) else {
    return namesake.map { .edited(PossibleClause($0, score: nil)) } ?? .orphaned
  }
  var trail = ClauseTrail(of: before, in: seen.tree)
  trail.follow(from: seen.tree, to: tree, by: seen.lineage)
  return trail.standing
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
