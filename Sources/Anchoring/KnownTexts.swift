// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Dockets

/// The texts that codings can be held against: of each stage the one of today, and the older ones
/// that coders saw.
package struct KnownTexts: Sendable {
  /// A stage's text as it is today.
  package struct Present: Sendable {
    package var tree: ClauseTree
    /// The SHA-256 of its file.
    package var fileHash: String

    package init(tree: ClauseTree, fileHash: String) {
      self.tree = tree
      self.fileHash = fileHash
    }
  }

  package var present: [StageID: Present]
  /// What was kept of versions that are not today's.
  package var older: [DraftVersion: SeenText]

  package init(present: [StageID: Present] = [:], older: [DraftVersion: SeenText] = [:]) {
    self.present = present
    self.older = older
  }

  /// How the clause of a coding stands today; a stage that is gone has no clauses.
  package func standing(of target: ClauseTarget) -> ClauseStanding {
    guard let now = present[target.version.stage] else { return .orphaned }
    return Anchoring.standing(
      of: target, in: now.tree, fileHash: now.fileHash, seen: older[target.version])
  }

  /// How a coding stands today; `body` is that of its comment, nil where it is not known.
  package func standing(of coding: Coding, in body: String?) -> CodingStanding {
    CodingStanding(
      clause: coding.target.map { standing(of: $0) },
      quoteStands: coding.passage.flatMap { passage in body.map { passage.stands(in: $0) } })
  }

  /// How the clause of a coding stands in each stage after its own, as far as steps lead; none
  /// where what the coder saw is not known.
  package func laterStandings(
    of target: ClauseTarget, through steps: [StageStep]
  ) -> [LaterStanding] {
    let stage = target.version.stage
    guard let trail = trail(of: target), trail.standing != .orphaned else { return [] }
    return Anchoring.laterStandings(of: trail, from: stage, through: steps)
  }

  /// The clause of a coding as its coder saw it; nil where that was not kept.
  package func seen(_ target: ClauseTarget) -> Clause? { trail(of: target)?.original }

  /// The clause of a coding, followed from what its coder saw to the stage's text of today.
  private func trail(of target: ClauseTarget) -> ClauseTrail? {
    guard let now = present[target.version.stage] else { return nil }
    if target.version.fileHash.utf8.elementsEqual(now.fileHash.utf8) {
      return now.tree.index(of: target.label).map { ClauseTrail(of: $0, in: now.tree) }
    }
    guard let seen = older[target.version], let before = seen.tree.index(of: target.label) else {
      return nil
    }
    var trail = ClauseTrail(of: before, in: seen.tree)
    trail.follow(from: seen.tree, to: now.tree, by: seen.lineage)
    return trail
  }
}
