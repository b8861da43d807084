// Rulewright. Apache-2.0.

package import Codings
package import Redlining

/// A clause of a stage that differs from the stage before it, for which neither a response nor a
/// reason is given.
package struct UnexplainedChange: Hashable, Sendable {
  package var clause: ChangedClause
  package var operations: [RedlineRow.Operation]

  package init(clause: ChangedClause, operations: [RedlineRow.Operation]) {
    self.clause = clause
    self.operations = operations
  }
}
