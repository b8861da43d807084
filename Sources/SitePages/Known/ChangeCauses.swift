// Rulewright. Apache-2.0.

import Clauses
import Codings
import Dockets
import Redlining

/// Why a clause changed, as the agency says.
enum ChangeCause: Hashable, Sendable {
  /// A response of the docket, by index.
  case response(Int)
  case reason(String)
}

/// The rows of a comparison that changed because of something, and why each did.
struct ChangeCauses: Sendable {
  private var byRow: [Int: [ChangeCause]] = [:]

  /// That nothing is stated of any row.
  var isEmpty: Bool { byRow.isEmpty }

  /// What is stated for a row, responses first.
  func of(_ row: Int) -> [ChangeCause] { byRow[row] ?? [] }

  /// What is stated for a listed row and for what came or went inside it, each once.
  func of(listed row: Int, in reading: RedlineReading) -> [ChangeCause] {
    var seen: Set<ChangeCause> = []
    return reading.subtree(row).flatMap(of).filter { seen.insert($0).inserted }
  }

  /// Whether the words of a row, or whether there is such a clause, changed for no stated cause.
  ///
  /// That a clause has another place or name needs no reason.
  func isUnexplained(_ row: Int, in reading: RedlineReading) -> Bool {
    let operations = reading.redline.rows[row].operations
    let isWords = operations.contains { [.revised, .added, .removed].contains($0) }
    return isWords && !reading.isPreamble[row] && of(row).isEmpty
  }

  /// Takes in that something covers a row that changed.
  fileprivate mutating func add(_ cause: ChangeCause, to row: Int) {
    if !of(row).contains(cause) { byRow[row, default: []].append(cause) }
  }
}

/// A clause that a response says it changed, found in a comparison.
struct FoundChange: Sendable {
  let clause: ChangedClause
  /// The comparison, by index, and the rows that changed in it; none where the record names a
  /// clause that did not change, or where no comparison is published.
  let redline: Int?
  let rows: [Int]
}

/// Where the clauses that a response changed stand in the comparisons: one that changed in two, as
/// the response passes over a stage, in both.
func foundChanges(
  of response: Response, in redlines: [StageRedline], _ readings: [RedlineReading]
) -> [FoundChange] {
  let steps = stepsLeading(
    from: response.stage, to: response.answeredIn, among: redlines.map { ($0.from, $0.to) })
  let texts = steps.prefix(1).map { redlines[$0].from } + steps.map { redlines[$0].to }
  return response.changed.flatMap { clause -> [FoundChange] in
    let named = texts.firstIndex(of: clause.stage).map { text in
      rowsNaming(
        clause.label, ofText: text,
        in: steps.map { (redline: redlines[$0].redline, outline: readings[$0].outline) })
    }
    let found = zip(steps, named ?? []).compactMap { redline, rows -> FoundChange? in
      let rows = readings[redline].changed(in: rows)
      return rows.isEmpty ? nil : FoundChange(clause: clause, redline: redline, rows: rows)
    }
    return found.isEmpty ? [FoundChange(clause: clause, redline: nil, rows: [])] : found
  }
}

extension RedlineReading {
  /// What changed of some rows and of all that stands in them, each row once.
  fileprivate func changed(in rows: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return rows.flatMap(everything).filter {
      !redline.rows[$0].operations.isEmpty && seen.insert($0).inserted
    }
  }
}

/// Why the clauses of each comparison changed.
func changeCauses(
  _ redlines: [StageRedline], _ readings: [RedlineReading], found: [[FoundChange]],
  on stages: [StageContent]
) -> [ChangeCauses] {
  redlines.indices.map { index in
    let (change, reading) = (redlines[index], readings[index])
    var causes = ChangeCauses()
    for (response, changes) in found.enumerated() {
      for found in changes where found.redline == index {
        for row in found.rows { causes.add(.response(response), to: row) }
      }
    }
    let reasons = stages.first { $0.stage.id == change.to }?.stage.reasons ?? []
    for reason in reasons {
      for citation in reason.changed {
        func clause(of tree: ClauseTree) -> Int? {
          tree.clause(citing: citation).flatMap { tree.index(of: $0.label) }
        }
        let rows = reading.outline.rows(
          ofNew: clause(of: change.redline.new), old: clause(of: change.redline.old),
          in: change.redline)
        for row in reading.changed(in: rows) { causes.add(.reason(reason.reason), to: row) }
      }
    }
    return causes
  }
}
