// Rulewright. Apache-2.0.

import Clauses
import Wording

/// Two clauses that may be one, and how much speaks for it, in thousandths.
private struct Candidate {
  var old: Int
  var new: Int
  /// The likeness of the words alone.
  var likeness: Int
  /// That, and what speaks for it around.
  var score: Int
}

extension LineageFinder {
  /// Pairs what is left and alike, the most alike first; gives whether there were any.
  ///
  /// When strict, only what is alike by half at least.
  mutating func pairAlike(isStrict: Bool) -> Bool {
    var candidates: [Candidate] = []
    let oldLeft = (0..<old.count).filter { isLeft(old: $0) && !claimed.contains(-1 - $0) }
    let newLeft = (0..<new.count).filter { isLeft(new: $0) && !claimed.contains($0) }
    guard !oldLeft.isEmpty, !newLeft.isEmpty else { return false }
    var namesakes: [Int: Int] = [:]
    for a in oldLeft { namesakes[old.labels[a]] = a }
    var index = SharedWordIndex(of: oldLeft.map { ($0, words(old: $0)) }, size: old.count)
    var isTried = [Int](repeating: -1, count: old.count)
    // What is left of the clause in which the last one stood: most stand in the same.
    var family: (of: Int, left: [Int]) = (-1, [])
    for b in newLeft {
      func consider(_ a: Int) {
        guard isTried[a] != b else { return }
        isTried[a] = b
        if let candidate = candidate(a, b, isStrict: isStrict) { candidates.append(candidate) }
      }
      let p = oldByNew[new.parents[b]]
      if p >= 0 {
        if family.of != p { family = (p, old.children(of: p).filter { isLeft(old: $0) }) }
        if family.left.count <= 40 { for a in family.left { consider(a) } }
      }
      if let a = namesakes[new.labels[b]] { consider(a) }
      for a in index.clauses(sharing: words(new: b), atMost: 6) { consider(a) }
    }
    candidates.sort {
      $0.score != $1.score
        ? $0.score > $1.score : $0.old != $1.old ? $0.old < $1.old : $0.new < $1.new
    }
    return pairBest(of: candidates)
  }

  /// Records the best candidates, one after the other.
  ///
  /// Where another is as good and nothing around tells the two apart, neither is taken: that is a
  /// doubt, for a person to settle.
  private mutating func pairBest(of candidates: [Candidate]) -> Bool {
    var isNews = false
    var bestOld: [Int: Candidate] = [:]
    var bestNew: [Int: Candidate] = [:]
    var doubtful: Set<Int> = []
    doubts = []
    for (place, candidate) in candidates.enumerated() {
      let (a, b) = (candidate.old, candidate.new)
      guard isLeft(old: a), isLeft(new: b), !doubtful.contains(b), !doubtful.contains(-1 - a) else {
        // Something nearly as good was there too.
        for best in [bestOld[a], bestNew[b]] {
          if let best, best.score - candidate.score < 60 { uncertain.insert(best.new) }
        }
        continue
      }
      if let doubt = doubt(about: candidate, among: candidates[(place + 1)...].prefix(64)) {
        doubts.append(doubt)
        doubtful.formUnion(doubt.new)
        doubtful.formUnion(doubt.old.map { -1 - $0 })
        continue
      }
      record(a, b)
      (bestOld[a], bestNew[b]) = (candidate, candidate)
      isNews = true
    }
    return isNews
  }

  private func doubt(
    about best: Candidate, among others: ArraySlice<Candidate>
  ) -> Lineage.Doubt? {
    guard !standTogether(best.old, best.new) else { return nil }
    var (olds, news) = ([best.old], [best.new])
    for other in others where best.score - other.score <= 10 {
      guard isLeft(old: other.old), isLeft(new: other.new),
        !standTogether(other.old, other.new)
      else { continue }
      if other.new == best.new, other.old != best.old { olds.append(other.old) }
      if other.old == best.old, other.new != best.new { news.append(other.new) }
    }
    guard olds.count > 1 || news.count > 1 else { return nil }
    return Lineage.Doubt(old: olds.sorted(), new: news.sorted())
  }

