// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Dockets
import Redlining

extension CoverageMaker {
  /// Why a response cannot stand; empty when it can.
  ///
  /// `raised` are the issues that have codings.
  func faults(of response: Response, raised: Set<StageIssue>) -> [UnsoundResponse.Fault] {
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
      for clause in response.changed {
        switch didChange(clause, response) {
        case nil: faults.append(.noClause(clause))
        case false: faults.append(.unchanged(clause))
        default: break
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

  /// Whether a clause changed between the stage that was commented on, or the one before the
  /// answer, and the stage that answers; nil when there is no such clause.
  private func didChange(_ clause: ChangedClause, _ response: Response) -> Bool? {
    if let answer = AnsweredSteps(of: response, in: input.changes).didChange(clause) {
      return answer
    }
    let isThere = input.texts.present[clause.stage]?.tree.index(of: clause.label) != nil
    return isThere ? false : nil
  }
}
