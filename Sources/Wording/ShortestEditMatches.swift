// Rulewright. Apache-2.0.

/// The most elements that two sequences have in common in order, found by the shortest edit.
///
/// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy form with its
/// rows kept: O((N + M) D) time and D²/2 numbers, without recursion. Nil when the edit is
/// longer than `limit` or the search has cost too much: texts that different have no diff that
/// anybody would read, and the time must stay near-linear.
func shortestEditMatches(of old: [Int], with new: [Int], limit: Int) -> [Alignment.Match]? {
  let (n, m) = (old.count, new.count)
  let longest = min(n + m, limit)
  var budget = 64 * (n + m) + 1 << 22
  /// The furthest place in `old` reached on each diagonal (old - new), shifted to be positive.
  var reached = [Int32](repeating: 0, count: 2 * longest + 3)
  let middle = longest + 1
  /// Row d holds the diagonals -d, -d + 2, …, d and begins at d (d + 1) / 2.
  var rows: [Int32] = []
  for d in 0...longest {
    for k in stride(from: -d, through: d, by: 2) {
      let down = k == -d || (k != d && reached[middle + k - 1] < reached[middle + k + 1])
      var x = d == 0 ? 0 : Int(down ? reached[middle + k + 1] : reached[middle + k - 1] + 1)
      let start = x
      while x < n, x - k < m, old[x] == new[x - k] { x += 1 }
      budget -= x - start + 1
      reached[middle + k] = Int32(x)
      rows.append(Int32(x))
      if x >= n, x - k >= m { return matches(along: rows, edit: d, from: n, m) }
    }
    if budget < 0 { return nil }
  }
  return nil
}

/// Walks back from the end through the kept rows and collects the elements in common.
private func matches(
  along rows: [Int32], edit: Int, from oldCount: Int, _ newCount: Int
) -> [Alignment.Match] {
  var (x, y) = (oldCount, newCount)
  var found: [Alignment.Match] = []
  var d = edit
  while d > 0 {
    let k = x - y
    let row = (d - 1) * d / 2
    /// The place of a diagonal in the row before.
    func before(_ diagonal: Int) -> Int { Int(rows[row + (diagonal + d - 1) / 2]) }
    let down = k == -d || (k != d && before(k - 1) < before(k + 1))
    let startX = down ? before(k + 1) : before(k - 1) + 1
    while x > startX {
      x -= 1
      y -= 1
      found.append(Alignment.Match(old: x, new: y))
    }
    if down { y -= 1 } else { x -= 1 }
    d -= 1
  }
  while x > 0 {
    x -= 1
    y -= 1
    found.append(Alignment.Match(old: x, new: y))
  }
  return found.reversed()
}
