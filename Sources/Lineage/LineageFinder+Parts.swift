// Rulewright. Apache-2.0.

extension LineageFinder {
  /// What came of clauses that were divided or joined: for each clause without a partner the pair
  /// whose words it took, or gave.
  ///
  /// A clause is a part when the words that its pair lost, or gained, hold most of it.
  mutating func parts() -> [Lineage.Part] {
    let changed = (0..<new.count).filter { b in
      let a = oldByNew[b]
      return a >= 0 && old.texts[a] != new.texts[b]
    }
    guard !changed.isEmpty else { return [] }
    var parts: [Lineage.Part] = []
    let cameAlone = (0..<new.count).filter { isLeft(new: $0) && new.wordCount(of: $0) >= 4 }
    if !cameAlone.isEmpty {
      var index = SharedWordIndex(of: changed.map { oldByNew[$0] }.sorted(), in: old)
      for b in cameAlone {
        let found = best(index.clauses(sharing: new.words(of: b), atMost: 4)) { a in
          let kept = newByOld[a]
          let isNear = new.parents[b] == new.parents[kept] || new.parents[b] == kept
          return (
            share(of: new.words(of: b), in: old.words(of: a), without: new.words(of: kept)), isNear
          )
        }
        if let (a, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .split, share: Double(share) / 1000))
        }
      }
    }
    let wentAlone = (0..<old.count).filter { isLeft(old: $0) && old.wordCount(of: $0) >= 4 }
    if !wentAlone.isEmpty {
      var index = SharedWordIndex(of: changed, in: new)
      for a in wentAlone {
        let found = best(index.clauses(sharing: old.words(of: a), atMost: 4)) { b in
          let kept = oldByNew[b]
          let isNear = old.parents[a] == old.parents[kept] || old.parents[a] == kept
          return (
            share(of: old.words(of: a), in: new.words(of: b), without: old.words(of: kept)), isNear
          )
        }
        if let (b, share) = found {
          parts.append(Lineage.Part(old: a, new: b, kind: .merged, share: Double(share) / 1000))
        }
      }
    }
    return parts
  }

  /// The candidate that holds most, when it holds enough: six words of ten near by, eight elsewhere.
  private func best(
    _ candidates: [Int], by held: (Int) -> (share: Int, isNear: Bool)
  ) -> (Int, Int)? {
    var best: (Int, Int)?
    for candidate in candidates {
      let (share, isNear) = held(candidate)
      guard share >= (isNear ? 600 : 800), share > best?.1 ?? 0 else { continue }
      best = (candidate, share)
    }
    return best
  }

  /// How much of some words, in thousandths, stands in others once those that were kept are gone.
  private func share(
    of part: ArraySlice<Int32>, in whole: ArraySlice<Int32>, without kept: ArraySlice<Int32>
  ) -> Int {
    var counts: [Int32: Int] = [:]
    for word in whole { counts[word, default: 0] += 1 }
    for word in kept { counts[word, default: 0] -= 1 }
    var (held, total) = (0, 0)
    for word in part {
      let weight = Int(weights[Int(word)])
      total += weight
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      held += weight
    }
    return total == 0 ? 0 : 1000 * held / total
  }
}
