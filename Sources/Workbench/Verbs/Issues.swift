// Rulewright. Apache-2.0.

import Clauses
import Codings
import Coverage
package import Dockets
package import IssueViews

extension Workspace {
  /// All issues of a docket with how many raised each and what was answered.
  package func issues(of name: String, today: CalendarDay) throws -> IssueBoard {
    let loaded = try load(name)
    let report = try coverageReport(
      loaded, recordIfAny(name), today: today, listing: Self.listedAtTheGate)
    return IssueBoard(docket: loaded.docket, lines: report.issues.map { loaded.line($0) })
  }

  /// How many untagged comments a screen names at once; all screens ask alike, so that they share
  /// what was made for one.
  package static let listedAtTheGate = 200
}

extension LoadedDocket {
  /// An issue in a list.
  func line(_ coverage: IssueCoverage) -> IssueLine {
    let issue = coverage.issue
    return IssueLine(
      coverage: coverage,
      tag: codebook.tag(issue.issue.tag)
        ?? Tag(id: issue.issue.tag, name: issue.issue.tag.text, definition: ""),
      clause: issue.issue.label.flatMap { stage(issue.stage)?.tree.clause($0) })
  }
}
