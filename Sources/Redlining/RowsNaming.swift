// Rulewright. Apache-2.0.

package import Clauses

/// The rows that somebody means who names a clause, in each of several redlines that follow one
/// another: where one text was redlined to the next and to the one after that, the clause is
/// followed through all of them by lineage.
///
/// In the step that leads to a text which has the clause, these are its own row and that of the clause
/// in whose place it came, where one with its label was removed; in the steps before, the same of
/// what it was, or, where it is new, of the one whose place it took. A clause that a later text no
/// longer has is followed to the step in which it went.
///
/// `text` is the text that has the clause: 0 is the one from which the first step leads. What is
/// named in no step has no rows. What was removed stands before a clause that took its number and
/// kept its words.
package func rowsNaming(
  _ label: ClauseLabel, ofText text: Int,
  in steps: [(redline: Redline, outline: RedlineOutline)]
) -> [[Int]] {
  var named = [[Int]](repeating: [], count: steps.count)
  var labels = [label]
  for index in steps.indices.prefix(text).reversed() {
    let (redline, outline) = steps[index]
    let rows = labels.map { label in
      outline.rows(
        ofNew: redline.new.index(of: label), old: redline.old.index(of: label), in: redline)
    }
    named[index] = distinct(rows.flatMap(\.self))
    labels = rows.compactMap { rows in
      let old = rows.compactMap { redline.rows[$0].new == nil ? nil : redline.rows[$0].old }
      return (old.first ?? rows.lazy.compactMap { redline.rows[$0].old }.first).map {
        redline.old.clauses[$0].label
      }
    }
  }
  labels = [label]
  for index in steps.indices.dropFirst(text) {
    let (redline, outline) = steps[index]
    named[index] = labels.compactMap { redline.old.index(of: $0).flatMap { outline.rowOfOld[$0] } }
    labels = named[index].compactMap { row in
      redline.rows[row].new.map { redline.new.clauses[$0].label }
    }
  }
  return named
}

/// The steps of which an answer speaks, by index and in order: those that lead, one out of the other,
/// from the text that was commented on to the one that answers.
///
/// Where they do not lead that far back, it is the last alone; where no step leads to the text that
/// answers, none.
package func stepsLeading<Text: Equatable>(
  from commented: Text, to answering: Text, among steps: [(from: Text, to: Text)]
) -> [Int] {
  guard let last = steps.lastIndex(where: { $0.to == answering }) else { return [] }
  var leading = [last]
  while steps[leading[0]].from != commented {
    let from = steps[leading[0]].from
    guard let before = steps[..<leading[0]].lastIndex(where: { $0.to == from }) else {
      return [last]
    }
    leading.insert(before, at: 0)
  }
  return leading
}

extension RedlineOutline {
  /// The rows of a clause by index in the later text and of the one that it is called like in the
  /// older one, where that was removed; or of that one alone.
  package func rows(ofNew new: Int?, old: Int?, in redline: Redline) -> [Int] {
    let old = old.flatMap { rowOfOld[$0] }
    guard let new = new.flatMap({ rowOfNew[$0] }) else { return old.map { [$0] } ?? [] }
    guard let old, old != new, redline.rows[old].new == nil else { return [new] }
    let isReworded = redline.rows[new].operations.contains { $0 == .revised || $0 == .added }
    return isReworded ? [new, old] : [old, new]
  }
}

private func distinct(_ rows: [Int]) -> [Int] {
  var seen: Set<Int> = []
  return rows.filter { seen.insert($0).inserted }
}
