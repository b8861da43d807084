// Rulewright. Apache-2.0.

/// A room of a docket in the workbench, as the bar at the top names them.
package enum StaffRoom: String, Sendable, CaseIterable {
  /// Its address says what is done there, as the verb is called.
  case received = "import"
  case overview, coding, campaigns, issues, coverage, codebook, draft, history

  /// What the bar says.
  var name: String {
    switch self {
    case .received: "Received"
    case .overview: "Overview"
    case .coding: "Coding"
    case .campaigns: "Campaigns"
    case .issues: "Issues"
    case .coverage: "Gate"
    case .codebook: "Codebook"
    case .draft: "Draft"
    case .history: "History"
    }
  }

  /// The letter that leads there after `g`.
  var letter: String {
    switch self {
    case .received: "r"
    case .overview: "o"
    case .coding: "c"
    case .campaigns: "l"
    case .issues: "i"
    case .coverage: "t"
    case .codebook: "b"
    case .draft: "d"
    case .history: "h"
    }
  }
}
