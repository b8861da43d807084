// Rulewright. Apache-2.0.

package import Codings
package import Dockets
package import Redlining

/// A clause of a stage that differs from the stage before it, for which neither a response nor a
/// reason is given.
package struct UnexplainedChange: Hashable, Sendable {
  /// The clause, in the stage that has it: the later one, or, when it was removed, the earlier.
  package var clause: ChangedClause
  package var operations: [RedlineRow.Operation]
  /// The stage in which a response or a reason would have to say why.
  package var stage: StageID
  /// How many clauses came or went with it, beneath it, and are explained with it.
  package var inside: Int

  package init(
    clause: ChangedClause, operations: [RedlineRow.Operation], stage: StageID, inside: Int = 0
  ) {
    self.clause = clause
    self.operations = operations
    self.stage = stage
    self.inside = inside
  }
}
