// Rulewright. Apache-2.0.

/// The pairs that together weigh most while rising on both sides.
///
/// Takes them sorted by old clause and then by new. O(n log n): a Fenwick tree over the new
/// clauses keeps the heaviest chain that ends before each. Of equal chains the one found first
/// stands, so that the answer is the same each time.
func heaviestChain(of pairs: [Resemblance]) -> [Resemblance] {
  guard let least = pairs.map(\.new).min(), let most = pairs.map(\.new).max() else { return [] }
  var tree = [Int](repeating: -1, count: most - least + 2)  // The end of a chain, or -1.
  var totals = [Int](repeating: 0, count: pairs.count)
  var before = [Int](repeating: -1, count: pairs.count)
  func isHeavier(_ a: Int, than b: Int) -> Bool { b == -1 || totals[a] > totals[b] }

  var start = 0
  while start < pairs.count {
    var end = start
    while end < pairs.count, pairs[end].old == pairs[start].old { end += 1 }
    // All chains of one old clause are found before any is entered: it has one partner at most.
    for index in start..<end {
      var best = -1
      var slot = pairs[index].new - least
      while slot > 0 {
        if tree[slot] != -1, isHeavier(tree[slot], than: best) { best = tree[slot] }
        slot -= slot & -slot
      }
      before[index] = best
      totals[index] = pairs[index].weight + (best == -1 ? 0 : totals[best])
    }
    for index in start..<end {
      var slot = pairs[index].new - least + 1
      while slot < tree.count {
        if isHeavier(index, than: tree[slot]) { tree[slot] = index }
        slot += slot & -slot
      }
    }
    start = end
  }

  var best = -1
  for index in pairs.indices where isHeavier(index, than: best) { best = index }
  var chain: [Resemblance] = []
  while best != -1 {
    chain.append(pairs[best])
    best = before[best]
  }
  return chain.reversed()
}
