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
  package var older: [DraftVersion: ClauseTree]

  package init(present: [StageID: Present] = [:], older: [DraftVersion: ClauseTree] = [:]) {
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
}
