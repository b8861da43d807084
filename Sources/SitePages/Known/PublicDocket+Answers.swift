// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import Redlining

extension PublicDocket {
  /// Whether there is anything to answer, or may be.
  var hasAnswers: Bool { !responses.isEmpty || stages.contains(where: hasComments) }

  /// The issues that public comments raise.
  var raised: [RaisedIssue] { issues.filter { !$0.codings.isEmpty } }

  /// The issues that a response answers, in the order of the list.
  func issues(answeredBy response: Int) -> [RaisedIssue] {
    issues.filter { $0.responses.contains(response) }
  }

  /// What was put to the agency in a comment, by the comment's own tags or by those of its words
  /// elsewhere: each issue once, in the order of the passages.
  func issues(of comment: Int) -> [RaisedIssue] { issues(codings(holdingFor: comment)) }

  /// What some codings raise, each issue once.
  func issues(_ codings: [PublicCoding]) -> [RaisedIssue] {
    var seen: Set<StageIssue> = []
    return codings.compactMap { coding in
      guard seen.insert(coding.issue).inserted else { return nil }
      return issueNumber(coding.issue).map { issues[$0] }
    }
  }

  /// The responses that answer the issues about a clause, in the docket's order.
  func responses(on place: ClausePlace) -> [Int] {
    Set(issues(on: place).flatMap(\.responses)).sorted()
  }

  /// The place of a tagged passage on its comment's page; nil for a tag on the whole.
  func passageAnchor(_ coding: PublicCoding) -> String? {
    coding.passage.flatMap { passageAnchor($0, of: coding.comment) }
  }

  /// The place of a passage among the tagged ones of a comment; nil where it is none of them.
  func passageAnchor(_ passage: Range<Int>, of comment: Int) -> String? {
    taggedPassages(codings(of: comment)).firstIndex { $0.range == passage }.map { "p_\($0 + 1)" }
  }

  /// How many changed clauses of a comparison no response and no reason explains.
  func unexplainedChanges(in redline: Int) -> Int {
    let reading = readings[redline]
    return reading.redline.rows.indices.count {
      causes[redline].isUnexplained($0, in: reading) && reading.isKept[$0]
        && reading.clause($0)?.isContainer == false
    }
  }

  /// Whether a response stands in a text that is not issued.
  func isDrafted(_ response: Response) -> Bool {
    answering(response)?.stage.isWorkingDraft == true
  }

  /// What a change is a change of: only what changes the Code of Federal Regulations is a rule.
  var ruleOrText: String { docket.cfr == nil ? "the text" : "the rule" }

  /// The stage that answers, as it is shown.
  func answering(_ response: Response) -> StageContent? { stage(response.answeredIn) }
}
