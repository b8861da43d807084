// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets

/// How many distinct texts say a thing about a clause.
struct TagCount: Sendable {
  let tag: TagID
  /// Nil for what was said about no clause.
  let place: ClausePlace?
  let texts: Int
}

extension PublicDocket {
  /// What was said of a clause, most first; equals stand in the order of the codebook.
  func tagCounts(on place: ClausePlace) -> [TagCount] {
    tagCounts(in: codings(on: place), at: place)
  }

  /// What was said of the clauses of a stage, most first.
  func tagCounts(onStage stage: Int) -> [TagCount] {
    let places = stages[stage].tree.clauses.indices.map { ClausePlace(stage: stage, clause: $0) }
    return mostFirst(places.flatMap { tagCounts(on: $0) })
  }

  private func tagCounts(in codings: [PublicCoding], at place: ClausePlace) -> [TagCount] {
    let counts = tags.map { tag in
      let texts = distinctTexts(codings.filter { $0.tag == tag.id })
      return TagCount(tag: tag.id, place: place, texts: texts)
    }
    return mostFirst(counts.filter { $0.texts > 0 })
  }
}

/// The counts, greatest first; equals keep their order.
private func mostFirst(_ counts: [TagCount]) -> [TagCount] {
  let ordered = counts.enumerated().sorted { a, b in
    if a.element.texts != b.element.texts { return a.element.texts > b.element.texts }
    return a.offset < b.offset
  }
  return ordered.map(\.element)
}
