// Rulewright. Apache-2.0.

/// A coding with its number in the record, by which it can be named as long as the record lives:
/// no other coding ever gets that number.
package struct NumberedCoding: Hashable, Sendable {
  package var number: Int
  package var coding: Coding

  package init(number: Int, coding: Coding) {
    self.number = number
    self.coding = coding
  }
}
