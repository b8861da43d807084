// Rulewright. Apache-2.0.

import Clauses
package import Codings
package import Dockets

/// A response that cannot stand as it is, and why.
package struct UnsoundResponse: Hashable, Sendable {
  /// What can be wrong with a response.
  package enum Fault: Hashable, Sendable, CustomStringConvertible {
    /// The docket has no such stage, or not its text.
    case unknownStage(StageID)
    /// The stage that answers comes before the one that was commented on.
    case answersTheFuture(StageID)
    case answersNothing
    /// Nobody said that.
    case issueWithoutCodings(Issue)
    /// Neither text has such a clause.
    case noClause(ChangedClause)
    /// The clause is what it was.
    case unchanged(ChangedClause)
    /// It promises a change and names no clause that changed.
    case namesNoChange(Disposition)
    case emptyBody

    package var description: String {
      switch self {
      case .unknownStage(let stage): "the docket has no stage '\(stage)' with a text"
      case .answersTheFuture(let stage):
        "stage '\(stage)', which answers, comes before the one that was commented on"
      case .answersNothing: "it answers no issue"
      case .issueWithoutCodings(let issue): "no coding raises '\(issue)'"
      case .noClause(let clause): "stage '\(clause.stage)' has no clause \(clause.citation)"
      case .unchanged(let clause): "\(clause.citation) did not change"
      case .namesNoChange(let disposition):
        "'\(disposition.rawValue)' promises a change, and no changed clause is named"
      case .emptyBody: "it says nothing"
      }
    }
  }

  package var response: Response
  /// In the order in which a reader would come upon them.
  package var faults: [Fault]

  package init(response: Response, faults: [Fault]) {
    self.response = response
    self.faults = faults
  }
}
