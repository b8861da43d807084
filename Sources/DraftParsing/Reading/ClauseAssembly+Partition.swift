// Rulewright. Apache-2.0.

import Clauses

extension ClauseAssembly {
  /// Stretches the clauses so that together they are the file: comments before a clause are in
  /// its range already, and blank lines after it stay with it.
  mutating func partition() {
    guard !clauses.isEmpty else {
      if !draft.bytes.isEmpty { appendWholeFile() }
      return
    }
    var starts = clauses.map(\.range.lowerBound)
    starts[0] = 0
    for index in starts.indices.dropFirst() {
      starts[index] = max(starts[index - 1], starts[index])
    }
    for index in clauses.indices {
      let end = index + 1 < clauses.count ? starts[index + 1] : draft.bytes.count
      clauses[index].range = starts[index]..<end
      clauses[index].wordsRange = clauses[index].wordsRange.clamped(to: starts[index]..<end)
    }
  }

  /// A file of blank lines and comments alone is one clause without words.
  private mutating func appendWholeFile() {
    clauses.append(
      Clause(
        kind: .preamble, designation: "", citation: Citation("¶ 1"), label: ClauseLabel("p1"),
        depth: 0, heading: nil, text: "", runs: [], range: 0..<draft.bytes.count,
        wordsRange: 0..<0, line: 1, endLine: draft.lineStarts.count, parent: nil))
  }
}
