// Rulewright. Apache-2.0.

import Clauses
import Wording

extension LineageFinder {
  /// So many bytes, four or five words, tell a clause from others wherever it stands.
  private static let telling = 24

  /// Pairs clauses that are the same with all that stands in them, where there is one such clause
  /// in each version.
  mutating func pairSameSubtrees() {
    // The clauses of each subtree; -1 for none, and -2 for several.
    var found: [(old: Int, new: Int)] = []
    found.reserveCapacity(old.count)
    var interner = WordInterner(capacity: old.count)
    let ids = old.subtrees.enumerated().map { index, hash in
      let id = withUnsafeBytes(of: hash) { interner.id(of: $0) }
      if id == found.count { found.append((index, -1)) } else { found[id].old = -2 }
      return id
    }
    for (index, hash) in new.subtrees.enumerated() {
      let id = withUnsafeBytes(of: hash) { interner.id(of: $0) }
      if id < found.count { found[id].new = found[id].new == -1 ? index : -2 }
    }
    for index in 0..<old.count where isLeft(old: index) {
      let pair = found[ids[index]]
      guard pair.old == index, pair.new >= 0, isLeft(new: pair.new) else { continue }
      let isLeaf = old.children(of: index).isEmpty
      if isLeaf, old.sizes[index] < Self.telling { continue }
      pairSubtree(index, pair.new)
    }
  }

  /// Pairs two clauses and, one by one, what stands in them, as long as it is the same.
  private mutating func pairSubtree(_ a: Int, _ b: Int) {
    var waiting = [(a, b)]
    while let (a, b) = waiting.popLast() {
      guard old.texts[a] == new.texts[b], isLeft(old: a), isLeft(new: b) else { continue }
      record(a, b)
      for pair in zip(old.children(of: a), new.children(of: b)) { waiting.append(pair) }
    }
  }

  /// Pairs clauses with the same words, where one clause in each version that is left has them.
  ///
  /// Few words ("Scope.") say little by themselves: such clauses must bear the same label, or
  /// stand in clauses that are a pair.
  mutating func pairSameUniqueWords() {
    // The clause of each text in either version; -1 for none, and -2 for several.
    let known = (old.texts.max() ?? -1) + 1
    var oldOf = [Int](repeating: -1, count: known)
    var newOf = oldOf
    for index in 0..<old.count where isLeft(old: index) && old.sizes[index] > 0 {
      let text = old.texts[index]
      oldOf[text] = oldOf[text] == -1 ? index : -2
    }
    for index in 0..<new.count where isLeft(new: index) {
      let text = new.texts[index]
      guard text < known, oldOf[text] != -1 else { continue }
      newOf[text] = newOf[text] == -1 ? index : -2
    }
    for a in 0..<old.count where isLeft(old: a) {
      let b = newOf[old.texts[a]]
      guard oldOf[old.texts[a]] == a, b >= 0 else { continue }
      let isTelling =
        old.sizes[a] >= Self.telling || old.labels[a] == new.labels[b] || standTogether(a, b)
      if isTelling, mayBeOne(a, b) { record(a, b) }
    }
  }

  /// Pairs clauses with the same words within clauses that are a pair, in order; gives whether
  /// there were any.
  ///
  /// What is a pair already divides the order, so that of two "[Reserved]" the one goes that
  /// stood where one is missing.
  mutating func pairSameWordsWithin() -> Bool {
    var isNews = false
    var left: [Int: Int] = [:]
    for q in 0...new.count {
      let p = oldByNew[q]
      guard p >= 0 else { continue }
      let (before, after) = (old.children(of: p), new.children(of: q))
      left.removeAll(keepingCapacity: true)
      for a in before where isLeft(old: a) { left[old.texts[a]] = 1 }
      guard !left.isEmpty, after.contains(where: { isLeft(new: $0) && left[new.texts[$0]] != nil })
      else { continue }
      var numbers: [Int: Int] = [:]
      func number(_ key: Int) -> Int {
        let next = numbers.count
        if let known = numbers[key] { return known }
        numbers[key] = next
        return next
      }
      // Pairs are numbered below zero, so that only their own partners are the same; what was said
      // to have none is -1, which no earlier clause is.
      let oldKeys = before.map { a in number(isLeft(old: a) ? old.texts[a] : -2 - a) }
      let newKeys = after.map { b in
        number(isLeft(new: b) ? new.texts[b] : oldByNew[b] < 0 ? -1 : -2 - oldByNew[b])
      }
      let (first, second) = (before.startIndex, after.startIndex)
      for match in alignment(of: oldKeys, with: newKeys).matches {
        let (a, b) = (before[first + match.old], after[second + match.new])
        guard isLeft(old: a), isLeft(new: b), mayBeOne(a, b) else { continue }
        record(a, b)
        isNews = true
      }
    }
    return isNews
  }
}
