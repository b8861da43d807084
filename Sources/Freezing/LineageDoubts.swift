// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Lineage
import Wording

/// `UncertainLineage`: it cannot be told which clause of the stage before a clause is.
///
/// A key once given to the wrong clause stays there, so a person says which it is.
func lineageDoubts(
  _ lineage: Lineage, from earlier: FreezableStage, to stage: FreezableStage
) -> [Diagnostic] {
  var candidates: [Int: [Int]] = [:]
  for pair in lineage.pairs where !pair.isCertain {
    candidates[pair.new, default: []].append(pair.old)
  }
  for doubt in lineage.doubts {
    for new in doubt.new where lineage.old(of: new) == nil {
      candidates[new, default: []] += doubt.old
    }
  }
  guard !candidates.isEmpty else { return [] }
  var alike = AlikeClauses(earlier.tree)
  return candidates.sorted { $0.key < $1.key }.map { new, olds in
    let clause = stage.tree.clauses[new]
    let found = alike.nearest(to: clause, with: olds)
    let words = found.map { "\($0.citation) (\($0.percent) % of its words)" }
    return Diagnostic(
      id: "UncertainLineage", severity: .error,
      place: stage.tree.draft.place(of: clause.wordsRange),
      summary: "It cannot be told which clause of stage '\(earlier.id)' \(clause.citation) is",
      explanation: "Its permanent key depends on it. It could be "
        + words.joined(separator: ", or ") + ".",
      solutions: found.map { "Write `<!-- was: \($0.citation) -->` on a line before it" }
        + ["Write `<!-- was: new -->` on a line before it, if it is none of them"])
  }
}

/// The clauses of the earlier stage that a clause could be, with their likeness.
private struct AlikeClauses {
  struct Candidate {
    var citation: Citation
    var percent: Int
  }

  private static let most = 4
  /// To search a whole stage for what else is alike is worth it for a person's list alone.
  private var searches = 50
  private let tree: ClauseTree
  private var interner = WordInterner(capacity: 4096)
  private var bags: [WordBag] = []

  init(_ tree: ClauseTree) {
    self.tree = tree
    for clause in tree.clauses { bags.append(WordBag(of: Array(clause.text.utf8), by: &interner)) }
  }

  /// The clauses given and the most alike others, the most alike first.
  mutating func nearest(to clause: Clause, with given: [Int]) -> [Candidate] {
    let bag = WordBag(of: Array(clause.text.utf8), by: &interner)
    var found = Set(given).map { (index: $0, likeness: bag.similarity(to: bags[$0])) }
    if searches > 0, !bag.ids.isEmpty {
      searches -= 1
      let least = max(0.4, (found.map(\.likeness).max() ?? 0) - 0.2)
      for (index, other) in bags.enumerated() where !given.contains(index) {
        let likeness = bag.similarity(to: other)
        if likeness >= least { found.append((index, likeness)) }
      }
    }
    found.sort {
      $0.likeness != $1.likeness ? $0.likeness > $1.likeness : $0.index < $1.index
    }
    return found.prefix(Self.most).map {
      Candidate(citation: tree.clauses[$0.index].citation, percent: Int($0.likeness * 100))
    }
  }
}
