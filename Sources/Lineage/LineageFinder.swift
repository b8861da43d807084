// Rulewright. Apache-2.0.

import Clauses
import Wording

/// The work of finding a lineage: what is compared of both versions, and the pairs found so far.
struct LineageFinder {
  let old: ClauseFacts
  let new: ClauseFacts
  /// The partners found so far, -1 for none and -2 for none ever; the roots are a pair from the
  /// first.
  private(set) var newByOld: [Int]
  private(set) var oldByNew: [Int]
  /// The clauses whose partner was chosen among others nearly as good, by new clause.
  var uncertain: Set<Int> = []
  var doubts: [Lineage.Doubt] = []
  var parts: [Lineage.Part] = []
  /// The later clauses, and the earlier ones as -1 - index, that are parts of others.
  var claimed: Set<Int> = []
  private var interner = WordInterner(capacity: 4096)
  private var oldWords: ClauseWords
  private var newWords: ClauseWords
  private var weights: WordWeights?
  /// The parts of clauses that the drafter named.
  private(set) var saidParts: [Lineage.Part] = []

  init(old: ClauseTree, new: ClauseTree) {
    var interners = Interners()
    self.old = ClauseFacts(old, by: &interners)
    self.new = ClauseFacts(new, by: &interners)
    newByOld = Array(repeating: -1, count: self.old.count + 1)
    oldByNew = Array(repeating: -1, count: self.new.count + 1)
    oldWords = ClauseWords(self.old.clauses)
    newWords = ClauseWords(self.new.clauses)
    record(self.old.root, self.new.root)
  }

  mutating func record(_ a: Int, _ b: Int) {
    newByOld[a] = b
    oldByNew[b] = a
  }

  /// Whether a clause may still find its partner.
  func isLeft(old index: Int) -> Bool { newByOld[index] == -1 }
  func isLeft(new index: Int) -> Bool { oldByNew[index] == -1 }

  /// Whether two clauses stand in clauses that are a pair.
  func standTogether(_ a: Int, _ b: Int) -> Bool { newByOld[old.parents[a]] == new.parents[b] }

  /// Finds all pairs, and begins with those that were said.
  mutating func pairAll(as said: SaidLineage) {
    for pair in said.pairs { record(pair.old, pair.new) }
    for index in said.aloneOld { newByOld[index] = -2 }
    for index in said.aloneNew { oldByNew[index] = -2 }
    saidParts = said.parts.map { part in
      var part = part
      part.share = Double(similarity(part.old, part.new)) / 1000
      return part
    }
    pairSameSubtrees()
    pairSameUniqueWords()
    settle()
    pairSameUniqueWords()
    pairAllAlike(isStrict: true)
    // What was divided or joined is not also something else that is a little like it.
    parts = foundParts()
    for part in parts { claimed.insert(part.kind == .split ? part.new : -1 - part.old) }
    if pairAllAlike(isStrict: false) { parts = foundParts() }
  }

  /// Pairs what is alike, and what follows from it, until nothing more does; gives whether there
  /// was anything.
  @discardableResult
  private mutating func pairAllAlike(isStrict: Bool) -> Bool {
    for round in 0..<3 {
      guard pairAlike(isStrict: isStrict) else { return round > 0 }
      settle()
    }
    return true
  }

  /// Lets pairs speak for what stands around them, until nothing more follows.
  private mutating func settle() {
    for _ in 0..<6 {
      let hasParents = pairParentsByVotes()
      let hasChildren = pairSameWordsWithin()
      if !hasParents && !hasChildren { return }
    }
  }

  func isSame(_ a: Int, _ b: Int) -> Bool { old.texts[a] == new.texts[b] }

  mutating func words(old index: Int) -> [Int32] { oldWords.words(of: index, by: &interner) }
  mutating func words(new index: Int) -> [Int32] { newWords.words(of: index, by: &interner) }
  mutating func bag(old index: Int) -> [Int32] { oldWords.bag(of: index, by: &interner) }
  mutating func bag(new index: Int) -> [Int32] { newWords.bag(of: index, by: &interner) }

  /// The weights of words, from the clauses that are left when they are first asked for and a
  /// sample of the others.
  mutating func weighed() -> WordWeights {
    if let weights { return weights }
    var lists: [[Int32]] = []
    let step = max(1, old.count / 128)
    for a in 0..<old.count where isLeft(old: a) || a % step == 0 { lists.append(words(old: a)) }
    for b in 0..<new.count where isLeft(new: b) { lists.append(words(new: b)) }
    let found = WordWeights(of: lists, words: interner.count)
    weights = found
    return found
  }
}
