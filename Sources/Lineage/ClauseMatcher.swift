// Rulewright. Apache-2.0.

import Clauses
import Wording

/// The work of finding a lineage: the two trees, and the pairs found so far.
struct ClauseMatcher {
  let old: [Clause]
  let new: [Clause]
  /// In order; rising on both sides.
  private(set) var pairs: [Lineage.Pair] = []
  /// The partners of the pairs found so far, by index; -1 for none.
  private(set) var newByOld: [Int]
  private(set) var oldByNew: [Int]
  private var interner = WordInterner()
  private var oldBags: [WordBag?]
  private var newBags: [WordBag?]

  init(old: ClauseTree, new: ClauseTree) {
    self.old = old.clauses
    self.new = new.clauses
    newByOld = Array(repeating: -1, count: old.clauses.count)
    oldByNew = Array(repeating: -1, count: new.clauses.count)
    oldBags = Array(repeating: nil, count: old.clauses.count)
    newBags = Array(repeating: nil, count: new.clauses.count)
  }

  /// Pairs clauses whose words are the same, byte for byte, in order.
  ///
  /// Most clauses find their partner here, also when something inserted above renumbered them.
  /// Words that occur more than once ("[Reserved]") say little: a row of matches that follow
  /// each other is believed only when one of them stands for itself, and else left to the gaps.
  mutating func pairSameWords() {
    var texts = WordInterner(capacity: old.count + new.count)
    func number(_ clause: Clause) -> Int {
      let bytes = Array(clause.text.utf8)
      return texts.id(of: bytes, 0..<bytes.count)
    }
    let oldTexts = old.map(number)
    let newTexts = new.map(number)
    var oldCounts = [Int](repeating: 0, count: texts.count)
    var newCounts = oldCounts
    for text in oldTexts { oldCounts[text] += 1 }
    for text in newTexts { newCounts[text] += 1 }

    let matches = alignment(of: oldTexts, with: newTexts).matches
    for match in matches { record(match.old, match.new) }
    var start = 0
    while start < matches.count {
      var end = start + 1
      while end < matches.count, matches[end].old == matches[end - 1].old + 1,
        matches[end].new == matches[end - 1].new + 1
      {
        end += 1
      }
      let row = matches[start..<end]
      let isBelieved = row.contains { match in
        let text = oldTexts[match.old]
        return oldCounts[text] == 1 && newCounts[text] == 1
          || old[match.old].label == new[match.new].label
          || standTogether(match.old, match.new)
      }
      if isBelieved {
        for match in row {
          pairs.append(Lineage.Pair(old: match.old, new: match.new, similarity: 1))
        }
      } else {
        for match in row { forget(match.old, match.new) }
      }
      start = end
    }
  }

  /// Pairs what is alike between one pair and the next.
  mutating func pairAlikeInGaps() {
    var found: [Lineage.Pair] = []
    var (oldStart, newStart) = (0, 0)
    for index in 0...pairs.count {
      let next = index < pairs.count ? pairs[index] : nil
      let oldGap = oldStart..<(next?.old ?? old.count)
      let newGap = newStart..<(next?.new ?? new.count)
      if !oldGap.isEmpty, !newGap.isEmpty {
        let chain = heaviestChain(of: resemblances(oldGap, newGap))
        for pair in chain {
          found.append(Lineage.Pair(old: pair.old, new: pair.new, similarity: pair.similarity))
          record(pair.old, pair.new)
        }
      }
      if let next {
        found.append(next)
        (oldStart, newStart) = (next.old + 1, next.new + 1)
      }
    }
    pairs = found
  }

  /// Whether two clauses stand in the same clause as far as is known: their parents are a pair,
  /// or bear the same label, or neither has one.
  func standTogether(_ oldIndex: Int, _ newIndex: Int) -> Bool {
    switch (old[oldIndex].parent, new[newIndex].parent) {
    case (nil, nil): true
    case (let a?, let b?): newByOld[a] == b || old[a].label == new[b].label
    default: false
    }
  }

  /// Whether nothing forbids that two clauses stand in the same clause: `standTogether`, or
  /// their parents are both without a partner yet.
  func mayStandTogether(_ oldIndex: Int, _ newIndex: Int) -> Bool {
    if standTogether(oldIndex, newIndex) { return true }
    guard let a = old[oldIndex].parent, let b = new[newIndex].parent else { return false }
    return newByOld[a] == -1 && oldByNew[b] == -1
  }

  mutating func oldBag(_ index: Int) -> WordBag {
    if let bag = oldBags[index] { return bag }
    let bag = WordBag(of: Array(old[index].text.utf8), by: &interner)
    oldBags[index] = bag
    return bag
  }

  mutating func newBag(_ index: Int) -> WordBag {
    if let bag = newBags[index] { return bag }
    let bag = WordBag(of: Array(new[index].text.utf8), by: &interner)
    newBags[index] = bag
    return bag
  }

  private mutating func record(_ oldIndex: Int, _ newIndex: Int) {
    newByOld[oldIndex] = newIndex
    oldByNew[newIndex] = oldIndex
  }

  private mutating func forget(_ oldIndex: Int, _ newIndex: Int) {
    newByOld[oldIndex] = -1
    oldByNew[newIndex] = -1
  }
}
