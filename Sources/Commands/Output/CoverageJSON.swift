// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import Comments
import Coverage
import Dockets
import Redlining
import Workbench

/// The coverage of a docket as JSON; `rulewright coverage --help` says its shape.
struct CoverageJSON: Encodable {
  var docket: String
  var complete: Bool
  var stages: [StageRow]
  var attachments: AttachmentFigures
  var untagged: [CommentRef]
  var codings: [CodingRow]
  var late: [LateRow]
  var issues: [IssueJSON]
  var unanswered: [IssueJSON]
  var unsound: [UnsoundRow]
  var changes: [ChangeRow]
  var unexplained: [ChangeRow]

  init(_ coverage: DocketCoverage) {
    let report = coverage.report
    docket = coverage.docket.name
    complete = report.isComplete
    stages = report.stages.map(StageRow.init)
    attachments = AttachmentFigures(report.attachments)
    untagged = report.untagged.map { CommentRef(id: $0.id.text, stage: $0.stage.text) }
    codings = report.codings.map(CodingRow.init)
    late = report.lateWithoutTreatment.map {
      LateRow(stage: $0.stage.text, comments: $0.comments.map(\.text))
    }
    issues = report.issues.map(IssueJSON.init)
    unanswered = report.unanswered.map(IssueJSON.init)
    unsound = report.unsound.map {
      UnsoundRow(id: $0.response.id.text, faults: $0.faults.map(\.description))
    }
    changes = report.changes.map { ChangeRow($0, in: coverage.docket) }
    unexplained = report.changes.filter(\.explanations.isEmpty).map {
      ChangeRow($0, in: coverage.docket)
    }
  }

  struct StageRow: Encodable {
    var id: String
    var comments: Int
    var tagged: Int
    var untagged: Int
    var late: Int
    var withdrawn: Int

    init(_ stage: StageCoverage) {
      id = stage.stage.text
      comments = stage.comments
      tagged = stage.tagged
      untagged = stage.untagged
      late = stage.late
      withdrawn = stage.withdrawn
    }
  }

  /// What of the attachments of comments that were not withdrawn is read.
  struct AttachmentFigures: Encodable {
    /// How many comments have attachments, and how many have one that was not read.
    var comments: Int
    var commentsWithUnread: Int
    var attachments: Int
    var read: Int
    var unread: Int
    var reasons: [Reason]

    struct Reason: Encodable {
      var reason: String
      var count: Int
    }

    init(_ tally: AttachmentTally) {
      comments = tally.comments
      commentsWithUnread = tally.commentsWithUnread
      attachments = tally.attachments.total
      read = tally.attachments.read
      unread = tally.attachments.unread
      reasons = tally.reasons.map { Reason(reason: $0.words, count: $0.count) }
    }
  }

  struct CommentRef: Encodable {
    var id: String
    var stage: String
  }

  struct LateRow: Encodable {
    var stage: String
    var comments: [String]
  }

  struct UnsoundRow: Encodable {
    var id: String
    var faults: [String]
  }

  /// A coding and how it stands; what does not apply is null.
  struct CodingRow: Encodable {
    var coding: Coding
    var standing: CodingStanding
    var doubt: String?
    var issue: String

    init(_ row: StandingCoding) {
      coding = row.coding
      standing = row.standing
      doubt = row.doubt
      issue = Issue(tag: coding.tag, label: coding.target?.label).description
    }

    enum CodingKeys: String, CodingKey {
      case comment, tag, stage, clause, label, coder, at, issue, clauseStands, doubt, quoteStands
      case stands
    }

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: CodingKeys.self)
      try row.encode(coding.comment.text, forKey: .comment)
      try row.encode(coding.tag.text, forKey: .tag)
      try row.encode(coding.target?.version.stage.text, forKey: .stage)
      try row.encode(coding.target?.citation.text, forKey: .clause)
      try row.encode(coding.target?.label.text, forKey: .label)
      try row.encode(coding.coder, forKey: .coder)
      try row.encode(coding.at, forKey: .at)
      try row.encode(issue, forKey: .issue)
      try row.encode(standing.clause?.name, forKey: .clauseStands)
      try row.encode(doubt, forKey: .doubt)
      try row.encode(standing.quoteStands, forKey: .quoteStands)
      try row.encode(standing.stands, forKey: .stands)
    }
  }

  struct ChangeRow: Encodable {
    /// The stage whose text changed.
    var stage: String
    var clause: String
    var label: String
    /// The stage that has the clause: the one before for what was removed.
    var of: String
    var ops: [String]
    /// How many more clauses came or went beneath it.
    var inside: Int
    var by: [Reason]

    struct Reason: Encodable {
      var response: String?
      var reason: String?
    }

    init(_ change: ChangeCoverage, in docket: Docket) {
      stage = change.stage.text
      clause = change.clause.citation.text
      label = change.clause.label.text
      of = change.clause.stage.text
      ops = change.operations.map(\.rawValue)
      inside = change.inside
      let reasons = docket.stage(change.stage)?.reasons ?? []
      by = change.explanations.map { explanation in
        switch explanation {
        case .response(let id): Reason(response: id.text)
        case .reason(let index): Reason(reason: reasons[index].reason)
        }
      }
    }
  }
}
