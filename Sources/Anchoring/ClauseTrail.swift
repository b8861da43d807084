// Rulewright. Apache-2.0.

package import Clauses
package import Lineage
import Wording

/// A clause followed from text to text, as far as the lineage between them knows it.
///
/// What it is at each text is told by comparing with what it was at first, so that a clause which
/// got its words back is exact again; what was in doubt once stays in doubt.
package struct ClauseTrail: Sendable {
  /// The clause as it was at first.
  package let original: Clause
  /// How it stands in the text that it was followed to last.
  package private(set) var standing: ClauseStanding
  /// Whether it ever went into another clause than the one that it stood in.
  private var isElsewhere = false

  package init(of index: Int, in tree: ClauseTree) {
    original = tree.clauses[index]
    standing = .exact(index)
  }

  /// Follows it from the text that it was followed to last into another.
  package mutating func follow(from old: ClauseTree, to new: ClauseTree, by lineage: Lineage) {
    var isDoubtful = if case .ambiguous = standing { true } else { false }
    var found: [Int] = []
    for before in standing.possible.map(\.clause) {
      let (clauses, isSure) = successors(of: before, by: lineage)
      isDoubtful = isDoubtful || !isSure
      for after in clauses where !found.contains(after) { found.append(after) }
      if let after = clauses.first, isSure {
        isElsewhere = isElsewhere || goesElsewhere(old.clauses[before], new.clauses[after], lineage)
      }
    }
    if let only = found.first, found.count == 1, !isDoubtful {
      standing = standing(at: only, in: new)
    } else if found.isEmpty {
      standing = .orphaned
    } else {
      let scored = found.map { PossibleClause($0, score: score(new.clauses[$0])) }
      standing = .ambiguous(
        scored.sorted { (a, b) in
          let (first, second) = (a.score ?? 0, b.score ?? 0)
          return first != second ? first > second : a.clause < b.clause
        })
    }
  }

  /// What a clause may be in the later text, and whether that is sure.
  private func successors(
    of before: Int, by lineage: Lineage
  ) -> (clauses: [Int], isSure: Bool) {
    if let pair = lineage.pair(of: before) {
      let parts = lineage.parts.filter { $0.old == before && $0.kind == .split }.map(\.new)
      return ([pair.new] + parts, pair.isCertain && parts.isEmpty)
    }
    if let part = lineage.parts.first(where: { $0.old == before && $0.kind == .merged }) {
      return ([part.new], true)
    }
    // What was found to be another clause in the end is no answer to a doubt.
    let could = lineage.doubts.filter { $0.old.contains(before) }.flatMap(\.new)
    return (could.filter { lineage.old(of: $0) == nil }, false)
  }

  /// Whether a clause stands in another one than before; a section is cited by itself.
  private func goesElsewhere(_ before: Clause, _ after: Clause, _ lineage: Lineage) -> Bool {
    if before.kind == .section, after.kind == .section { return false }
    guard let outer = before.parent, let now = after.parent else {
      return before.parent != after.parent
    }
    return lineage.new(of: outer) != now
  }

  private func standing(at index: Int, in tree: ClauseTree) -> ClauseStanding {
    let now = tree.clauses[index]
    let isNamesake = now.label == original.label
    let hasWords = now.text.utf8.elementsEqual(original.text.utf8)
    if hasWords, isNamesake, !isElsewhere,
      now.designation.utf8.elementsEqual(original.designation.utf8)
    {
      return .exact(index)
    }
    let possible = PossibleClause(index, score: score(now))
    return hasWords && (isElsewhere || !isNamesake) ? .moved(possible) : .edited(possible)
  }

  /// The share of words in common; less than 1 where anything differs.
  private func score(_ now: Clause) -> Double {
    if now.text.utf8.elementsEqual(original.text.utf8) { return 1 }
    var interner = WordInterner()
    let before = WordBag(of: Array(original.text.utf8), by: &interner)
    return min(0.99, before.similarity(to: WordBag(of: Array(now.text.utf8), by: &interner)))
  }
}
