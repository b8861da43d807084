// Rulewright. Apache-2.0.

extension LineageFinder {
  /// Pairs the clauses in which most of what is a pair stands; gives whether there were any.
  ///
  /// From the innermost outwards, so that a section follows from its paragraphs in one pass.
  mutating func pairParentsByVotes() -> Bool {
    var isNews = false
    for a in stride(from: old.count - 1, through: 0, by: -1) where isLeft(old: a) {
      var votes: [Int: Int] = [:]
      var cast = 0
      for child in old.children(of: a) where newByOld[child] >= 0 {
        votes[new.parents[newByOld[child]], default: 0] += 1
        cast += 1
      }
      let most = votes.filter { $0.key != new.root }
        .max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
      guard let (b, count) = most, count * 2 > cast, isLeft(new: b), mayBeOne(a, b) else {
        continue
      }
      // One clause that came from elsewhere does not make its new place the old one.
      let others = new.children(of: b).count { oldByNew[$0] >= 0 && old.parents[oldByNew[$0]] != a }
      guard count > others else { continue }
      let isSilent = old.sizes[a] == 0 || new.sizes[b] == 0
      let isMost =
        count * 2 >= old.children(of: a).count && count * 2 >= new.children(of: b).count
      guard isSilent || isMost || likeness(a, b) >= 250 else { continue }
      record(a, b)
      isNews = true
    }
    return isNews
  }
}
