// Rulewright. Apache-2.0.

extension LineageFinder {
  /// What came of clauses that were divided or joined: for each clause without a partner the pair
  /// whose words it took, or gave.
  ///
  /// A clause is a part when the words that its pair lost, or gained, hold most of it.
  mutating func foundParts() -> [Lineage.Part] {
    let changed = (0..<new.count).filter { oldByNew[$0] >= 0 && !isSame(oldByNew[$0], $0) }
    guard !changed.isEmpty else { return [] }
    var parts: [Lineage.Part] = []
    let came = (0..<new.count).filter { isLeft(new: $0) && bag(new: $0).count >= Self.least }
    if !came.isEmpty {
      // Only what lost words can have given them.
      let olds = changed.map { oldByNew[$0] }.sorted().filter { a in
        bag(old: a).surplus(over: bag(new: newByOld[a])) >= Self.least
      }
      var index = SharedWordIndex(of: olds.map { ($0, words(old: $0)) }, size: old.count)
      for b in came {
        let found = best(index.clauses(sharing: words(new: b), atMost: 4)) { finder, a in
          let kept = finder.newByOld[a]
          let home = finder.new.parents[b]
          return (
            finder.share(
              of: finder.bag(new: b), in: finder.bag(old: a), without: finder.bag(new: kept)),
            home == finder.new.parents[kept] || home == kept
          )
        }
        if let (a, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .split, share: Double(share) / 1000))
        }
      }
    }
    let went = (0..<old.count).filter { isLeft(old: $0) && bag(old: $0).count >= Self.least }
    if !went.isEmpty {
      let news = changed.filter { b in
        bag(new: b).surplus(over: bag(old: oldByNew[b])) >= Self.least
      }
      var index = SharedWordIndex(of: news.map { ($0, words(new: $0)) }, size: new.count)
      for a in went {
        let found = best(index.clauses(sharing: words(old: a), atMost: 4)) { finder, b in
          let kept = finder.oldByNew[b]
          let home = finder.old.parents[a]
          return (
            finder.share(
              of: finder.bag(old: a), in: finder.bag(new: b), without: finder.bag(old: kept)),
            home == finder.old.parents[kept] || home == kept
          )
        }
        if let (b, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .merged, share: Double(share) / 1000))
        }
      }
    }
    return parts
  }

  /// So many words make a part.
  private static let least = 4

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

  /// How much of some words, in thousandths, stands in others once those that were kept are gone;
  /// each list sorted.
  private mutating func share(
    of part: [Int32], in whole: [Int32], without kept: [Int32]
  ) -> Int {
    let weights = weighed()
    var (held, total) = (0, 0)
    var (inWhole, inKept) = (0, 0)
    var at = 0
    while at < part.count {
      let word = part[at]
      var wanted = 0
      while at < part.count, part[at] == word { (at, wanted) = (at + 1, wanted + 1) }
      var free = 0
      while inWhole < whole.count, whole[inWhole] <= word {
        if whole[inWhole] == word { free += 1 }
        inWhole += 1
      }
      while inKept < kept.count, kept[inKept] <= word {
        if kept[inKept] == word { free -= 1 }
        inKept += 1
      }
      let weight = weights[word]
      total += weight * wanted
      held += weight * min(wanted, max(0, free))
    }
    return total == 0 ? 0 : 1000 * held / total
  }
}

extension [Int32] {
  /// How many words of a sorted list another sorted one has not.
  fileprivate func surplus(over other: [Int32]) -> Int {
    var (here, there, missing) = (0, 0, 0)
    while here < count, there < other.count {
      if self[here] < other[there] { missing += 1 }
      let (a, b) = (self[here], other[there])
      if a <= b { here += 1 }
      if b <= a { there += 1 }
    }
    return missing + count - here
  }
}
