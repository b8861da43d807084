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
  /// The stages whose text is there, in the docket's order.
  let stages: [StageID]
  let responses: [Response]
  /// The codings of each issue, by their places in the input.
  let codingsByIssue: [StageIssue: [Int]]
  /// For each response which of the clauses that it names changed, in their order; nil for one that no
  /// text has of which the response speaks.
  let didChange: [[Bool?]]
  /// For each step what responses name there.
  let namedInStep: [[NamedRow]]

  /// A row that a response names, by the response's number.
  struct NamedRow {
    let response: Int
    let row: Int
    /// Whether it is named as a clause of the text before the step.
    let isAsBefore: Bool
  }

  init(_ input: CoverageInput) {
    self.input = input
    stages = input.docket.stages.map(\.id).filter { input.texts.present[$0] != nil }
    responses = input.responses.sorted { $0.id < $1.id }
    var codingsByIssue: [StageIssue: [Int]] = [:]
    for index in input.codings.indices {
      let issue = input.codings[index].coding.issue(commented: input.codings[index].comment.stage)
      codingsByIssue[issue, default: []].append(index)
    }
    self.codingsByIssue = codingsByIssue
    // Each clause is followed through the steps once, for all that is asked of it.
    var namedInStep = [[NamedRow]](repeating: [], count: input.changes.count)
    didChange = responses.enumerated().map { number, response in
      let steps = AnsweredSteps(of: response, in: input.changes)
      return response.changed.map { clause in
        let named = steps.rows(of: clause)
        for found in named {
          namedInStep[found.step] += found.rows.map {
            NamedRow(response: number, row: $0, isAsBefore: found.isAsBefore)
          }
        }
        return steps.didChange(named)
      }
    }
    self.namedInStep = namedInStep
  }

  var report: CoverageReport {
    let raised = Set(codingsByIssue.keys)
    return CoverageReport(
      stages: input.docket.stages.map { figures($0.id) },
      attachments: input.attachments, untagged: input.untagged,
      untaggedCount: count { !$0.isTagged && isHeard($0.stage, $0.isWithdrawn, $0.isLate) },
      codings: standingCodings, issues: coverageOfIssues, letters: input.letters,
      changes: input.changes.indices.flatMap(changes),
      lateWithoutTreatment: lateWithoutTreatment,
      unsound: responses.indices.compactMap { number in
        let faults = faults(of: number, raised: raised)
        return faults.isEmpty ? nil : UnsoundResponse(response: responses[number], faults: faults)
      })
  }

  /// Whether a comment is to be heard: not withdrawn, and not late where that is not considered.
  func isHeard(_ stage: StageID, _ isWithdrawn: Bool, _ isLate: Bool) -> Bool {
    guard !isWithdrawn else { return false }
    return !isLate || input.docket.stage(stage)?.comments?.late != .notConsidered
  }

  private func count(_ isCounted: (CommentTally) -> Bool) -> Int {
    input.tallies.reduce(0) { $0 + (isCounted($1) ? $1.count : 0) }
  }

  private func figures(_ stage: StageID) -> StageCoverage {
    var figures = StageCoverage(stage: stage)
    for tally in input.tallies where tally.stage == stage {
      figures.comments += tally.count
      if tally.isTagged {
        figures.tagged += tally.count
      } else if !tally.isWithdrawn {
        figures.untagged += tally.count
      }
      if tally.isLate { figures.late += tally.count }
      if tally.isWithdrawn { figures.withdrawn += tally.count }
    }
    return figures
  }

  /// How each coding stands; what many have in common, their clause, is looked at once.
  private var standingCodings: [StandingCoding] {
    var known: [ClauseTarget: (standing: ClauseStanding, doubt: String?)] = [:]
    return input.codings.map { covered in
      let clause = covered.coding.target.map { target in
        if let clause = known[target] { return clause }
        let standing = input.texts.standing(of: target)
        let clause = (standing, doubt(about: target, standing))
        known[target] = clause
        return clause
      }
      return StandingCoding(
        covered, CodingStanding(clause: clause?.standing, quoteStands: covered.quoteStands),
        doubt: clause?.doubt)
    }
  }

  private func doubt(about target: ClauseTarget, _ standing: ClauseStanding) -> String? {
    let stage = target.version.stage
    return standing.doubt("\(target.citation) of '\(stage)'", in: input.texts.present[stage]?.tree)
  }

  private var lateWithoutTreatment: [LateComments] {
    input.docket.stages.compactMap { stage in
      guard stage.comments?.late == nil else { return nil }
      let count = count { $0.stage == stage.id && $0.isLate && !$0.isWithdrawn }
      guard count > 0 else { return nil }
      return LateComments(
        stage: stage.id, comments: input.late.filter { $0.stage == stage.id }.map(\.id),
        count: count)
    }
  }
}
