// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Redlining

extension CoverageMaker {
  /// The changes of the rule in one step, each with what explains it.
  ///
  /// An explanation holds for the clause that it names and for all beneath it.
  func changes(inStep index: Int) -> [ChangeCoverage] {
    let step = input.changes[index]
    let rows = step.redline.rows
    // What names each row itself, and each clause of the earlier text as it is cited there, as
    // numbers: responses by their order, then reasons.
    var explanations = [Set<Int>](repeating: [], count: rows.count)
    var fromOld = [Set<Int>](repeating: [], count: step.redline.old.clauses.count)
    forEachName(inStep: index) { row, isAsBefore, number in
      explanations[row].insert(number)
      if isAsBefore, let old = rows[row].old { fromOld[old].insert(number) }
    }
    // A clause stands after the one that it stands in, so that one pass carries all down.
    for (row, value) in rows.enumerated() {
      if let old = value.old, let parent = step.redline.old.clauses[old].parent {
        fromOld[old].formUnion(fromOld[parent])
      }
      if let parent = step.outline.parents[row] {
        explanations[row].formUnion(explanations[parent])
      }
      if let old = value.old { explanations[row].formUnion(fromOld[old]) }
    }
    var outermost: [Int: Int] = [:]
    var listed: [ChangeCoverage] = []
    for row in rows.indices where step.differs(row) {
      let operations = rows[row].operations
      if operations == [.added] || operations == [.removed], let parent = step.outline.parents[row],
        let outer = outermost[parent], rows[parent].operations == operations,
        explanations[parent] == explanations[row]
      {
        outermost[row] = outer
        listed[outer].inside += 1
      } else if let clause = step.clause(at: row) {
        outermost[row] = listed.count
        listed.append(
          ChangeCoverage(
            clause: clause, operations: operations, stage: step.to, inside: 0,
            explanations: named(explanations[row])))
      }
    }
    return listed
  }

  /// Every row that a response or reason names, whether as a clause of the text before the step,
  /// and the number of what names it.
  private func forEachName(inStep index: Int, _ name: (Int, Bool, Int) -> Void) {
    for named in namedInStep[index] { name(named.row, named.isAsBefore, named.response) }
    let step = input.changes[index]
    let reasons = input.docket.stage(step.to)?.reasons ?? []
    for (place, reason) in reasons.enumerated() {
      for clause in reason.changed.compactMap(step.clause) {
        let isAsBefore = clause.stage == step.from
        let rows = rowsNaming(
          clause.label, ofText: isAsBefore ? 0 : 1,
          in: [(redline: step.redline, outline: step.outline)])
        for row in rows[0] { name(row, isAsBefore, responses.count + place) }
      }
    }
  }

  private func named(_ numbers: Set<Int>) -> [Explanation] {
    numbers.sorted().map { number in
      number < responses.count
        ? .response(responses[number].id) : .reason(number - responses.count)
    }
  }
}
