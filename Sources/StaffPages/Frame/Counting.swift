// Rulewright. Apache-2.0.

/// Whether what is shown of many comments together is of today.
package enum Counting: Hashable, Sendable {
  case present
  /// It is counted anew, and what is shown is of before.
  case underWay
  /// It could not be counted; a sentence says why.
  case failed(String)
}
