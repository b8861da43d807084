// Rulewright. Apache-2.0.

import Clauses
import Wording

/// The work of finding a lineage: what is compared of both versions, and the pairs found so far.
struct LineageFinder {
  let old: ClauseFacts
  let new: ClauseFacts
  /// The partners found so far, -1 for none; the roots are a pair from the first.
  private(set) var newByOld: [Int]
  private(set) var oldByNew: [Int]
  /// How much each word tells: 1 for one that stands in every clause, and one more each time
  /// that it is half as frequent.
  let weights: [Int32]
  /// The clauses whose partner was chosen among others nearly as good, by new clause.
  var uncertain: Set<Int> = []
  var doubts: [Lineage.Doubt] = []
  /// The later clauses, and the earlier ones as -1 - index, that are parts of others.
  var claimed: Set<Int> = []
  /// The words of each clause, sorted, once they were asked for.
  var oldBags: [[Int32]?]
  var newBags: [[Int32]?]

  init(old: ClauseTree, new: ClauseTree) {
    var interners = Interners()
    self.old = ClauseFacts(old, by: &interners)
    self.new = ClauseFacts(new, by: &interners)
    newByOld = Array(repeating: -1, count: self.old.count + 1)
    oldByNew = Array(repeating: -1, count: self.new.count + 1)
    oldBags = Array(repeating: nil, count: self.old.count)
    newBags = Array(repeating: nil, count: self.new.count)
    weights = LineageFinder.weights(self.old, self.new, words: interners.words.count)
    record(self.old.root, self.new.root)
  }

  mutating func record(_ a: Int, _ b: Int) {
    newByOld[a] = b
    oldByNew[b] = a
  }

  func isLeft(old index: Int) -> Bool { newByOld[index] < 0 }
  func isLeft(new index: Int) -> Bool { oldByNew[index] < 0 }

  /// Whether two clauses stand in clauses that are a pair.
  func standTogether(_ a: Int, _ b: Int) -> Bool { newByOld[old.parents[a]] == new.parents[b] }

  /// Finds all pairs.
  mutating func pairAll(overrides: [(old: Int, new: Int)]) {
    for pair in overrides where isLeft(old: pair.old) && isLeft(new: pair.new) {
      record(pair.old, pair.new)
    }
    pairSameSubtrees()
    pairSameUniqueWords(atLeast: 5)
    settle()
    pairSameUniqueWords(atLeast: 5)
    for _ in 0..<3 {
      let isNews = pairAlike(elsewhere: 650)
      settle()
      if !isNews { break }
    }
    // What was divided or joined is not also something from far away that is a little like it.
    let parts = parts()
    for part in parts { claimed.insert(part.kind == .split ? part.new : -1 - part.old) }
    if pairAlike(elsewhere: 480) { settle() }
  }

  /// Lets pairs speak for what stands around them, until nothing more follows.
  private mutating func settle() {
    for _ in 0..<6 {
      let hasParents = pairParentsByVotes()
      let hasChildren = pairSameWordsWithin()
      if !hasParents && !hasChildren { return }
    }
  }

  private static func weights(_ old: ClauseFacts, _ new: ClauseFacts, words: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: words)
    var last = [Int32](repeating: -1, count: words)
    var clause: Int32 = 0
    for facts in [old, new] {
      for index in 0..<facts.count {
        for word in facts.words(of: index) where last[Int(word)] != clause {
          last[Int(word)] = clause
          counts[Int(word)] += 1
        }
        clause += 1
      }
    }
    let total = Int32(old.count + new.count)
    return counts.map { count in
      let times = total / max(1, count)
      return 1 + Int32(Int32.bitWidth - 1 - max(1, times).leadingZeroBitCount)
    }
  }
}
