// Rulewright. Apache-2.0.

import Wording

extension LineageFinder {
  /// The pairs found, with what became of each.
  mutating func lineage() -> Lineage {
    let all = saidParts + parts
    parts =
      all.filter { $0.kind == .split }.sorted { $0.new < $1.new }
      + all.filter { $0.kind == .merged }.sorted { $0.old < $1.old }
    let moved = moved()
    var pairs: [Lineage.Pair] = []
    for b in 0..<new.count {
      let a = oldByNew[b]
      guard a >= 0 else { continue }
      pairs.append(
        Lineage.Pair(
          old: a, new: b, similarity: Double(similarity(a, b)) / 1000, isMoved: moved[b],
          isRedesignated: old.designations[a] != new.designations[b],
          isCertain: !uncertain.contains(b)))
    }
    // What stands in a moved clause moved with it, and is not in order either.
    var hasGone = moved
    for b in 0..<new.count where new.parents[b] < b && hasGone[new.parents[b]] { hasGone[b] = true }
    let stayed = pairs.filter { !hasGone[$0.new] }
    let inOrder = increasingSubsequence(of: stayed.map(\.old)).map { stayed[$0] }
    // What found its partner after all is in no doubt.
    let doubts = doubts.filter { doubt in
      doubt.old.contains { isLeft(old: $0) } && doubt.new.contains { isLeft(new: $0) }
    }
    return Lineage(
      pairs: pairs, inOrder: inOrder, parts: parts, doubts: doubts, oldCount: old.count,
      newCount: new.count)
  }

  /// Which later clauses stand in another clause than before, or out of the longest row of those
  /// that kept their order.
  private func moved() -> [Bool] {
    var moved = [Bool](repeating: false, count: new.count)
    func pair(_ a: Int, _ b: Int) -> Int { a * (new.count + 1) + b }
    let divided = Set(parts.map { pair($0.old, $0.new) })
    for b in 0..<new.count {
      let a = oldByNew[b]
      guard a >= 0, !standTogether(a, b) else { continue }
      moved[b] = !divided.contains(pair(old.parents[a], new.parents[b]))
    }
    for q in 0...new.count {
      let p = oldByNew[q]
      guard p >= 0 else { continue }
      let family = new.children(of: q).filter {
        oldByNew[$0] >= 0 && standTogether(oldByNew[$0], $0)
      }
      guard family.count > 1 else { continue }
      let places = family.map { old.places[oldByNew[$0]] }
      if zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) { continue }
      var isInOrder = [Bool](repeating: false, count: family.count)
      for place in increasingSubsequence(of: places) { isInOrder[place] = true }
      for (place, b) in family.enumerated() where !isInOrder[place] { moved[b] = true }
    }
    return moved
  }
}
