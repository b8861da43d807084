// Rulewright. Apache-2.0.

import Clauses

extension ClauseTree {
  /// The index after the last clause that stands in another.
  func endOfSubtree(_ index: Int) -> Int {
    var end = index + 1
    while end < clauses.count, clauses[end].depth > clauses[index].depth { end += 1 }
    return end
  }
}
