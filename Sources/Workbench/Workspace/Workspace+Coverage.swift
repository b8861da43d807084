// Rulewright. Apache-2.0.

import Anchoring
import Codings
import CommentStore
import Comments
import Coverage
import Dockets

extension Workspace {
  /// The record of a docket; nil for a docket on which nothing was received.
  ///
  /// Throws `WorkspaceError.noRecord` where there is text to make one from: without it nobody can
  /// say what is accounted for.
  func recordIfAny(_ docket: String) throws -> Record? {
    if Disk.isThere(recordPath(docket)) { return try open(recordPath(docket)) }
    guard (try? keptFiles(docket)) == nil else { throw WorkspaceError.noRecord(docket: docket) }
    return nil
  }

  /// What of a docket is accounted for, late being what came after the last open day that is known
  /// today.
  func coverageReport(
    _ loaded: LoadedDocket, _ record: Record?, today: CalendarDay
  ) throws -> CoverageReport {
    var comments: [CoveredComment] = []
    try record?.forEachComment { comment in
      comments.append(CoveredComment(comment, isLate: loaded.isLate(comment, asOf: today)))
    }
    let codings = try record?.codings() ?? []
    return Coverage.coverageReport(
      of: CoverageInput(
        docket: loaded.docket, texts: try knownTexts(loaded, record, for: codings),
        changes: loaded.changes, comments: comments, codings: codings,
        responses: try record?.responses().map(\.response) ?? []))
  }
}
