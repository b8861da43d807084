// Rulewright. Apache-2.0.

/// The word among some that was probably meant by a mistyped one; nil when none is near.
func nearest(to typed: String, among words: [String]) -> String? {
  let near = words.map { (word: $0, distance: editDistance(Array(typed.utf8), Array($0.utf8))) }
    .min { $0.distance < $1.distance }
  guard let near, near.distance <= max(1, typed.utf8.count / 3) else { return nil }
  return near.word
}

/// How many letters must be put in, taken out, exchanged or swapped to make one word another.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var rows = [Array(0...b.count)]
  for (i, left) in a.enumerated() {
    var row = [i + 1]
    for (j, right) in b.enumerated() {
      var cost = min(rows[i][j] + (left == right ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, left == b[j - 1], a[i - 1] == right {
        cost = min(cost, rows[i - 1][j - 1] + 1)
      }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
