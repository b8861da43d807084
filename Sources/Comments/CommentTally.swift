// Rulewright. Apache-2.0.

package import Dockets

/// How many comments on a stage are alike in what is asked of a comment before it is read.
package struct CommentTally: Hashable, Sendable {
  package var stage: StageID
  package var isTagged: Bool
  package var isLate: Bool
  package var isWithdrawn: Bool
  package var count: Int

  package init(
    stage: StageID, isTagged: Bool, isLate: Bool, isWithdrawn: Bool, count: Int
  ) {
    self.stage = stage
    self.isTagged = isTagged
    self.isLate = isLate
    self.isWithdrawn = isWithdrawn
    self.count = count
  }
}
