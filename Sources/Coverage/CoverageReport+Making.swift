// Rulewright. Apache-2.0.

import Anchoring
import Codings
import Comments
import Dockets

/// What of a docket is accounted for; the same input gives the same report.
package func coverageReport(of input: CoverageInput) -> CoverageReport {
  CoverageMaker(input).report
}

/// The input with its indexes, while a report is made of it.
struct CoverageMaker {
  let input: CoverageInput
  /// The comments by number.
  let comments: [CommentID: CoveredComment]
  /// The stages whose text is there, in the docket's order.
  let stages: [StageID]
  let responses: [Response]

  init(_ input: CoverageInput) {
    self.input = input
    comments = Dictionary(
      input.comments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    stages = input.docket.stages.map(\.id).filter { input.texts.present[$0] != nil }
    responses = input.responses.sorted { $0.id < $1.id }
  }

  var report: CoverageReport {
    let codings = input.codings.filter { comments[$0.comment] != nil }
    let tagged = Set(codings.map(\.comment))
    let raised = Set(codings.compactMap(issue))
    return CoverageReport(
      stages: input.docket.stages.map { figures($0.id, tagged) },
      untagged: input.comments.filter {
        !tagged.contains($0.id) && $0.body != nil && isHeard($0)
      },
      codings: codings.map {
        StandingCoding(
          coding: $0, standing: input.texts.standing(of: $0, in: comments[$0.comment]?.body))
      },
      issues: issues(codings), changes: input.changes.flatMap(changes),
      lateWithoutTreatment: lateWithoutTreatment,
      unsound: responses.compactMap { response in
        let faults = faults(of: response, raised: raised)
        return faults.isEmpty ? nil : UnsoundResponse(response: response, faults: faults)
      })
  }

  /// The issue of a coding; nil when its comment is not known.
  func issue(of coding: Coding) -> StageIssue? {
    comments[coding.comment].map { coding.issue(commented: $0.stage) }
  }

  /// Whether a comment is to be heard: not withdrawn, and not late where that is not considered.
  func isHeard(_ comment: CoveredComment) -> Bool {
    let treatment = input.docket.stage(comment.stage)?.comments?.late
    return !comment.isWithdrawn && !(comment.isLate && treatment == .notConsidered)
  }

  private func figures(_ stage: StageID, _ tagged: Set<CommentID>) -> StageCoverage {
    var figures = StageCoverage(stage: stage)
    for comment in input.comments where comment.stage == stage {
      figures.comments += 1
      if tagged.contains(comment.id) { figures.tagged += 1 } else { figures.untagged += 1 }
      if comment.isLate { figures.late += 1 }
      if comment.isWithdrawn { figures.withdrawn += 1 }
    }
    return figures
  }

  private var lateWithoutTreatment: [LateComments] {
    input.docket.stages.compactMap { stage in
      guard stage.comments?.late == nil else { return nil }
      let late = input.comments.filter {
        $0.stage == stage.id && $0.isLate && !$0.isWithdrawn
      }
      return late.isEmpty ? nil : LateComments(stage: stage.id, comments: late.map(\.id))
    }
  }
}
