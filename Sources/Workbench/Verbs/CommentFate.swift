// Rulewright. Apache-2.0.

package import Anchoring
import Clauses
package import Codings
import CommentStore
package import Comments
import Coverage
package import Dockets
package import Redlining

/// One comment, whole, with what came of each thing that it said.
package struct CommentFate: Sendable {
  package var line: CommentLine
  /// In the order of the codings.
  package var codings: [CodingFate]
}

/// A coding, how it stands, and what was answered to its issue.
package struct CodingFate: Sendable {
  package var coding: Coding
  package var standing: CodingStanding
  package var issue: StageIssue
  /// By id.
  package var responses: [ResponseFate]
}

/// A response with what changed because of it.
package struct ResponseFate: Sendable {
  package var response: Response
  package var changes: [Change]

  /// A clause and what happened to it and beneath it.
  package struct Change: Sendable {
    package var clause: ChangedClause
    package var operations: [RedlineRow.Operation]
  }
}

extension Workspace {
  /// One comment, whole, and its fate.
  package func comment(
    _ id: CommentID, in name: String, today: CalendarDay
  ) throws -> CommentFate {
    let loaded = try load(name)
    let record = try record(name)
    guard let comment = try record.comment(id) else { throw TagRefusal.noComment(id) }
    let codings = try record.codings(CodingFilter(comments: [id]))
    let texts = try knownTexts(loaded, record, for: codings)
    let issues = Set(codings.map { $0.issue(commented: comment.stage) })
    let answers = try record.responses().map(\.response)
      .filter { !issues.isDisjoint(with: $0.stageIssues) }
    let steps = answers.allSatisfy(\.changed.isEmpty) ? [] : loaded.changes
    let fates = codings.map { coding in
      let issue = coding.issue(commented: comment.stage)
      return CodingFate(
        coding: coding, standing: texts.standing(of: coding, in: comment.body), issue: issue,
        responses: answers.filter { $0.stageIssues.contains(issue) }.map { fate(of: $0, steps) })
    }
    let line = CommentLine(
      comment: comment, isLate: loaded.isLate(comment, asOf: today), codings: codings)
    return CommentFate(line: line, codings: fates)
  }

  private func fate(of response: Response, _ steps: [StageChanges]) -> ResponseFate {
    let step = steps.first { $0.to == response.answeredIn }
    return ResponseFate(
      response: response,
      changes: response.changed.map {
        .init(clause: $0, operations: step?.operations(of: $0) ?? [])
      })
  }
}
