// Rulewright. Apache-2.0.

package import Clauses

/// What changed in each cell of a table's row or header, from left to right.
///
/// Nil when the two versions have not as many cells, or when a clause has none. Words of one cell
/// are never compared with words of another, so that a mark ends where its cell does.
package func cellChanges(from old: Clause?, to new: Clause?) -> [[WordChange]]? {
  switch (old.flatMap(cellTexts), new.flatMap(cellTexts)) {
  case (let before?, let after?):
    guard before.count == after.count else { return nil }
    return zip(before, after).map { changes(from: $0, to: $1) }
  case (let before?, nil) where new == nil: return before.map { changes(from: $0, to: "") }
  case (nil, let after?) where old == nil: return after.map { changes(from: "", to: $0) }
  default: return nil
  }
}

/// The changed words of two lines of a table as one text, cell by cell; nil where that cannot be.
func rowChanges(from old: Clause, to new: Clause) -> [WordChange]? {
  guard let before = pieces(of: old), let after = pieces(of: new), before.count == after.count
  else { return nil }
  var words: [WordChange] = []
  for change in zip(before, after).flatMap({ changes(from: $0, to: $1) }) {
    if words.last?.operation == change.operation {
      words[words.count - 1].text += change.text
    } else {
      words.append(change)
    }
  }
  return isInOrder(words) ? words : nil
}

private func cellTexts(of clause: Clause) -> [String]? {
  clause.cells.map { $0.map { $0.map(\.text).joined() } }
}

private func changes(from old: String, to new: String) -> [WordChange] {
  if old.utf8.elementsEqual(new.utf8) { return new.isEmpty ? [] : [WordChange(.equal, new)] }
  return wordChanges(from: old, to: new)
}

/// The text of a line in its cells and what stands between them, which together are the text.
private func pieces(of clause: Clause) -> [String]? {
  guard let cells = cellTexts(of: clause), cells.count > 1 else { return nil }
  var pieces: [String] = []
  for cell in cells {
    if !pieces.isEmpty { pieces.append(" | ") }
    pieces.append(cell)
  }
  // The text has no blank at its ends, where a cell is empty.
  if pieces[0].isEmpty { pieces[1] = "| " }
  if pieces[pieces.count - 1].isEmpty {
    pieces[pieces.count - 2] = pieces.count == 3 && pieces[0].isEmpty ? "|" : " |"
  }
  return pieces.joined().utf8.elementsEqual(clause.text.utf8) ? pieces : nil
}

/// Whether deletions stand before insertions, as a redline has them.
private func isInOrder(_ words: [WordChange]) -> Bool {
  zip(words, words.dropFirst()).allSatisfy { ($0.operation, $1.operation) != (.insert, .delete) }
}
