// Rulewright. Apache-2.0.

import Clauses

/// The labels that a draft has used up, so that each new one is unique.
struct LabelRegister {
  private(set) var indexByLabel: [ClauseLabel: Int] = [:]
  /// The next number for a label that was wanted more than once.
  private var nextNumber: [ClauseLabel: Int] = [:]
  /// How many of each like stand in each clause: `p`, `note`, `table`.
  private var counters: [String: [Int: Int]] = [:]

  /// Has room for the labels of so many clauses.
  mutating func reserve(_ count: Int) { indexByLabel.reserveCapacity(count) }

  /// The clause that has a label.
  func index(of label: String) -> Int? { indexByLabel[ClauseLabel(label)] }

  /// Gives a clause the label it wants, or "label--2" when another clause has it, which it tells.
  mutating func take(_ wanted: String, for clause: Int) -> (label: ClauseLabel, first: Int?) {
    let wish = ClauseLabel(wanted)
    var first = clause
    // Looks, and puts in what is not there, in one step.
    func take(_ index: inout Int) { first = index }
    take(&indexByLabel[wish, default: clause])
    if first == clause { return (wish, nil) }
    var label = wish
    var number = nextNumber[wish, default: 2]
    while indexByLabel[label] != nil {
      label = ClauseLabel("\(wanted)--\(number)")
      number += 1
    }
    nextNumber[wish] = number
    indexByLabel[label] = clause
    return (label, first)
  }

  /// The place of the next clause among its like in another: 3 for the third note.
  mutating func count(_ like: String, in parent: Int?) -> Int {
    let parent = parent ?? -1
    counters[like, default: [:]][parent, default: 0] += 1
    return counters[like]?[parent] ?? 0
  }
}
