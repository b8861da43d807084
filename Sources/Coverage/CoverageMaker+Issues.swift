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
    return codingsByIssue.keys.map { ($0, place(of: $0)) }
      .sorted { standsBefore($0, $1) }
      .map { issue, _ in coverage(of: issue, codingsByIssue[issue] ?? [], answers[issue] ?? []) }
  }

  private func coverage(
    of issue: StageIssue, _ codings: [Int], _ answers: [Response]
  ) -> IssueCoverage {
    var comments: [CommentID] = []
    var seen: Set<CommentID> = []
    var texts: Set<String> = []
    // A stub says nothing by itself, so that it is like no other.
    var stubs = 0
    var isOwedAnswer = false
    for index in codings {
      let comment = input.codings[index].comment
      // Codings come comment by comment, mostly.
      guard comments.last != comment.id, seen.insert(comment.id).inserted else { continue }
      comments.append(comment.id)
      if let text = comment.text { texts.insert(text) } else { stubs += 1 }
      isOwedAnswer =
        isOwedAnswer || isHeard(comment.stage, comment.isWithdrawn, comment.isLate)
    }
    let now = issue.issue.label.flatMap { input.texts.present[issue.stage]?.tree.clause($0) }
    let cited = codings.first.flatMap { input.codings[$0].coding.target?.citation }
    return IssueCoverage(
      issue: issue, citation: now?.citation ?? cited, comments: comments,
      distinctTexts: texts.count + stubs, responses: answers, isOwedAnswer: isOwedAnswer)
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
