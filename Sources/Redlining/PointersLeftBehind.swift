// Rulewright. Apache-2.0.

import Clauses

/// After which row each moved clause used to stand: that of the clause before it that stayed.
package func pointersLeftBehind(in redline: Redline) -> [Int: [Int]] {
  let rows = redline.rows
  let moved = rows.indices
    .filter { rows[$0].operations.contains(.moved) && rows[$0].old != nil }
    .sorted { (rows[$0].old ?? 0, $0) < (rows[$1].old ?? 0, $1) }
  if moved.isEmpty { return [:] }
  // The row of each earlier clause that was not moved; -1 for none.
  var rowOfOld = [Int](repeating: -1, count: redline.old.clauses.count)
  for index in rows.indices.reversed() {
    if let old = rows[index].old, !rows[index].operations.contains(.moved) { rowOfOld[old] = index }
  }
  var pointers: [Int: [Int]] = [:]
  var last: Int?
  for index in moved {
    guard let old = rows[index].old, old != last else { continue }
    last = old
    var before = old - 1
    while before >= 0, rowOfOld[before] < 0 { before -= 1 }
    if before >= 0 { pointers[rowOfOld[before], default: []].append(index) }
  }
  return pointers
}
