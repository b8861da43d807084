// Rulewright. Apache-2.0.

package import Coverage
package import Dockets

/// What of a docket is accounted for, with the docket.
package struct DocketCoverage: Sendable {
  package var docket: Docket
  package var report: CoverageReport
}

extension Workspace {
  /// What of a docket's comments and changes is accounted for, and what is left to do.
  package func coverage(of name: String, today: CalendarDay) throws -> DocketCoverage {
    let loaded = try load(name)
    return DocketCoverage(
      docket: loaded.docket,
      report: try coverageReport(loaded, recordIfAny(name), today: today))
  }
}
