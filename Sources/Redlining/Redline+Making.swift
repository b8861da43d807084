// Rulewright. Apache-2.0.

package import Clauses
import Lineage

/// What changed from one version to the other.
///
/// The lineage says which clause is which; a pair whose words differ is revised, one whose own
/// designation differs is redesignated, and what has no partner was removed or added. Near-linear
/// in the two texts, whatever they are; the same texts give the same redline each time.
package func redline(from old: ClauseTree, to new: ClauseTree) -> Redline {
  let lineage = lineage(from: old, to: new)
  return Redline(
    old: old, new: new, rows: rows(from: old, to: new, by: lineage),
    edits: byteEdits(from: old, to: new, by: lineage))
}

/// Every clause of either version once: between one pair and the next first what went, then
/// what came.
private func rows(
  from old: ClauseTree, to new: ClauseTree, by lineage: Lineage
) -> [RedlineRow] {
  var rows: [RedlineRow] = []
  var (oldStart, newStart) = (0, 0)
  func closeGap(_ oldEnd: Int, _ newEnd: Int) {
    for index in oldStart..<oldEnd {
      let text = old.clauses[index].text
      rows.append(
        RedlineRow(
          operations: [.removed], old: index, new: nil, similarity: 0,
          words: text.isEmpty ? [] : [WordChange(.delete, text)]))
    }
    for index in newStart..<newEnd {
      let text = new.clauses[index].text
      rows.append(
        RedlineRow(
          operations: [.added], old: nil, new: index, similarity: 0,
          words: text.isEmpty ? [] : [WordChange(.insert, text)]))
    }
  }
  for pair in lineage.pairs {
    closeGap(pair.old, pair.new)
    rows.append(row(of: pair, old, new))
    (oldStart, newStart) = (pair.old + 1, pair.new + 1)
  }
  closeGap(old.clauses.count, new.clauses.count)
  return rows
}

private func row(of pair: Lineage.Pair, _ old: ClauseTree, _ new: ClauseTree) -> RedlineRow {
  let (before, after) = (old.clauses[pair.old], new.clauses[pair.new])
  var operations: [RedlineRow.Operation] = []
  var words: [WordChange] = []
  if before.text.utf8.elementsEqual(after.text.utf8) {
    if !after.text.isEmpty { words = [WordChange(.equal, after.text)] }
  } else {
    operations.append(.revised)
    words = rowChanges(from: before, to: after) ?? wordChanges(from: before.text, to: after.text)
  }
  if ownDesignation(of: before, in: old) != ownDesignation(of: after, in: new) {
    operations.append(.redesignated)
  }
  return RedlineRow(
    operations: operations, old: pair.old, new: pair.new, similarity: pair.similarity,
    words: words)
}

/// The designation of a clause without what it repeats of its parent's: of "4.1.2" in "4.1"
/// the "2", so that a clause is not redesignated when only what it stands in was.
private func ownDesignation(of clause: Clause, in tree: ClauseTree) -> [UInt8] {
  func bytes(_ clause: Clause) -> ArraySlice<UInt8> {
    let bytes = Array(clause.designation.utf8)[...]
    return bytes.last == 0x2E ? bytes.dropLast() : bytes
  }
  let own = bytes(clause)
  guard let parent = clause.parent else { return Array(own) }
  let above = bytes(tree.clauses[parent])
  guard !above.isEmpty, own.count > above.count + 1, own.starts(with: above),
    own[above.count] == 0x2E
  else { return Array(own) }
  return Array(own.dropFirst(above.count + 1))
}
