// Rulewright. Apache-2.0.

package import Codings

/// A coding of the record as somebody sees it, and as they want it to be.
package struct CodingChange: Hashable, Sendable {
  /// Its number in the record, which stays.
  package var number: Int
  package var from: Coding
  package var to: Coding

  package init(number: Int, from: Coding, to: Coding) {
    self.number = number
    self.from = from
    self.to = to
  }

  /// Whether nothing is to change, byte for byte.
  var isNothing: Bool {
    RecordChange.areSame(
      NumberedCoding(number: number, coding: from), NumberedCoding(number: number, coding: to))
  }
}
