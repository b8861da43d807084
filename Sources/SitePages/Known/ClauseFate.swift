// Rulewright. Apache-2.0.

import Clauses
import Dockets
import Lineage
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
  /// That its words went into another clause, where it is now.
  var isJoined = false
  /// What it may be where nothing tells; it is deleted as far as anybody knows.
  var could: [ClausePlace] = []
  /// The last comparison that it was followed through, by index, and its row there.
  let redline: Int
  let row: Int
}

/// The stages of a docket with what changed between them, through which clauses are followed.
struct ClauseCourses: Sendable {
  let stages: [StageContent]
  let redlines: [StageRedline]
  let readings: [RedlineReading]

  /// What became of a clause in each stage up to one, as far as comparisons are published.
  ///
  /// `pastReplacement` says whether the clause that came under the number of a deleted one is
  /// followed in its place.
  func course(
    of place: ClausePlace, upTo last: Int, pastReplacement: Bool = true
  ) -> [ClauseFate] {
    var course: [ClauseFate] = []
    var at = place
    var (isRevised, isReplaced) = (false, false)
    while at.stage < last,
      let redline = redlines.firstIndex(where: { $0.from == stages[at.stage].stage.id }),
      let next = stages.firstIndex(where: { $0.stage.id == redlines[redline].to }),
      next > at.stage, next <= last, let row = readings[redline].rowOfOld[at.clause]
    {
      let found = redlines[redline].redline.rows[row]
      isRevised = isRevised || found.operations.contains(.revised)
      func fate(_ clause: Int?, row: Int) -> ClauseFate {
        ClauseFate(
          place: clause.map { ClausePlace(stage: next, clause: $0) }, stage: next,
          isRevised: isRevised, isReplaced: isReplaced, redline: redline, row: row)
      }
      if let new = found.new {
        course.append(fate(new, row: row))
      } else if let joined = found.origin {
        isRevised = true
        var end = fate(joined, row: row)
        end.isJoined = true
        course.append(end)
        if !pastReplacement { return course }
      } else if pastReplacement, let after = replacement(of: row, in: redline) {
        (isReplaced, isRevised) = (true, true)
        course.append(fate(after.clause, row: after.row))
      } else {
        var end = fate(nil, row: row)
        let lineage = redlines[redline].redline.lineage
        end.could = lineage.doubts.filter { $0.old.contains(at.clause) }.flatMap(\.new)
          .filter { lineage.old(of: $0) == nil }.map { ClausePlace(stage: next, clause: $0) }
        return course + [end]
      }
      guard let reached = course.last?.place else { return course }
      at = reached
    }
    return course
  }

  /// The row of a clause in the comparison that leads to its stage, with that comparison.
  func arrival(at place: ClausePlace) -> (redline: Int, row: Int)? {
    guard let redline = redlines.lastIndex(where: { $0.to == stages[place.stage].stage.id }),
      let row = readings[redline].rowOfNew[place.clause]
    else { return nil }
    return (redline, row)
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
