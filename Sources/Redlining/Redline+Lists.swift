// Rulewright. Apache-2.0.

import Clauses
import Lineage

extension Redline {
  /// The rows of clauses that bear another designation of their own, and not only that of what
  /// they stand in, in the order of the later text.
  package var redesignations: [Int] {
    rows.indices.filter { index in
      let row = rows[index]
      return row.old != nil && row.new != nil && row.operations.contains(.redesignated)
    }
  }

  /// Clauses that could be each other, as indices, with nothing to tell which; they are shown as
  /// removed and added.
  package var doubts: [(old: [Int], new: [Int])] {
    lineage.doubts.compactMap { doubt in
      // What was found to be another clause in the end is no answer any more.
      let old = doubt.old.filter { lineage.new(of: $0) == nil }
      let new = doubt.new.filter { lineage.old(of: $0) == nil }
      return old.isEmpty || new.isEmpty ? nil : (old, new)
    }
  }

  /// What differs where no word does, with the clauses of the later text that it holds for, as
  /// indices: `line ends LF became CRLF`.
  package var unshownDifferences: [(what: String, clauses: [Int])] {
    differences(in: unshownChanges)
  }

  /// The same, where the rows that differ and do not show it are at hand.
  func differences(in unshown: [RedlineRow]) -> [(what: String, clauses: [Int])] {
    var order: [String] = []
    var clauses: [String: [Int]] = [:]
    func say(_ what: String, of clause: Int) {
      if clauses[what] == nil { order.append(what) }
      clauses[what, default: []].append(clause)
    }
    for row in unshown {
      guard let a = row.old, let b = row.new else { continue }
      let before = old.draft.bytes[
        old.clauses[a].range.clamped(to: old.draft.bytes.indices)]
      let after = new.draft.bytes[new.clauses[b].range.clamped(to: new.draft.bytes.indices)]
      for what in unshownDifference(from: Array(before), to: Array(after)) { say(what, of: b) }
    }
    for row in rows where row.operations.contains(.revised) {
      guard let b = row.new else { continue }
      for (gone, come) in zip(row.words, row.words.dropFirst())
      where gone.operation == .delete && come.operation == .insert && gone.text == come.text {
        // Swift calls texts equal that are written with other scalars and look the same.
        for what in unshownDifference(from: Array(gone.text.utf8), to: Array(come.text.utf8)) {
          say(what, of: b)
        }
      }
    }
    return order.map { ($0, clauses[$0] ?? []) }
  }
}
