// Rulewright. Apache-2.0.

import Clauses
import Lineage

/// The rows of a redline: the later text's clauses in their order, and each removed one after the
/// clause that it stood behind.
struct RowMaker {
  let old: ClauseTree
  let new: ClauseTree
  let lineage: Lineage
  /// The pair of each later clause, and the parts of each clause, by index.
  private let pairOfNew: [Lineage.Pair?]
  private let partOfNew: [Int: Lineage.Part]
  private let partOfOld: [Int: Lineage.Part]
  private let isDivided: Set<Int>
  private let isJoined: Set<Int>
  private let consequences: ConsequentialWords

  init(old: ClauseTree, new: ClauseTree, lineage: Lineage) {
    self.old = old
    self.new = new
    self.lineage = lineage
    var pairOfNew = [Lineage.Pair?](repeating: nil, count: new.clauses.count)
    for pair in lineage.pairs { pairOfNew[pair.new] = pair }
    self.pairOfNew = pairOfNew
    let (splits, merges) = (
      lineage.parts.filter { $0.kind == .split }, lineage.parts.filter { $0.kind == .merged }
    )
    partOfNew = Dictionary(splits.map { ($0.new, $0) }) { first, _ in first }
    partOfOld = Dictionary(merges.map { ($0.old, $0) }) { first, _ in first }
    isDivided = Set(splits.map(\.old))
    isJoined = Set(merges.map(\.new))
    consequences = ConsequentialWords(old: old, new: new, lineage: lineage)
  }

  func rows() -> [RedlineRow] {
    let (atStart, behind) = removedClauses()
    var rows: [RedlineRow] = []
    rows.reserveCapacity(new.clauses.count + old.clauses.count - lineage.pairs.count)
    for gone in atStart { rows.append(removedRow(gone)) }
    for index in new.clauses.indices {
      if let pair = pairOfNew[index] {
        rows.append(row(of: pair))
      } else {
        rows.append(addedRow(index))
      }
      for gone in behind[index] ?? [] { rows.append(removedRow(gone)) }
    }
    return rows
  }

  /// Each removed clause behind the later clause that it follows: the last before it that stayed,
  /// or, in a clause that was moved, the last before it there.
  private func removedClauses() -> (atStart: [Int], behind: [Int: [Int]]) {
    var stayed = [Bool](repeating: false, count: old.clauses.count)
    for pair in lineage.inOrder { stayed[pair.old] = true }
    // The moved clause in which each one stands, or -1, and the last clause met in each.
    var regions = [Int](repeating: -1, count: old.clauses.count)
    var last: [Int: Int] = [:]
    var atStart: [Int] = []
    var behind: [Int: [Int]] = [:]
    for index in old.clauses.indices {
      let region = old.clauses[index].parent.map { regions[$0] } ?? -1
      guard let partner = lineage.new(of: index) else {
        regions[index] = region
        if let place = last[region] {
          behind[place, default: []].append(index)
        } else {
          atStart.append(index)
        }
        continue
      }
      let isMoved = pairOfNew[partner]?.isMoved ?? false
      regions[index] = isMoved || region < 0 && !stayed[index] ? index : region
      last[regions[index]] = partner
    }
    return (atStart, behind)
  }

  private func row(of pair: Lineage.Pair) -> RedlineRow {
    let (before, after) = (old.clauses[pair.old].text, new.clauses[pair.new].text)
    var operations: [RedlineRow.Operation] = []
    var words: [WordChange] = []
    if hasSameBytes(before, after) {
      if !after.isEmpty { words = [WordChange(.equal, after)] }
    } else {
      operations.append(.revised)
      words =
        rowChanges(from: old.clauses[pair.old], to: new.clauses[pair.new])
        ?? wordChanges(from: before, to: after)
    }
    if pair.isRedesignated { operations.append(.redesignated) }
    if pair.isMoved { operations.append(.moved) }
    if isDivided.contains(pair.old) { operations.append(.split) }
    if isJoined.contains(pair.new) { operations.append(.merged) }
    return RedlineRow(
      operations: operations, old: pair.old, new: pair.new, similarity: pair.similarity,
      words: words,
      isConsequential: operations.contains(.revised) && consequences.areAll(of: pair))
  }

  /// A clause that came: new, or divided from another, whose words it then keeps.
  private func addedRow(_ index: Int) -> RedlineRow {
    let text = new.clauses[index].text
    guard let part = partOfNew[index] else {
      return RedlineRow(
        operations: [.added], old: nil, new: index, similarity: 0,
        words: text.isEmpty ? [] : [WordChange(.insert, text)])
    }
    let words = wordChanges(from: old.clauses[part.old].text, to: text).without(.delete)
    let isRevised = words.contains { $0.operation == .insert }
    return RedlineRow(
      operations: isRevised ? [.revised, .split] : [.split], old: nil, new: index,
      similarity: part.share, words: words, origin: part.old)
  }

  /// A clause that went: removed, or joined with another, which then keeps its words.
  private func removedRow(_ index: Int) -> RedlineRow {
    let text = old.clauses[index].text
    guard let part = partOfOld[index] else {
      return RedlineRow(
        operations: [.removed], old: index, new: nil, similarity: 0,
        words: text.isEmpty ? [] : [WordChange(.delete, text)])
    }
    let words = wordChanges(from: text, to: new.clauses[part.new].text).without(.insert)
    let isRevised = words.contains { $0.operation == .delete }
    return RedlineRow(
      operations: isRevised ? [.revised, .merged] : [.merged], old: index, new: nil,
      similarity: part.share, words: words, origin: part.new)
  }
}

extension [WordChange] {
  /// The runs without those of one operation, what then stands together joined.
  fileprivate func without(_ operation: WordChange.Operation) -> [WordChange] {
    var runs: [WordChange] = []
    for change in self where change.operation != operation {
      if let last = runs.indices.last, runs[last].operation == change.operation {
        runs[last].text += change.text
      } else {
        runs.append(change)
      }
    }
    return runs
  }
}
