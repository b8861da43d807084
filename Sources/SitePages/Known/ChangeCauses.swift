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

  /// Takes in that something covers the clause of a row and all that stands in it.
  fileprivate mutating func add(_ cause: ChangeCause, to row: Int, in reading: RedlineReading) {
    for inner in reading.everything(in: row)
    where !reading.redline.rows[inner].operations.isEmpty && !of(inner).contains(cause) {
      byRow[inner, default: []].append(cause)
    }
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

/// Where the clauses that a response changed stand in the comparisons.
func foundChanges(
  of response: Response, in redlines: [StageRedline], _ readings: [RedlineReading]
) -> [FoundChange] {
  response.changed.map { clause in
    let usual = redlines.lastIndex { $0.to == response.answeredIn }
    let redline =
      clause.stage == response.answeredIn
      ? usual
      : redlines.lastIndex { $0.from == clause.stage && $0.to == response.answeredIn }
        ?? redlines.lastIndex { $0.from == clause.stage } ?? usual
    guard let redline else { return FoundChange(clause: clause, redline: nil, rows: []) }
    let reading = readings[redline]
    let named = namedRows(clause, in: redlines[redline], reading)
    guard !named.isEmpty else { return FoundChange(clause: clause, redline: nil, rows: []) }
    var seen: Set<Int> = []
    let rows = named.flatMap(reading.everything).filter {
      !reading.redline.rows[$0].operations.isEmpty && seen.insert($0).inserted
    }
    return FoundChange(clause: clause, redline: redline, rows: rows)
  }
}

/// The rows that somebody means who names a clause: its own, and that of the clause in whose place
/// it came, where one with its label was removed.
///
/// What was removed stands first where the clause that took its number kept its words.
private func namedRows(
  _ clause: ChangedClause, in change: StageRedline, _ reading: RedlineReading
) -> [Int] {
  let old = change.redline.old.index(of: clause.label).flatMap { reading.rowOfOld[$0] }
  if clause.stage == change.to {
    let new = change.redline.new.index(of: clause.label).flatMap { reading.rowOfNew[$0] }
    return namedRows(new: new, old: old, in: reading)
  }
  return clause.stage == change.from ? old.map { [$0] } ?? [] : []
}

private func namedRows(new: Int?, old: Int?, in reading: RedlineReading) -> [Int] {
  guard let new else { return old.map { [$0] } ?? [] }
  let rows = reading.redline.rows
  guard let old, old != new, rows[old].new == nil else { return [new] }
  let isReworded = rows[new].operations.contains { $0 == .revised || $0 == .added }
  return isReworded ? [new, old] : [old, new]
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
        for row in namedRows(found.clause, in: change, reading) {
          causes.add(.response(response), to: row, in: reading)
        }
      }
    }
    let reasons = stages.first { $0.stage.id == change.to }?.stage.reasons ?? []
    for reason in reasons {
      for citation in reason.changed {
        let new = change.redline.new.clause(citing: citation)
          .flatMap { change.redline.new.index(of: $0.label) }.flatMap { reading.rowOfNew[$0] }
        let old = change.redline.old.clause(citing: citation)
          .flatMap { change.redline.old.index(of: $0.label) }.flatMap { reading.rowOfOld[$0] }
        for row in namedRows(new: new, old: old, in: reading) {
          causes.add(.reason(reason.reason), to: row, in: reading)
        }
      }
    }
    return causes
  }
}
