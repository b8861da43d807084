// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Comments
package import Dockets

/// How often suggestions were right: whether a person tied a comment to a clause that was suggested for
/// it, and at which place that clause stood.
///
/// Only comments that had suggestions and that somebody tied to a clause are counted: what nobody has
/// coded yet says nothing.
package struct SuggestionTally: Hashable, Sendable {
  /// How many comments had suggestions and were tied.
  package private(set) var comments = 0
  /// How many of these were tied to the clause suggested first, second, and so on, and to none before.
  package private(set) var rightAt: [Int]

  /// Nothing counted yet, of so many suggestions a comment.
  package init(places: Int) { rightAt = Array(repeating: 0, count: max(1, places)) }

  /// Counts what was suggested for comments on one stage against codings.
  ///
  /// `suggested` has the clauses suggested for each comment, the nearest first. Codings of other
  /// stages, and those tied to no clause, are passed over.
  package init(
    of suggested: [CommentID: [ClauseLabel]], on stage: StageID, by codings: [Coding], places: Int
  ) {
    self.init(places: places)
    var tied: [CommentID: Set<ClauseLabel>] = [:]
    for coding in codings {
      guard let target = coding.target, target.version.stage == stage else { continue }
      tied[coding.comment, default: []].insert(target.label)
    }
    for (comment, clauses) in suggested { add(clauses, tied: tied[comment] ?? []) }
  }

  /// Counts one comment.
  package mutating func add(_ suggested: [ClauseLabel], tied: Set<ClauseLabel>) {
    guard !suggested.isEmpty, !tied.isEmpty else { return }
    comments += 1
    if let place = suggested.prefix(rightAt.count).firstIndex(where: tied.contains) {
      rightAt[place] += 1
    }
  }

  /// How many comments were tied to one of the first clauses suggested.
  package func right(within places: Int) -> Int { rightAt.prefix(places).reduce(0, +) }

  /// How many were tied to clauses that were not suggested.
  package var wrong: Int { comments - right(within: rightAt.count) }
}
