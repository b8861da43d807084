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
  /// That it was deleted and another came under the same number, which was followed.
  var isReplaced = false
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
    var isReplaced = false
    while at.stage < last,
      let redline = redlines.firstIndex(where: { $0.from == stages[at.stage].stage.id }),
      let next = stages.firstIndex(where: { $0.stage.id == redlines[redline].to }),
      next > at.stage, next <= last, let row = readings[redline].rowOfOld[at.clause]
    {
      let found = redlines[redline].redline.rows[row]
      isRevised = isRevised || found.operations.contains(.revised)
      guard let new = found.new else {
        if let after = replacement(of: row, in: redline) {
          isReplaced = true
          at = ClausePlace(stage: next, clause: after.clause)
          fate = ClauseFate(
            place: at, stage: next, isRevised: true, isReplaced: true, redline: redline,
            row: after.row)
          continue
        }
        return ClauseFate(
          place: nil, stage: next, isRevised: isRevised, isReplaced: isReplaced, redline: redline,
          row: row)
      }
      at = ClausePlace(stage: next, clause: new)
      fate = ClauseFate(
        place: at, stage: next, isRevised: isRevised, isReplaced: isReplaced, redline: redline,
        row: row)
    }
    return fate
  }

  /// The clause that came under the number of one that was deleted; nil where none did, and where
  /// it stood elsewhere before.
  private func replacement(of row: Int, in index: Int) -> (clause: Int, row: Int)? {
    let reading = readings[index]
    guard let label = reading.old(row)?.label, let new = reading.redline.new.index(of: label),
      let after = reading.rowOfNew[new], reading.redline.rows[after].old == nil
    else { return nil }
    return (new, after)
  }
}
