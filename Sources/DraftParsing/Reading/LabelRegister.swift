// Rulewright. Apache-2.0.

import Clauses

/// The labels that a draft has used up, so that each new one is unique.
struct LabelRegister {
  private var indexByLabel: [ClauseLabel: Int] = [:]
  /// The next number for a label that was wanted more than once.
  private var nextNumber: [ClauseLabel: Int] = [:]
  /// How many of each like stand in each clause: `p`, `note`, `table`.
  private var counters: [String: Int] = [:]

  /// The clause that has a label.
  func index(of label: String) -> Int? { indexByLabel[ClauseLabel(label)] }

  /// Gives a clause the label it wants, or "label--2" when another clause has it.
  mutating func take(_ wanted: String, for clause: Int) -> ClauseLabel {
    let wish = ClauseLabel(wanted)
    var label = wish
    var number = nextNumber[wish, default: 2]
    while indexByLabel[label] != nil {
      label = ClauseLabel("\(wanted)--\(number)")
      number += 1
    }
    if label != wish { nextNumber[wish] = number }
    indexByLabel[label] = clause
    return label
  }

  /// The place of the next clause among its like in another: 3 for the third note.
  mutating func count(_ like: String, in parent: Int?) -> Int {
    let place = "\(parent ?? -1) \(like)"
    counters[place, default: 0] += 1
    return counters[place, default: 1]
  }
}
