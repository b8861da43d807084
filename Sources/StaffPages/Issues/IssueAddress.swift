// Rulewright. Apache-2.0.

import Clauses
package import Codings
import Dockets
package import IssueViews

/// The addresses of a docket's issues, under the filter through which somebody looks at them.
package struct IssueAddress: Hashable, Sendable {
  package var docket: String
  package var filter: IssueFilter

  package init(docket: String, filter: IssueFilter = IssueFilter()) {
    self.docket = docket
    self.filter = filter
  }

  /// The filter that an address asks for; what it does not know does not narrow.
  package init(docket: String, asking value: (String) -> String?) {
    self.docket = docket
    filter = IssueFilter(
      answer: value("answer").flatMap { IssueFilter.Answer(rawValue: $0) },
      tag: value("tag").map { TagID($0) }, stage: value("on").map { StageID($0) },
      place: value("clause").map { $0 == Self.whole ? .whole : .clause(ClauseLabel($0)) })
  }

  /// No label holds a space.
  private static let whole = "no clause"

  /// The list.
  package var list: StaffPath { narrowed(.docket(docket, StaffRoom.issues.rawValue)) }

  /// The list under another filter.
  func list(_ filter: IssueFilter) -> StaffPath {
    IssueAddress(docket: docket, filter: filter).list
  }

  /// An issue, or something that is done to it.
  package func issue(_ issue: StageIssue, _ act: String? = nil) -> StaffPath {
    let words = issue.issue.description
    let path: StaffPath =
      act.map { .docket(docket, StaffRoom.issues.rawValue, words, $0) }
      ?? .docket(docket, StaffRoom.issues.rawValue, words)
    return narrowed(path.asking("stage", issue.stage.text))
  }

  /// An issue with one of the responses that answer it; nil begins another.
  package func response(_ id: ResponseID?, to issue: StageIssue) -> StaffPath {
    self.issue(issue).asking("response", id?.text ?? Self.new)
  }

  /// Stands in addresses for a response that is not there yet; no id holds a space.
  package static let new = "a new one"

  private func narrowed(_ path: StaffPath) -> StaffPath {
    let place: String? =
      switch filter.place {
      case .clause(let label): label.text
      case .whole: Self.whole
      case nil: nil
      }
    return path.asking("answer", filter.answer?.rawValue).asking("tag", filter.tag?.text)
      .asking("on", filter.stage?.text).asking("clause", place)
  }
}
