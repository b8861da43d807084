// Rulewright. Apache-2.0.

import Clauses

/// A stretch of a draft as it is laid out: a clause, or a run of clauses that need not be read.
package enum DraftStretch: Hashable, Sendable {
  case row(Int)
  /// Unchanged clauses, by row.
  case fold(ClosedRange<Int>)
}

extension DraftView {
  /// A run shorter than this costs less room than the line that would stand for it.
  private static let shortestFold = 3

  /// The draft with what is unchanged folded, but for the runs that were unfolded, each named by
  /// the key of one of its rows, and for the row that is looked at.
  package func stretches(unfolded: Set<String> = [], chosen: Int? = nil) -> [DraftStretch] {
    var stretches: [DraftStretch] = []
    var run: [Int] = []
    func endRun() {
      guard let first = run.first, let last = run.last else { return }
      if run.count < Self.shortestFold || run.contains(where: { unfolded.contains(rows[$0].key) }) {
        stretches += run.map { .row($0) }
      } else {
        stretches.append(.fold(first...last))
      }
      run = []
    }
    for (index, row) in rows.enumerated() where !row.isFrontMatter && isSaid(index) {
      if row.isShown || index == chosen {
        endRun()
        stretches.append(.row(index))
      } else {
        run.append(index)
      }
    }
    endRun()
    return stretches
  }

  /// The rows of the draft as it reads now, or of the text before.
  package func rows(isNew: Bool) -> [Int] {
    rows.indices.filter { index in
      let clause = isNew ? new(index) : old(index)
      return clause != nil && !rows[index].isFrontMatter && isSaid(index)
    }
  }

  /// Whether a row has words to show; a designation alone shows with the clause that it opens.
  private func isSaid(_ row: Int) -> Bool {
    clause(row).map { !$0.text.isEmpty || $0.heading != nil || !$0.designation.isEmpty } ?? false
  }
}
