// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Dockets
import Redlining

extension CoverageMaker {
  /// Why a response cannot stand; empty when it can.
  ///
  /// It is named by its number; `raised` are the issues that have codings.
  func faults(of number: Int, raised: Set<StageIssue>) -> [UnsoundResponse.Fault] {
    let response = responses[number]
    var faults: [UnsoundResponse.Fault] = []
    let stage = stages.firstIndex(of: response.stage)
    let answering = stages.firstIndex(of: response.answeredIn)
    if stage == nil { faults.append(.unknownStage(response.stage)) }
    if answering == nil, response.answeredIn != response.stage {
      faults.append(.unknownStage(response.answeredIn))
    }
    let answersTheFuture = stage.map { stage in answering.map { $0 < stage } ?? false } ?? false
    if answersTheFuture {
      faults.append(.answersTheFuture(response.answeredIn))
    }
    if response.issues.isEmpty { faults.append(.answersNothing) }
    for issue in response.issues
    where !raised.contains(StageIssue(stage: response.stage, issue: issue)) {
      faults.append(.issueWithoutCodings(issue))
    }
    if answering != nil, !answersTheFuture {
      for (clause, didChange) in zip(response.changed, didChange[number]) {
        switch didChange {
        case true: break
        case nil where !isThere(clause): faults.append(.noClause(clause))
        default: faults.append(.unchanged(clause))
        }
      }
    }
    if response.changed.isEmpty, response.disposition.promisesChange {
      faults.append(.namesNoChange(response.disposition))
    }
    if response.body.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
      faults.append(.emptyBody)
    }
    return faults
  }

  /// Whether a text has a clause, even one of which the response does not speak.
  private func isThere(_ clause: ChangedClause) -> Bool {
    input.texts.present[clause.stage]?.tree.index(of: clause.label) != nil
  }
}
