// Rulewright. Apache-2.0.

import Anchoring
import Clauses
package import Codings
import CommentStore
import Comments
import Coverage
package import Dockets
package import IssueViews
import Redlining

extension Workspace {
  /// The issue that an address names; on a stage, or on the only one where it was raised.
  ///
  /// Throws `RespondRefusal`.
  package func stageIssue(
    _ words: String, on stage: String?, of name: String, today: CalendarDay
  ) throws -> StageIssue {
    guard let issue = Issue(words) else { throw RespondRefusal.badIssue(words) }
    let raised = try issues(of: name, today: today).lines.map(\.issue).filter { $0.issue == issue }
    if let stage {
      let meant = StageIssue(stage: StageID(stage), issue: issue)
      if raised.contains(meant) { return meant }
    } else if raised.count > 1 {
      throw RespondRefusal.severalStages(raised.map(\.stage))
    } else if let only = raised.first {
      return only
    }
    throw RespondRefusal.noIssue(issue, stage: stage.map { StageID($0) }, near: [])
  }

  /// An issue with everything that is needed to answer it; `passages` says how many are listed.
  ///
  /// Throws `RespondRefusal.noIssue` when no coding raises it.
  package func dossier(
    of issue: StageIssue, in name: String, passages: Int?, today: CalendarDay
  ) throws -> IssueDossier {
    let loaded = try load(name)
    let record = try record(name)
    let report = try coverageReport(loaded, record, today: today, listing: Self.listedAtTheGate)
    guard let coverage = report.issues.first(where: { $0.issue == issue }) else {
      throw RespondRefusal.noIssue(issue.issue, stage: issue.stage, near: [])
    }
    guard let stage = loaded.docket.stage(issue.stage) else {
      throw WorkspaceError.noStage(
        issue.stage.text, docket: name, known: loaded.docket.stages.map(\.id.text))
    }
    var dossier = IssueDossier(line: loaded.line(coverage), stage: stage)
    (dossier.passages, dossier.more) = try self.passages(
      of: coverage, report.codings, record, limit: passages)
    dossier.others = report.issues.filter { isNear($0.issue, issue) }.map { loaded.line($0) }
    let written = try record.responses()
    dossier.responses = try coverage.responses.compactMap {
      try standingResponse($0.id, loaded, written)
    }
    let index = loaded.docket.stages.firstIndex { $0.id == issue.stage } ?? 0
    let later = loaded.docket.stages[(index + 1)...].filter { loaded.stage($0.id) != nil }
    dossier.answering = later.isEmpty ? [stage] : Array(later)
    if let label = issue.issue.label,
      let step = loaded.changes.first(where: {
        $0.from == issue.stage
      })
    {
      dossier.next = loaded.docket.stage(step.to)
      dossier.since = choices(in: step, report, loaded).filter { choice in
        choice.old.map { step.redline.old.isInside($0.label, label) } ?? false
      }
    }
    return dossier
  }

  /// What the `changed` of a response's file says, clause by clause.
  package func citations(of response: Response, in name: String) -> [String] {
    guard let loaded = try? load(name) else { return response.changed.map(\.citation.text) }
    let reader = ResponseReader(loaded)
    return response.changed.map {
      reader.words(for: $0, stage: response.stage, answeredIn: response.answeredIn)
    }
  }

  /// The changes of the rule that lead to a stage, for a response on an earlier one to name.
  package func changes(
    to stage: StageID, in name: String, today: CalendarDay
  ) throws -> [ChangeChoice] {
    let loaded = try load(name)
    let report = try coverageReport(
      loaded, recordIfAny(name), today: today, listing: Self.listedAtTheGate)
    guard let step = loaded.changes.first(where: { $0.to == stage }) else { return [] }
    return choices(in: step, report, loaded)
  }

  private func choices(
    in step: StageChanges, _ report: CoverageReport, _ loaded: LoadedDocket
  ) -> [ChangeChoice] {
    let reader = ResponseReader(loaded)
    return report.changes.filter { $0.stage == step.to }.compactMap { change in
      guard let index = step.row(of: change.clause) else { return nil }
      let row = step.redline.rows[index]
      return ChangeChoice(
        words: reader.words(for: change.clause, stage: step.from, answeredIn: step.to),
        change: change, old: row.old.map { step.redline.old.clauses[$0] },
        new: row.new.map { step.redline.new.clauses[$0] }, redlined: row.words)
    }
  }

  /// What was said, each wording of one comment once.
  private func passages(
    of issue: IssueCoverage, _ codings: [StandingCoding], _ record: Record, limit: Int?
  ) throws -> (passages: [RaisedPassage], more: Int) {
    let raisers = Set(issue.comments)
    var seen: Set<SaidWords> = []
    let own = codings.filter { standing in
      let coding = standing.coding
      let target = coding.target
      guard coding.tag == issue.issue.issue.tag, target?.label == issue.issue.issue.label,
        target.map({ $0.version.stage == issue.issue.stage }) ?? raisers.contains(coding.comment)
      else { return false }
      let words = SaidWords(
        comment: coding.comment, bytes: coding.passage.map { Array($0.quote.utf8) })
      return seen.insert(words).inserted
    }
    let listed = try own.prefix(limit ?? own.count).map { standing in
      let comment = try record.comment(standing.coding.comment)
      return RaisedPassage(
        comment: standing.coding.comment, submitter: comment?.submitter.nameAsStated ?? "",
        received: comment?.received, quote: standing.coding.passage?.quote,
        standing: standing.standing, doubts: standing.reasons)
    }
    return (listed, own.count - listed.count)
  }

  private func isNear(_ other: StageIssue, _ issue: StageIssue) -> Bool {
    other != issue && other.stage == issue.stage
      && (other.issue.tag == issue.issue.tag
        || (issue.issue.label != nil && other.issue.label == issue.issue.label))
  }
}

/// What two coders can have marked alike.
private struct SaidWords: Hashable {
  var comment: CommentID
  var bytes: [UInt8]?
}

extension ClauseTree {
  /// Whether a clause is another one or stands beneath it.
  fileprivate func isInside(_ label: ClauseLabel, _ outer: ClauseLabel) -> Bool {
    var at = index(of: label)
    while let index = at {
      if clauses[index].label == outer { return true }
      at = clauses[index].parent
    }
    return false
  }
}
