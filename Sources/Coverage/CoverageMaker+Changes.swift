// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Redlining

extension CoverageMaker {
  /// The changes of the rule in one step, each with what explains it.
  ///
  /// An explanation holds for the clause that it names and for all beneath it.
  func changes(_ step: StageChanges) -> [ChangeCoverage] {
    let rows = step.redline.rows
    var explanations = explanationsByRow(step)
    // A clause stands after the one that it stands in, so that one pass carries all down.
    var fromOld = explanationsOfRemoved(step)
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

  /// What names each row itself, as numbers: responses by their order, then reasons.
  private func explanationsByRow(_ step: StageChanges) -> [Set<Int>] {
    var byRow = [Set<Int>](repeating: [], count: step.redline.rows.count)
    forEachName(in: step) { clause, number in
      for row in step.rows(of: clause) { byRow[row].insert(number) }
    }
    return byRow
  }

  /// What names each clause of the earlier text, as it is cited there.
  private func explanationsOfRemoved(_ step: StageChanges) -> [Set<Int>] {
    var byClause = [Set<Int>](repeating: [], count: step.redline.old.clauses.count)
    forEachName(in: step) { clause, number in
      if clause.stage != step.to, let old = step.redline.old.index(of: clause.label) {
        byClause[old].insert(number)
      }
    }
    return byClause
  }

  private func forEachName(in step: StageChanges, _ name: (ChangedClause, Int) -> Void) {
    for (number, response) in responses.enumerated() where response.answeredIn == step.to {
      for clause in response.changed { name(clause, number) }
    }
    let reasons = input.docket.stage(step.to)?.reasons ?? []
    for (index, reason) in reasons.enumerated() {
      for words in reason.changed {
        if let clause = step.clause(citing: words) { name(clause, responses.count + index) }
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
