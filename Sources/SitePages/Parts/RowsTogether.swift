// Rulewright. Apache-2.0.

import Clauses

/// Some changes in their order, where many rows of one table that nobody speaks to are one.
func rowsTogether(
  _ rows: [Int], of reading: RedlineReading, _ speaking: SpeakingTexts
) -> [[Int]] {
  func table(_ row: Int) -> Int? {
    guard reading.clause(row)?.kind == .row, speaking.count(reading, row) == 0 else { return nil }
    return reading.parents[row]
  }
  var groups: [[Int]] = []
  var last: Int?
  for row in rows {
    let table = table(row)
    if table != nil, table == last {
      groups[groups.count - 1].append(row)
    } else {
      groups.append([row])
    }
    last = table
  }
  return groups.flatMap { $0.count > 2 ? [$0] : $0.map { [$0] } }
}
