// Rulewright. Apache-2.0.

extension LineageFinder {
  /// What came of clauses that were divided or joined: for each clause without a partner the pair
  /// whose words it took, or gave.
  ///
  /// A clause is a part when the words that its pair lost, or gained, hold most of it.
  mutating func foundParts() -> [Lineage.Part] {
    let changed = (0..<new.count).filter { !isLeft(new: $0) && !isSame(oldByNew[$0], $0) }
    guard !changed.isEmpty else { return [] }
    var parts: [Lineage.Part] = []
    let came = (0..<new.count).filter { isLeft(new: $0) && words(new: $0).count >= 4 }
    if !came.isEmpty {
      let olds = changed.map { oldByNew[$0] }.sorted()
      var index = SharedWordIndex(of: olds.map { ($0, words(old: $0)) }, size: old.count)
      for b in came {
        let own = words(new: b)
        let found = best(index.clauses(sharing: own, atMost: 4)) { finder, a in
          let kept = finder.newByOld[a]
          let isNear = finder.new.parents[b] == finder.new.parents[kept] || finder.new.parents[b] == kept
          let share = finder.share(of: own, in: finder.words(old: a), without: finder.words(new: kept))
          return (share, isNear)
        }
        if let (a, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .split, share: Double(share) / 1000))
        }
      }
    }
    let went = (0..<old.count).filter { isLeft(old: $0) && words(old: $0).count >= 4 }
    if !went.isEmpty {
      var index = SharedWordIndex(of: changed.map { ($0, words(new: $0)) }, size: new.count)
      for a in went {
        let own = words(old: a)
        let found = best(index.clauses(sharing: own, atMost: 4)) { finder, b in
          let kept = finder.oldByNew[b]
          let isNear = finder.old.parents[a] == finder.old.parents[kept] || finder.old.parents[a] == kept
          let share = finder.share(of: own, in: finder.words(new: b), without: finder.words(old: kept))
          return (share, isNear)
        }
        if let (b, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .merged, share: Double(share) / 1000))
        }
      }
    }
    return parts
  }

  /// The candidate that holds most, when it holds enough: six words of ten near by, eight elsewhere.
  private mutating func best(
    _ candidates: [Int], by held: (inout LineageFinder, Int) -> (share: Int, isNear: Bool)
  ) -> (Int, Int)? {
    var best: (Int, Int)?
    for candidate in candidates {
      let (share, isNear) = held(&self, candidate)
      guard share >= (isNear ? 600 : 800), share > best?.1 ?? 0 else { continue }
      best = (candidate, share)
    }
    return best
  }

  /// How much of some words, in thousandths, stands in others once those that were kept are gone.
  private mutating func share(
    of part: [Int32], in whole: [Int32], without kept: [Int32]
  ) -> Int {
    let weights = weighed()
    var counts: [Int32: Int] = [:]
    for word in whole { counts[word, default: 0] += 1 }
    for word in kept { counts[word, default: 0] -= 1 }
    var (held, total) = (0, 0)
    for word in part {
      let weight = weights[word]
      total += weight
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      held += weight
    }
    return total == 0 ? 0 : 1000 * held / total
  }
}
