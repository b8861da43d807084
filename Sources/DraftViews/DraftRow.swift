// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
package import Redlining

/// One clause of the draft, or one that was taken out of it.
package struct DraftRow: Hashable, Sendable {
  /// What the row is called from one save to the next: by what its clause was in the text that it
  /// is held against, so that a clause which gets another number stays where the reader looks.
  package let key: String
  /// Where it stands in the draft; nil for a clause that was taken out.
  package let line: Int?
  package let endLine: Int?
  /// How deep it stands in its section, 0 to 5; headings are not counted.
  package let depth: Int
  /// What happened to the clause itself.
  package let operations: [RedlineRow.Operation]
  /// How many rows beneath it changed.
  package let changesInside: Int
  /// What is wrong at its lines, by index.
  package let diagnostics: [Int]
  /// Whether it is shown without being asked for: it changed, something is wrong in it, or it holds
  /// what is shown.
  package let isShown: Bool
  /// Whether it says nothing of the text: the file's front matter.
  package let isFrontMatter: Bool

  package var isChanged: Bool { !operations.isEmpty && !isFrontMatter }
}

/// The rows of a redline as a drafter sees them, and the diagnostics that stand at none.
func draftRows(
  of redline: Redline, _ outline: RedlineOutline, _ diagnostics: [Diagnostic]
) -> (rows: [DraftRow], unplaced: [Int]) {
  let (placed, unplaced) = place(diagnostics, in: redline, outline)
  let rows = redline.rows
  var isShown = rows.indices.map { row in
    !outline.isFrontMatter[row] && (!rows[row].operations.isEmpty || placed[row] != nil)
  }
  var inside = [Int](repeating: 0, count: rows.count)
  // A clause stands after the one that it stands in.
  for row in rows.indices.reversed() {
    guard let parent = outline.parents[row] else { continue }
    if isShown[row] { isShown[parent] = true }
    let isChanged = !rows[row].operations.isEmpty && !outline.isFrontMatter[row]
    inside[parent] += inside[row] + (isChanged ? 1 : 0)
  }
  var depths = [Int](repeating: 0, count: rows.count)
  let found = rows.indices.map { index in
    let row = rows[index]
    let new = row.new.map { redline.new.clauses[$0] }
    let old = row.old.map { redline.old.clauses[$0] }
    if let parent = outline.parents[index] {
      let above =
        rows[parent].new.map { redline.new.clauses[$0] }
        ?? rows[parent].old.map { redline.old.clauses[$0] }
      let isWithin = above.map { !$0.isContainer && $0.kind != .table } ?? false
      depths[index] = above?.isContainer == true ? 0 : min(depths[parent] + (isWithin ? 1 : 0), 5)
    }
    return DraftRow(
      key: old.map { "o-" + $0.label.text } ?? "n-" + (new?.label.text ?? ""), line: new?.line,
      endLine: new?.endLine, depth: depths[index], operations: row.operations,
      changesInside: inside[index], diagnostics: placed[index] ?? [], isShown: isShown[index],
      isFrontMatter: outline.isFrontMatter[index])
  }
  return (found, unplaced)
}

/// The row at whose lines each diagnostic stands.
private func place(
  _ diagnostics: [Diagnostic], in redline: Redline, _ outline: RedlineOutline
) -> (placed: [Int: [Int]], unplaced: [Int]) {
  let starts = redline.new.clauses.map(\.line)
  var placed: [Int: [Int]] = [:]
  var unplaced: [Int] = []
  var clause = -1
  for (index, diagnostic) in diagnostics.enumerated() {
    while clause + 1 < starts.count, starts[clause + 1] <= diagnostic.place.line { clause += 1 }
    if clause >= 0, let row = outline.rowOfNew[clause], !outline.isFrontMatter[row] {
      placed[row, default: []].append(index)
    } else {
      unplaced.append(index)
    }
  }
  return (placed, unplaced)
}
