// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets

extension CoverageMaker {
  /// The issues that the codings raise, with what was answered to each.
  var coverageOfIssues: [IssueCoverage] {
    var answers: [StageIssue: [Response]] = [:]
    for response in responses {
      var seen: Set<StageIssue> = []
      for issue in response.stageIssues where seen.insert(issue).inserted {
        answers[issue, default: []].append(response)
      }
    }
    var counter = IssueCounter(input.codings, letters: input.letters)
    return codingsByIssue.keys.map { ($0, place(of: $0)) }
      .sorted { standsBefore($0, $1) }
      .map { issue, _ in
        coverage(of: issue, codingsByIssue[issue] ?? [], answers[issue] ?? [], &counter)
      }
  }

  private func coverage(
    of issue: StageIssue, _ codings: [Int], _ answers: [Response], _ counter: inout IssueCounter
  ) -> IssueCoverage {
    let raisers = counter.raisers(codings)
    let isOwedAnswer =
      raisers.letters.contains { input.letters[$0].isHeard }
      || codings.contains {
        let comment = input.codings[$0].comment
        return isHeard(comment.stage, comment.isWithdrawn, comment.isLate)
      }
    let now = issue.issue.label.flatMap { input.texts.present[issue.stage]?.tree.clause($0) }
    let cited = codings.first.flatMap { input.codings[$0].coding.target?.citation }
    return IssueCoverage(
      issue: issue, citation: now?.citation ?? cited, comments: raisers.comments,
      letters: raisers.letters, alone: raisers.alone, received: raisers.received,
      distinctTexts: raisers.texts, responses: answers, isOwedAnswer: isOwedAnswer)
  }

  /// Where an issue stands: its stage, then its clause; those beyond the text stand after it.
  private func place(of issue: StageIssue) -> (stage: Int, clause: Int) {
    let stage = input.docket.stages.firstIndex { $0.id == issue.stage } ?? Int.max
    guard let label = issue.issue.label else { return (stage, Int.max) }
    let clause = input.texts.present[issue.stage]?.tree.index(of: label)
    return (stage, clause ?? Int.max - 1)
  }

  private func standsBefore(
    _ a: (StageIssue, (stage: Int, clause: Int)), _ b: (StageIssue, (stage: Int, clause: Int))
  ) -> Bool {
    if a.1 != b.1 { return a.1 < b.1 }
    if a.0.issue != b.0.issue { return a.0.issue < b.0.issue }
    return a.0.stage.text.utf8.lexicographicallyPrecedes(b.0.stage.text.utf8)
  }
}
