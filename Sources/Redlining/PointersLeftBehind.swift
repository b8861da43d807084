// Rulewright. Apache-2.0.

/// After which row each moved clause used to stand: that of the clause before it that stayed.
package func pointersLeftBehind(in redline: Redline) -> [Int: [Int]] {
  var rowOfOld: [Int: Int] = [:]
  for (index, row) in redline.rows.enumerated() {
    if let old = row.old, !row.operations.contains(.moved) {
      rowOfOld[old] = rowOfOld[old] ?? index
    }
  }
  var pointers: [Int: [Int]] = [:]
  let moved = redline.rows.enumerated()
    .filter { $0.element.operations.contains(.moved) && $0.element.old != nil }
    .sorted { ($0.element.old ?? 0, $0.offset) < ($1.element.old ?? 0, $1.offset) }
  var seen: Set<Int> = []
  for (index, row) in moved {
    guard let old = row.old, seen.insert(old).inserted else { continue }
    var before = old - 1
    while before >= 0, rowOfOld[before] == nil { before -= 1 }
    if before >= 0, let place = rowOfOld[before] { pointers[place, default: []].append(index) }
  }
  return pointers
}
