// Rulewright. Apache-2.0.

import Clauses

extension Draft {
  /// The bytes of the designation that ends at an offset, back to its parenthesis.
  func designationRange(endingAt end: Int, from start: Int) -> Range<Int> {
    var at = end
    while at > start {
      at -= 1
      if bytes[at] == 0x28 { return at..<end }
    }
    return start..<end
  }
}
