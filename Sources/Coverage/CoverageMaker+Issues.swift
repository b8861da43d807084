// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Dockets

extension CoverageMaker {
  /// The issues that some codings raise, with what was answered to each.
  func issues(_ codings: [Coding]) -> [IssueCoverage] {
    var byIssue: [StageIssue: [Coding]] = [:]
    for coding in codings {
      if let issue = issue(of: coding) { byIssue[issue, default: []].append(coding) }
    }
    var answers: [StageIssue: [Response]] = [:]
    for response in responses {
      var seen: Set<StageIssue> = []
      for issue in response.stageIssues where seen.insert(issue).inserted {
        answers[issue, default: []].append(response)
      }
    }
    return byIssue.keys.map { ($0, place(of: $0)) }
      .sorted { standsBefore($0, $1) }
      .map { issue, _ in coverage(of: issue, byIssue[issue] ?? [], answers[issue] ?? []) }
  }

  private func coverage(
    of issue: StageIssue, _ codings: [Coding], _ answers: [Response]
  ) -> IssueCoverage {
    var seen: Set<CommentID> = []
    let raisers = codings.map(\.comment).filter { seen.insert($0).inserted }
      .compactMap { comments[$0] }
    let now = issue.issue.label.flatMap { input.texts.present[issue.stage]?.tree.clause($0) }
    return IssueCoverage(
      issue: issue, citation: now?.citation ?? codings.first?.target?.citation,
      comments: raisers.map(\.id), distinctTexts: distinctTexts(of: raisers),
      responses: answers, isOwedAnswer: raisers.contains(where: isHeard))
  }

  /// How many texts some comments are: a stub says nothing by itself, and what is not known cannot
  /// be compared.
  private func distinctTexts(of comments: [CoveredComment]) -> Int {
    var texts: Set<[UInt8]> = []
    var others = 0
    for comment in comments {
      if let body = comment.body, !comment.isStub {
        texts.insert(comparedText(body))
      } else {
        others += 1
      }
    }
    return texts.count + others
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
