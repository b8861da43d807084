// Rulewright. Apache-2.0.

import Clauses
import Wording

/// Two clauses that may be one, and how much speaks for it.
struct Resemblance {
  var old: Int
  var new: Int
  var similarity: Double
  /// In thousandths; positive.
  var weight: Int
}

extension ClauseMatcher {
  /// The plausible pairs of a gap, by old clause and then by new.
  ///
  /// In a small gap each is compared with each; in a large one a clause is compared with its
  /// namesake and with the few that share its rarest words, so that a rewritten rule costs
  /// little more than reading it.
  mutating func resemblances(_ oldGap: Range<Int>, _ newGap: Range<Int>) -> [Resemblance] {
    var found: [Resemblance] = []
    if oldGap.count * newGap.count <= 400 {
      for a in oldGap {
        for b in newGap { if let pair = resemblance(a, b) { found.append(pair) } }
      }
      return found
    }
    var namesakes: [ClauseLabel: Int] = [:]
    for b in newGap { namesakes[new[b].label] = b }
    let postings = RareWords(newGap.map { ($0, newBag($0)) })
    for a in oldGap {
      var candidates = postings.clauses(sharing: oldBag(a), atMost: 6)
      if let b = namesakes[old[a].label] { candidates.append(b) }
      candidates.sort()
      for (place, b) in candidates.enumerated() where place == 0 || candidates[place - 1] != b {
        if let pair = resemblance(a, b) { found.append(pair) }
      }
    }
    return found
  }

  /// Two clauses as a pair, when enough speaks for it.
  ///
  /// A clause that kept its label needs three words of ten in common, one that did not needs
  /// five and the same place in the tree. Sections and headings are known by their label alone,
  /// for what stands in them is more than their title. The thresholds are for recall: a wrong
  /// pair of similar clauses reads as a revision, which is still true of the text.
  private mutating func resemblance(_ a: Int, _ b: Int) -> Resemblance? {
    let isNamesake = old[a].label == new[b].label
    let isSameKind = old[a].kind == new[b].kind
    if isSameKind, old[a].kind == .row, old[a].cells != nil, new[b].cells != nil {
      return rowResemblance(a, b)
    }
    guard isNamesake || isSameKind && mayStandTogether(a, b) else { return nil }
    let similarity = oldBag(a).similarity(to: newBag(b))
    let isTitle = isSameKind && (old[a].kind == .section || old[a].kind == .heading)
    if isNamesake {
      guard similarity >= 0.3 || isTitle else { return nil }
    } else {
      guard similarity >= 0.5 else { return nil }
    }
    var weight = Int(similarity * 1000)
    if isNamesake { weight += 200 }
    if standTogether(a, b) { weight += 100 }
    if isNamesake && isTitle { weight += 500 }  // What stands in it will follow.
    return Resemblance(old: a, new: b, similarity: similarity, weight: weight)
  }
}

/// In which clauses of a gap the words occur that occur in few of them.
private struct RareWords {
  /// A word in more clauses than this tells nothing apart.
  private static let few = 8

  private var clausesByWord: [Int: [Int]] = [:]

  init(_ bags: [(Int, WordBag)]) {
    for (clause, bag) in bags {
      var last = -1
      for word in bag.ids where word != last {
        last = word
        if clausesByWord[word, default: []].count <= Self.few {
          clausesByWord[word, default: []].append(clause)
        }
      }
    }
  }

  /// The clauses that share most rare words with a bag; of equals the earlier ones.
  func clauses(sharing bag: WordBag, atMost limit: Int) -> [Int] {
    var shared: [Int: Int] = [:]
    var last = -1
    for word in bag.ids where word != last {
      last = word
      guard let clauses = clausesByWord[word], clauses.count <= Self.few else { continue }
      for clause in clauses { shared[clause, default: 0] += 1 }
    }
    let ranked = shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return ranked.prefix(limit).map(\.key)
  }
}
