// Rulewright. Apache-2.0.

package import Clauses
package import Lineage

/// What changed between two versions of a draft, clause by clause and word by word, with the
/// byte edits that prove it.
///
/// The room of Redlining takes two clause trees and gives this value. Which clause is which it
/// asks of `Lineage`; what the words are, of `Wording`. It knows nothing of terminals, pages or
/// amendatory instructions: each of those is another reading of the same redline, as
/// `RedlineText` is one.
package struct Redline: Sendable {
  package let old: ClauseTree
  package let new: ClauseTree
  /// Every clause of either version once, in reading order: the new version's order, with what
  /// was removed standing where it stood.
  ///
  /// Unchanged clauses are rows without operations.
  package let rows: [RedlineRow]
  /// Which clause is which, and where that is in doubt.
  package let lineage: Lineage

  package init(
    old: ClauseTree, new: ClauseTree, rows: [RedlineRow], lineage: Lineage
  ) {
    self.old = old
    self.new = new
    self.rows = rows
    self.lineage = lineage
  }

  /// Applied to the old bytes these give the new ones, byte for byte, for any two texts.
  ///
  /// Found when they are asked for: who reads the rows alone does not wait for them.
  package var edits: [ByteEdit] { byteEdits(from: old, to: new, by: lineage) }

  /// The rows that say something changed.
  package var changes: [RedlineRow] { rows.filter { !$0.operations.isEmpty } }

  /// How many clauses each operation holds for: all operations, in their order, zeros too.
  package var summary: [(operation: RedlineRow.Operation, count: Int)] {
    RedlineRow.Operation.allCases.map { operation in
      (operation, rows.indices.count { rows[$0].operations.contains(operation) })
    }
  }

  /// Whether the edits turn the old bytes into the new ones.
  ///
  /// True of every redline that `redline(from:to:)` makes; asked again before anything is
  /// filed.
  package var isProven: Bool { applying(edits, to: old.draft.bytes) == new.draft.bytes }

  /// The rows without operations whose bytes differ all the same: line ends, emphasis marks,
  /// comments that are not shown.
  ///
  /// The edits hold what happened to them.
  package var unshownChanges: [RedlineRow] {
    old.draft.bytes.withUnsafeBufferPointer { before in
      new.draft.bytes.withUnsafeBufferPointer { after in
        rows.indices.filter { row in
          guard rows[row].operations.isEmpty, let a = rows[row].old, let b = rows[row].new,
            hasSameBytes(old.clauses[a].designation, new.clauses[b].designation)
          else { return false }
          return !hasSameBytes(
            before[old.clauses[a].range.clamped(to: before.indices)],
            after[new.clauses[b].range.clamped(to: after.indices)])
        }.map { rows[$0] }
      }
    }
  }
}

/// What became of one clause.
package struct RedlineRow: Hashable, Sendable {
  /// What can have happened to a clause; several can hold at once.
  package enum Operation: String, Sendable, CaseIterable {
    case added, removed, revised, redesignated, moved, split, merged
  }

  /// Sorted as in `Operation.allCases`; empty for a clause that is the same.
  package var operations: [Operation]
  /// The index of the clause in the old tree; nil for an added one.
  package var old: Int?
  /// The index of the clause in the new tree; nil for a removed one.
  package var new: Int?
  /// The share of words in common, 0 to 1.
  package var similarity: Double
  /// The clause's words, old and new, in reading order; deletions stand before insertions.
  ///
  /// Equal and deleted runs together are the old text, equal and inserted ones the new.
  package var words: [WordChange]
  /// For what was divided from another clause, or joined with one, that clause: an index in the old
  /// tree where `new` is set, and in the new tree where `old` is.
  package var origin: Int?
  /// Whether the words changed only as the clauses that they cite were redesignated.
  package var isConsequential: Bool

  package init(
    operations: [Operation], old: Int?, new: Int?, similarity: Double, words: [WordChange],
    origin: Int? = nil, isConsequential: Bool = false
  ) {
    self.operations = operations
    self.old = old
    self.new = new
    self.similarity = similarity
    self.words = words
    self.origin = origin
    self.isConsequential = isConsequential
  }
}

/// A run of words that stayed, came or went.
package struct WordChange: Hashable, Sendable {
  package enum Operation: String, Sendable { case equal, insert, delete }

  package var operation: Operation
  package var text: String

  package init(_ operation: Operation, _ text: String) {
    self.operation = operation
    self.text = text
  }
}

/// A replacement of some bytes of the old file.
package struct ByteEdit: Hashable, Sendable {
  /// Where, as a byte offset in the old file.
  ///
  /// Edits are sorted and do not overlap.
  package var at: Int
  /// How many bytes of the old file go.
  package var delete: Int
  /// The bytes that come.
  package var insert: [UInt8]

  package init(at: Int, delete: Int, insert: [UInt8]) {
    self.at = at
    self.delete = delete
    self.insert = insert
  }
}
