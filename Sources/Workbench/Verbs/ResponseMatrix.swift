// Rulewright. Apache-2.0.

package import Codings
import CommentStore
package import Coverage
package import Dockets

/// What was answered and what was not.
package struct ResponseMatrix: Sendable {
  /// A response, and those of its issues that codings raise.
  package struct Row: Sendable {
    package var response: Response
    package var issues: [IssueCoverage]
    /// How many comments it answers, copies of letters too.
    package var received: Int
  }

  /// By id.
  package var responses: [Row]
  package var unanswered: [IssueCoverage]
}

extension Workspace {
  /// The responses of a docket, with how many people they answer, and the issues that have none.
  package func responses(of name: String, today: CalendarDay) throws -> ResponseMatrix {
    let loaded = try load(name)
    let record = try recordIfAny(name)
    let report = try coverageReport(loaded, record, today: today)
    let responses = try record?.responses().map(\.response) ?? []
    return ResponseMatrix(
      responses: responses.map { response in
        let own = Set(response.stageIssues)
        let issues = report.issues.filter { own.contains($0.issue) }
        return .init(response: response, issues: issues, received: report.received(issues))
      }, unanswered: report.unanswered)
  }
}
