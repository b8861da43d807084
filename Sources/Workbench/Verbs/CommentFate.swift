// Rulewright. Apache-2.0.

package import Anchoring
package import Clauses
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
  /// What it cites, in the order of its words.
  package var references: [CommentReference]
}

/// A coding, how it stands, and what was answered to its issue.
package struct CodingFate: Sendable {
  package var coding: Coding
  package var standing: CodingStanding
  /// What is to be said of its clause, in words; nil where that stands.
  package var doubt: String?
  /// The clause as its coder saw it; nil where that was not kept, or where it is tied to none.
  package var seen: Clause?
  /// The clauses of its stage today that it may be.
  package var now: [Now]
  /// How the clause stands in each later stage; none where what was seen is not known.
  package var later: [Later]
  package var issue: StageIssue
  /// By id.
  package var responses: [ResponseFate]

  /// A clause that its clause may be, and how much alike the two are in per cent.
  package struct Now: Sendable {
    package var clause: Clause
    package var percent: Int?
  }

  /// How the clause stands in a stage after its own.
  package struct Later: Sendable {
    package var stage: StageID
    package var standing: ClauseStanding
    package var now: [Now]
  }
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
    let isAsked = !answers.allSatisfy(\.changed.isEmpty) || codings.contains { $0.target != nil }
    let steps = isAsked ? loaded.changes : []
    let ways = steps.map(\.step)
    func now(_ standing: ClauseStanding?, _ stage: StageID) -> [CodingFate.Now] {
      guard let standing, let tree = loaded.stage(stage)?.tree else { return [] }
      return standing.possible.map {
        CodingFate.Now(clause: tree.clauses[$0.clause], percent: $0.percent)
      }
    }
    let fates = codings.map { coding in
      let issue = coding.issue(commented: comment.stage)
      let standing = texts.standing(of: coding, in: comment.body)
      let stage = coding.target?.version.stage ?? comment.stage
      let later = coding.target.map { texts.laterStandings(of: $0, through: ways) } ?? []
      return CodingFate(
        coding: coding, standing: standing,
        doubt: standing.clause?.doubt(in: loaded.stage(stage)?.tree),
        seen: coding.target.flatMap { texts.seen($0) }, now: now(standing.clause, stage),
        later: later.map {
          CodingFate.Later(
            stage: $0.stage, standing: $0.standing, now: now($0.standing, $0.stage))
        }, issue: issue,
        responses: answers.filter { $0.stageIssues.contains(issue) }.map { fate(of: $0, steps) })
    }
    let line = CommentLine(
      comment: comment, isLate: loaded.isLate(comment, asOf: today), codings: codings,
      withheld: try record.withheldComments(id).first)
    return CommentFate(
      line: line, codings: fates, references: references(in: comment, of: loaded))
  }

  private func fate(of response: Response, _ steps: [StageChanges]) -> ResponseFate {
    let answered = AnsweredSteps(of: response, in: steps)
    return ResponseFate(
      response: response,
      changes: response.changed.map { .init(clause: $0, operations: answered.operations(of: $0)) })
  }
}
