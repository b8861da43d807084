// Rulewright. Apache-2.0.

import Clauses
import Redlining

/// A redline made in the obvious way, clauses matched by label and words by their longest common
/// run, so that these tests do not lean on how the real one is made.
func plainRedline(_ old: ClauseTree, _ new: ClauseTree) -> Redline {
  var rows: [RedlineRow] = []
  var nextOld = 0
  func removed(upTo end: Int) {
    while nextOld < end {
      let clause = old.clauses[nextOld]
      if new.index(of: clause.label) == nil {
        rows.append(
          RedlineRow(
            operations: [.removed], old: nextOld, new: nil, similarity: 0,
            words: [WordChange(.delete, clause.text)]))
      }
      nextOld += 1
    }
  }
  for (index, clause) in new.clauses.enumerated() {
    guard let match = old.index(of: clause.label) else {
      rows.append(
        RedlineRow(
          operations: [.added], old: nil, new: index, similarity: 0,
          words: [WordChange(.insert, clause.text)]))
      continue
    }
    removed(upTo: match)
    nextOld = max(nextOld, match + 1)
    let words = changes(from: old.clauses[match].text, to: clause.text)
    let isSame = words.allSatisfy { $0.operation == .equal }
    rows.append(
      RedlineRow(
        operations: isSame ? [] : [.revised], old: match, new: index, similarity: isSame ? 1 : 0.5,
        words: words))
  }
  removed(upTo: old.clauses.count)
  return Redline(old: old, new: new, rows: rows, edits: [])
}

private func changes(from old: String, to new: String) -> [WordChange] {
  let (a, b) = (pieces(of: old), pieces(of: new))
  var lengths = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in a.indices.reversed() {
    for j in b.indices.reversed() {
      lengths[i][j] =
        a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  var (i, j) = (0, 0)
  var changes: [WordChange] = []
  func add(_ operation: WordChange.Operation, _ text: String) {
    if changes.last?.operation == operation {
      changes[changes.count - 1].text += text
    } else {
      changes.append(WordChange(operation, text))
    }
  }
  while i < a.count || j < b.count {
    if i < a.count, j < b.count, a[i] == b[j] {
      add(.equal, a[i])
      (i, j) = (i + 1, j + 1)
    } else if j == b.count || (i < a.count && lengths[i + 1][j] >= lengths[i][j + 1]) {
      add(.delete, a[i])
      i += 1
    } else {
      add(.insert, b[j])
      j += 1
    }
  }
  return changes
}

private func pieces(of text: String) -> [String] {
  var pieces: [String] = []
  for scalar in text.unicodeScalars {
    if let last = pieces.last, !last.hasSuffix(" ") {
      pieces[pieces.count - 1] += String(scalar)
    } else {
      pieces.append(String(scalar))
    }
  }
  return pieces
}