  private mutating func candidate(_ a: Int, _ b: Int, isStrict: Bool) -> Candidate? {
    guard mayBeOne(a, b) else { return nil }
    let isTogether = standTogether(a, b)
    let isNamesake = old.labels[a] == new.labels[b]
    if old.kinds[a] == .row { return rowCandidate(a, b, isTogether, isNamesake) }
    let isSameDesignation = old.designations[a] == new.designations[b]
    let likeness = likeness(a, b)
    let isTitle = old.clauses[a].isContainer && new.clauses[b].isContainer
    let least =
      switch (isTogether, isNamesake) {
      // Titles are short, and what stands under them speaks for them too.
      case (_, true) where isTitle: 150
      case (true, false) where isTitle: 500
      case (false, false) where isTitle: 800
      case (true, true): isStrict ? 450 : 220
      case (true, false): isStrict ? 500 : 330
      case (false, true): isStrict ? 500 : 300
      case (false, false): isStrict ? 650 : 480
      }
    guard likeness >= least else { return nil }
    if !isTogether, !isNamesake, min(bag(old: a).count, bag(new: b).count) < 4 { return nil }
    var score = likeness
    if isTogether { score += 150 }
    if isTogether && isSameDesignation { score += 60 }
    if isNamesake { score += 80 }
    if isNeighbour(a, b, -1) { score += 40 }
    if isNeighbour(a, b, 1) { score += 40 }
    return Candidate(old: a, new: b, likeness: likeness, score: score)
  }

  /// Two rows of a table as a pair, when they are called alike.
  ///
  /// A row is known by its first cells, whatever stands in the others: two countries under the
  /// same policy are two countries. Rows of one name are a pair even where nothing else is the
  /// same. Where names differ, as of a party whose address was corrected, three words of four
  /// must be common to the first cells in which the two differ.
  private mutating func rowCandidate(
    _ a: Int, _ b: Int, _ isTogether: Bool, _ isNamesake: Bool
  ) -> Candidate? {
    guard isTogether || isNamesake else { return nil }
    let likeness = similarity(a, b)
    if !isNamesake {
      let (before, after) = (old.clauses[a].nameCells, new.clauses[b].nameCells)
      let differing = zip(before, after).first { !$0.utf8.elementsEqual($1.utf8) }
      let named = differing.map { similarityOfNames($0, $1) } ?? likeness
      guard named >= 750, likeness >= 500 else { return nil }
    }
    let score = likeness + (isNamesake ? 700 : 0) + (isTogether ? 100 : 0)
    return Candidate(old: a, new: b, likeness: likeness, score: score)
  }

  private func isNeighbour(_ a: Int, _ b: Int, _ step: Int) -> Bool {
    switch (old.sibling(of: a, by: step), new.sibling(of: b, by: step)) {
    case (let c?, let d?): newByOld[c] == d
    case (nil, nil): standTogether(a, b)
    default: false
    }
  }

  /// Whether two clauses are of kinds that can become each other.
  func mayBeOne(_ a: Int, _ b: Int) -> Bool {
    let (before, after) = (old.kinds[a], new.kinds[b])
    if before == after { return true }
    func isText(_ kind: Clause.Kind) -> Bool {
      switch kind {
      case .paragraph, .item, .definition, .note: true
      case .preamble, .heading, .section, .table, .row: false
      }
    }
    if isText(before) && isText(after) { return true }
    return before == .heading && after == .section || before == .section && after == .heading
  }

  /// The share of words in common in thousandths, a rare word counting more than a frequent one.
  mutating func likeness(_ a: Int, _ b: Int) -> Int { common(a, b, isWeighted: true) }

  /// The share of words in common in thousandths (Dice): twice the common ones by all.
  mutating func similarity(_ a: Int, _ b: Int) -> Int { common(a, b, isWeighted: false) }

  private mutating func common(_ a: Int, _ b: Int, isWeighted: Bool) -> Int {
    if isSame(a, b) { return 1000 }
    let (first, second) = (bag(old: a), bag(new: b))
    if !isWeighted { return share(inCommonOf: first, second) { _ in 1 } }
    return weighed().withWeights { weight in share(inCommonOf: first, second, weight) }
  }

  private func similarityOfNames(_ a: String, _ b: String) -> Int {
    var interner = WordInterner()
    let bag = WordBag(of: Array(a.utf8), by: &interner)
    return Int(bag.similarity(to: WordBag(of: Array(b.utf8), by: &interner)) * 1000)
  }
}

/// The share that two sorted lists have in common in thousandths, each word counting its weight.
@inline(__always)
private func share(
  inCommonOf first: [Int32], _ second: [Int32], _ weight: (Int32) -> Int
) -> Int {
  first.withUnsafeBufferPointer { first in
    second.withUnsafeBufferPointer { second in
      var (here, there) = (0, 0)
      var (shared, total) = (0, 0)
      while here < first.count, there < second.count {
        let (x, y) = (first[here], second[there])
        if x == y { shared += weight(x) }
        if x <= y {
          total += weight(x)
          here += 1
        }
        if y <= x {
          total += weight(y)
          there += 1
        }
      }
      for word in first[here...] { total += weight(word) }
      for word in second[there...] { total += weight(word) }
      return total == 0 ? 0 : 2000 * shared / total
    }
  }
}

extension Clause {
  /// The cells by which a row can be told from others: a list by country has the party second.
  fileprivate var nameCells: [String] {
    (cells ?? []).prefix(2).map { $0.map(\.text).joined() }
  }
}
