// Rulewright. Apache-2.0.

package import Clauses
package import Dockets
package import Lineage

/// The way from one stage's text to that of the next: what is followed from stage to stage goes
/// through these.
package struct StageStep: Sendable {
  package let from: StageID
  package let to: StageID
  package let old: ClauseTree
  package let new: ClauseTree
  package let lineage: Lineage

  package init(
    from: StageID, to: StageID, old: ClauseTree, new: ClauseTree, lineage: Lineage
  ) {
    self.from = from
    self.to = to
    self.old = old
    self.new = new
    self.lineage = lineage
  }
}

/// How a clause stands in a later stage than the one that it was tied to in.
package struct LaterStanding: Hashable, Sendable {
  package let stage: StageID
  package let standing: ClauseStanding

  package init(stage: StageID, standing: ClauseStanding) {
    self.stage = stage
    self.standing = standing
  }
}

/// How a clause stands in each stage that steps lead to from its own, in their order.
package func laterStandings(
  of trail: ClauseTrail, from stage: StageID, through steps: [StageStep]
) -> [LaterStanding] {
  var (trail, at) = (trail, stage)
  var found: [LaterStanding] = []
  for step in steps where step.from == at {
    trail.follow(from: step.old, to: step.new, by: step.lineage)
    at = step.to
    found.append(LaterStanding(stage: at, standing: trail.standing))
  }
  return found
}
