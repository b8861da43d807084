// Rulewright. Apache-2.0.

package import Clauses
package import Lineage

/// An older text of a stage that a coder saw, and which of its clauses is which in that of today.
package struct SeenText: Sendable {
  package let tree: ClauseTree
  package let lineage: Lineage

  package init(_ tree: ClauseTree, lineage: Lineage) {
    self.tree = tree
    self.lineage = lineage
  }
}

/// An older text held against that of today: made once for each version, and shared by all that is
/// asked of it.
package func seenText(_ tree: ClauseTree, today: ClauseTree) -> SeenText {
  SeenText(tree, lineage: lineageWithinStage(from: tree, to: today))
}
