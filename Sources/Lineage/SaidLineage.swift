// Rulewright. Apache-2.0.

import Clauses

/// What the drafter of the later version said of its clauses.
///
/// The first clause named is the same one; others that are named with it went into it. Where two
/// later clauses name the same earlier one, the first is that clause and the other is part of it.
struct SaidLineage {
  private(set) var pairs: [(old: Int, new: Int)] = []
  private(set) var parts: [Lineage.Part] = []
  /// The clauses that are said to have no partner, though others may look like it.
  private(set) var aloneOld: [Int] = []
  private(set) var aloneNew: [Int] = []

  /// Nothing said.
  init() {}

  init(from old: ClauseTree, to new: ClauseTree) {
    var newByOld: [Int: Int] = [:]
    var named: [(new: Int, olds: [Int])] = []
    for (index, clause) in new.clauses.enumerated() {
      guard let said = clause.formerly else { continue }
      if said.isNew { aloneNew.append(index) }
      let olds = said.isNew ? [] : said.clauses(in: old).found
      guard let first = olds.first else { continue }
      if newByOld[first] == nil {
        newByOld[first] = index
        pairs.append((first, index))
      } else {
        aloneNew.append(index)
        parts.append(Lineage.Part(old: first, new: index, kind: .split, share: 0))
      }
      if olds.count > 1 { named.append((index, Array(olds.dropFirst()))) }
    }
    let paired = Set(pairs.map(\.new))
    for (index, olds) in named where paired.contains(index) {
      for other in olds where newByOld[other] == nil {
        newByOld[other] = index
        aloneOld.append(other)
        parts.append(Lineage.Part(old: other, new: index, kind: .merged, share: 0))
      }
    }
  }
}
