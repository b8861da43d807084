// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Dockets

/// How many received comments bear codings of a kind; each comment counts once.
package struct CodingCounts: Hashable, Sendable {
  /// A clause of a stage.
  package struct Place: Hashable, Sendable {
    package var stage: StageID
    package var label: ClauseLabel

    package init(stage: StageID, label: ClauseLabel) {
      self.stage = stage
      self.label = label
    }
  }

  /// With a tag.
  package var tags: [TagID: Int] = [:]
  /// That speak to a clause, in any version of its stage.
  package var clauses: [Place: Int] = [:]
  /// That raise an issue; where no clause is spoken to, on the stage that the comment is on.
  package var issues: [StageIssue: Int] = [:]

  package init() {}
}
