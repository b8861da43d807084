// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Redlining

/// What became of a clause in a later stage.
struct ClauseFate: Sendable {
  /// Where it is now; nil when it was deleted.
  let place: ClausePlace?
  /// The stage by index that it was followed to: the one that deleted it, where one did.
  let stage: Int
  /// Whether its words differ.
  let isRevised: Bool
  /// The last comparison that it was followed through, by index, and its row there.
  let redline: Int
  let row: Int
}

extension PublicDocket {
  /// What became of a clause up to a stage, as far as comparisons are published; nil when there
  /// is none.
  func fate(of place: ClausePlace, upTo last: Int) -> ClauseFate? {
    var fate: ClauseFate?
    var at = place
    var isRevised = false
    while at.stage < last,
      let redline = redlines.firstIndex(where: { $0.from == stages[at.stage].stage.id }),
      let next = stages.firstIndex(where: { $0.stage.id == redlines[redline].to }),
      next > at.stage, next <= last, let row = readings[redline].rowOfOld[at.clause]
    {
      let found = redlines[redline].redline.rows[row]
      isRevised = isRevised || found.operations.contains(.revised)
      guard let new = found.new else {
        return ClauseFate(
          place: nil, stage: next, isRevised: isRevised, redline: redline, row: row)
      }
      at = ClausePlace(stage: next, clause: new)
      fate = ClauseFate(
        place: at, stage: next, isRevised: isRevised, redline: redline, row: row)
    }
    return fate
  }
}
