// Rulewright. Apache-2.0.

package import Anchoring
package import Clauses
package import Codings
package import Comments
package import Dockets
package import Redlining

/// What of a docket's comments and changes is accounted for, and what is not.
///
/// The room of Coverage takes texts, comments, codings and responses and gives this value; the
/// terminal, the gate before a final rule and the public pages are readings of it. It knows no
/// record, no file and no day: who asks says what is late.
package struct CoverageReport: Sendable {
  /// In the docket's order.
  package var stages: [StageCoverage]
  /// What of the attachments is read: a figure that holds no gate, since what cannot be read may
  /// have been read by a person.
  package var attachments: AttachmentTally
  /// Comments that nobody has tagged, in the order in which they were handed over; as many as were.
  ///
  /// Nobody need tag one that is withdrawn, or late on a stage that does not consider late ones.
  package var untagged: [CoveredComment]
  /// How many such comments there are, listed or not.
  package var untaggedCount: Int
  /// Every coding with how it stands, in the order in which they were handed over.
  package let codings: [StandingCoding]
  /// The codings that no longer stand.
  package let fallen: [StandingCoding]
  /// By stage and by the place of the clause in its text; what is about no clause comes last.
  package var issues: [IssueCoverage]
  /// The letters that are coded in one copy and so in all of them.
  package var letters: [CoveredLetter]
  /// Every change of the rule, in the order of the texts; of what came or went together for the
  /// same reason only the outermost clause.
  package var changes: [ChangeCoverage]
  /// Stages with late comments that do not say how those are treated.
  package var lateWithoutTreatment: [LateComments]
  /// Responses that cannot stand, by id.
  package var unsound: [UnsoundResponse]

  package init(
    stages: [StageCoverage] = [], attachments: AttachmentTally = AttachmentTally(),
    untagged: [CoveredComment] = [],
    untaggedCount: Int = 0, codings: [StandingCoding] = [], issues: [IssueCoverage] = [],
    letters: [CoveredLetter] = [], changes: [ChangeCoverage] = [],
    lateWithoutTreatment: [LateComments] = [],
    unsound: [UnsoundResponse] = []
  ) {
    self.stages = stages
    self.attachments = attachments
    self.untagged = untagged
    self.untaggedCount = untaggedCount
    self.codings = codings
    fallen = codings.filter { !$0.standing.stands }
    self.issues = issues
    self.letters = letters
    self.changes = changes
    self.lateWithoutTreatment = lateWithoutTreatment
    self.unsound = unsound
  }

  /// The issues that no response answers.
  package var unanswered: [IssueCoverage] {
    issues.filter { $0.isOwedAnswer && $0.responses.isEmpty }
  }

  /// How many comments say any of some issues, each counted once; withdrawn ones are not.
  package func received(_ issues: [IssueCoverage]) -> Int {
    let letters = Set(issues.flatMap(\.letters))
    let alone = Set(issues.flatMap(\.alone)).filter { comment in
      comment.letter.map { !letters.contains($0) } ?? true
    }
    return letters.reduce(alone.count) { $0 + self.letters[$1].copies }
  }

  /// The changes for which neither a response nor a reason is given.
  package var unexplained: [UnexplainedChange] {
    changes.filter(\.explanations.isEmpty).map {
      UnexplainedChange(
        clause: $0.clause, operations: $0.operations, stage: $0.stage, inside: $0.inside)
    }
  }

  /// Whether nothing is left to do: the gate before a final rule.
  package var isComplete: Bool {
    untaggedCount == 0 && unanswered.isEmpty && unexplained.isEmpty && fallen.isEmpty
      && lateWithoutTreatment.isEmpty && unsound.isEmpty
  }
}

/// The comments on one stage in numbers.
package struct StageCoverage: Hashable, Sendable {
  package var stage: StageID
  package var comments = 0
  package var tagged = 0
  /// Without a coding and not withdrawn, heard or not.
  package var untagged = 0
  package var late = 0
  package var withdrawn = 0

  package init(stage: StageID) { self.stage = stage }
}

/// A coding and how it stands.
package struct StandingCoding: Hashable, Sendable {
  private let covered: CoveredCoding
  package let standing: CodingStanding
  /// What is to be said of its clause, in words; nil where that stands.
  package let doubt: String?

  init(_ covered: CoveredCoding, _ standing: CodingStanding, doubt: String?) {
    self.covered = covered
    self.standing = standing
    self.doubt = doubt
  }

  /// Why it no longer stands; empty where it does.
  package var reasons: [String] {
    (doubt.map { [$0] } ?? [])
      + (standing.quoteStands == false ? ["its quote is no longer in the comment"] : [])
  }

  package var coding: Coding { covered.coding }

  package static func == (a: StandingCoding, b: StandingCoding) -> Bool {
    a.standing == b.standing && (a.covered === b.covered || a.coding == b.coding)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(coding)
    hasher.combine(standing)
  }
}

/// An issue, who raised it, and what was answered.
package struct IssueCoverage: Hashable, Sendable {
  package var issue: StageIssue
  /// The clause as it is cited, by the text of today where that has it.
  package var citation: Citation?
  /// Those that were coded themselves, withdrawn ones too, in the order in which they were handed over.
  package var comments: [CommentID]
  /// The letters that say it in every copy, by their places in the report.
  package var letters: [Int]
  /// The coded comments that are no copies of these and were not withdrawn.
  package var alone: [CoveredComment]
  /// How many comments say it that were not withdrawn: those that were coded, and the copies of their
  /// letters.
  package var received: Int
  /// How many different texts those comments are; a stub is a text of its own.
  package var distinctTexts: Int
  /// By id.
  package var responses: [Response]
  /// Whether somebody who raised it must be answered: not one who withdrew, nor one who came late
  /// where late comments are not considered.
  package var isOwedAnswer: Bool

  package init(
    issue: StageIssue, citation: Citation?, comments: [CommentID], letters: [Int] = [],
    alone: [CoveredComment] = [], received: Int? = nil, distinctTexts: Int,
    responses: [Response], isOwedAnswer: Bool
  ) {
    self.issue = issue
    self.citation = citation
    self.comments = comments
    self.letters = letters
    self.alone = alone
    self.received = received ?? comments.count
    self.distinctTexts = distinctTexts
    self.responses = responses
    self.isOwedAnswer = isOwedAnswer
  }
}

/// A change of the rule, and what explains it.
package struct ChangeCoverage: Hashable, Sendable {
  /// The clause, in the stage that has it: the later one, or, when it was removed, the earlier.
  package var clause: ChangedClause
  package var operations: [RedlineRow.Operation]
  /// The stage whose text changed.
  package var stage: StageID
  /// How many clauses came or went with it, beneath it.
  package var inside: Int
  /// Responses by id, then reasons in the order of the docket.
  package var explanations: [Explanation]

  package init(
    clause: ChangedClause, operations: [RedlineRow.Operation], stage: StageID, inside: Int,
    explanations: [Explanation]
  ) {
    self.clause = clause
    self.operations = operations
    self.stage = stage
    self.inside = inside
    self.explanations = explanations
  }
}

/// Why a clause changed.
package enum Explanation: Hashable, Sendable {
  case response(ResponseID)
  /// The reason of the stage at an index.
  case reason(Int)
}

/// The late comments on a stage.
package struct LateComments: Hashable, Sendable {
  package var stage: StageID
  /// As many as were handed over, in that order.
  package var comments: [CommentID]
  /// How many there are, listed or not.
  package var count: Int

  package init(stage: StageID, comments: [CommentID], count: Int) {
    self.stage = stage
    self.comments = comments
    self.count = count
  }
}
