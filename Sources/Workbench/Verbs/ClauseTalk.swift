// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentStore
import Comments
import Coverage
import Dockets
package import DraftViews
import Redlining

extension Workspace {
  /// How many passages of an issue are listed before somebody asks for all.
  private static let fewPassages = 3
  private static let mostPassages = 200

  /// What was said of the clause of a row, on the stage that the draft is held against and on the
  /// draft itself; nil when the view has no such row.
  package func clauseTalk(
    on key: String, of view: DraftView, all: Bool = false
  ) throws -> ClauseTalk? {
    guard let row = view.row(key), let clause = view.clause(row) else { return nil }
    var talk = ClauseTalk(key: key, citation: clause.citation, stage: view.against ?? view.stage)
    let loaded = try load(view.docket.name)
    let record = try recordIfAny(view.docket.name)
    let responses = try record?.responses().map(\.response) ?? []
    talk.reasons = reasons(for: row, in: view, responses, loaded)
    guard let record else { return talk }
    let codings = try self.codings(on: row, of: view, in: record)
    let texts = try knownTexts(loaded, record, for: codings)
    func standing(_ coding: Coding) -> ClauseStanding {
      coding.target.map { texts.standing(of: $0) } ?? .orphaned
    }
    let exact = Set(codings.filter { standing($0).exactClause != nil }.map(\.comment))
    talk.counts = try record.counts(saying: exact.sorted())
    talk.onOtherWording = Set(codings.map(\.comment)).subtracting(exact).count
    var byIssue: [StageIssue: [Coding]] = [:]
    for coding in codings {
      byIssue[coding.issue(commented: view.stage.id), default: []].append(coding)
    }
    let limit = all ? Self.mostPassages : Self.fewPassages
    var rank: [TagID: Int] = [:]
    for (place, tag) in loaded.codebook.tags.enumerated() { rank[tag.id] = place }
    func order(_ issue: StageIssue) -> Int { rank[issue.issue.tag] ?? Int.max }
    let issues = byIssue.keys.sorted { a, b in
      order(a) != order(b) ? order(a) < order(b) : a.issue < b.issue
    }
    talk.issues = try issues.map { issue in
      // What two coders marked alike, and what two commenters wrote alike, is said once.
      var seen: Set<[UInt8]> = []
      let distinct = (byIssue[issue] ?? []).filter { coding in
        seen.insert(Array((coding.passage?.quote ?? coding.comment.text).utf8)).inserted
      }
      let passages = try distinct.prefix(limit).map { coding in
        TalkedPassage(
          comment: coding.comment,
          submitter: try record.comment(coding.comment)?.submitter.nameAsStated ?? "",
          quote: coding.passage?.quote, standing: standing(coding).name)
      }
      return TalkedIssue(
        tag: loaded.codebook.tag(issue.issue.tag)
          ?? Tag(id: issue.issue.tag, name: issue.issue.tag.text, definition: ""),
        issue: issue, responses: responses.filter { $0.stageIssues.contains(issue) },
        passages: passages, more: distinct.count - passages.count)
    }
    return talk
  }

  /// The codings that speak to what a row was, and to what it is.
  private func codings(on row: Int, of view: DraftView, in record: Record) throws -> [Coding] {
    var codings: [Coding] = []
    if let old = view.old(row), let against = view.against {
      codings += try record.codings(CodingFilter(clause: old.label, targetStage: against.id))
    }
    if let new = view.new(row) {
      codings += try record.codings(CodingFilter(clause: new.label, targetStage: view.stage.id))
    }
    return codings
  }

  /// Why a row changed: the responses and reasons that name its clause or one that it stands in.
  private func reasons(
    for row: Int, in view: DraftView, _ responses: [Response], _ loaded: LoadedDocket
  ) -> [GivenReason] {
    guard view.rows[row].isChanged else { return [] }
    var around: Set<Int> = []
    var at: Int? = row
    while let here = at {
      around.insert(here)
      at = view.outline.parents[here]
    }
    func names(_ words: String) -> Bool { view.row(naming: words).map(around.contains) ?? false }
    let order = loaded.docket.stages.map(\.id)
    let here = order.firstIndex(of: view.stage.id) ?? order.count
    let answered = responses.filter { response in
      if response.answeredIn == view.stage.id {
        return response.changed.contains { names($0.label.text) }
      }
      guard order.prefix(here).contains(response.stage),
        order.dropFirst(here).contains(response.answeredIn)
      else { return false }
      let steps = AnsweredSteps(of: response, in: loaded.changes)
      return response.changed.flatMap { steps.labels(of: $0, inStepTo: view.stage.id) }
        .contains { names($0.text) }
    }
    return answered.map { .response($0.id, title: $0.title, $0.disposition) }
      + view.stage.reasons.filter { $0.changed.contains(where: names) }
      .map { .stated($0.reason) }
  }
}
