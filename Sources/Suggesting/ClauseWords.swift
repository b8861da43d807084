// Rulewright. Apache-2.0.

package import Clauses
import Wording

/// In which clauses of a stage each word stands, to find those that are nearest to a comment.
///
/// Clauses are ranked by BM25 (Robertson and Zaragoza, 2009): a word counts more the fewer clauses
/// have it, and less in a long clause. Words of a clause's heading, and the term that it defines, count
/// as if they stood there more often. Made once for a version, in time that grows with its length; asked
/// in time that grows with the comment and with the clauses that have its rarer words.
package struct ClauseWords: Sendable {
  package let tree: ClauseTree
  private var known = WordInterner(capacity: 4096)
  /// Where the clauses of each word begin in `clauses`; one more than there are words.
  private let starts: [Int32]
  /// The clauses of the words, word after word, each rising.
  private let clauses: [Int32]
  /// What each of these adds to its clause's score.
  private let weights: [Float]

  /// How soon a word that is said again counts no more, and how much the length of a clause counts.
  private static let saturation: Float = 1.2
  private static let lengthShare: Float = 0.6

  package init(_ tree: ClauseTree) {
    self.tree = tree
    var counts: [[Int32: Float]] = []
    var lengths = [Float](repeating: 0, count: tree.clauses.count)
    var grammar: Set<Int> = []
    for word in ContentWord.grammar { grammar.insert(known.id(of: word, 0..<word.count)) }
    counts = Array(repeating: [:], count: known.count)
    for (index, clause) in tree.clauses.enumerated() {
      for (words, weight) in Self.texts(of: clause) {
        let folded = ContentWord.folded(Array(words.utf8))
        for word in ContentWord.all(in: folded, 0..<folded.count) {
          let id = known.id(of: folded, word.key)
          if id == counts.count { counts.append([:]) }
          guard !grammar.contains(id) else { continue }
          counts[id][Int32(index), default: 0] += weight
          lengths[index] += weight
        }
      }
    }
    let total = Float(tree.clauses.count { !$0.text.utf8.isEmpty })
    let average = max(1, lengths.reduce(0, +) / max(1, total))
    var starts: [Int32] = [0]
    var clauses: [Int32] = []
    var weights: [Float] = []
    let mostCommon = max(3, tree.clauses.count / 5)
    for places in counts {
      if places.count <= mostCommon {
        let rarity = Self.rarity(of: places.count, in: total)
        for clause in places.keys.sorted() {
          let count = places[clause] ?? 0
          let length = 1 - Self.lengthShare + Self.lengthShare * lengths[Int(clause)] / average
          clauses.append(clause)
          weights.append(
            rarity * count * (Self.saturation + 1) / (count + Self.saturation * length))
        }
      }
      starts.append(Int32(clauses.count))
    }
    (self.starts, self.clauses, self.weights) = (starts, clauses, weights)
  }

  /// What a clause says, and how often each of it counts: its words once, its heading's once more, and
  /// the term that it defines twice more.
  private static func texts(of clause: Clause) -> [(String, Float)] {
    guard let heading = clause.heading else { return [(clause.text, 1)] }
    return [(clause.text, 1), (heading, clause.kind == .definition ? 2 : 1)]
  }

  /// Inverse frequency, which a comment's words are worth.
  private static func rarity(of count: Int, in total: Float) -> Float {
    let share = (total - Float(count) + 0.5) / (Float(count) + 0.5)
    return naturalLogarithm(1 + max(0, share))
  }

  // MARK: Letters

  /// The words of a campaign's letter, which say nothing of what a member added.
  package struct Letter: Sendable {
    fileprivate let words: Set<Int>
  }

  /// Reads the letter of a campaign, once for all its members.
  package func letter(_ body: [UInt8]) -> Letter {
    let folded = ContentWord.folded(body)
    return Letter(
      words: Set(
        ContentWord.all(in: folded, 0..<folded.count).compactMap {
          known.knownID(of: folded, $0.key)
        }))
  }

  // MARK: The nearest

  /// The clauses that are nearest to a stretch of a comment's body, the nearest first; none where
  /// too little is in common to say anything.
  ///
  /// `range` is the stretch, as byte offsets, or nil for the whole body; the words of `letter` do not
  /// count, since the whole campaign says them; `most` is how many clauses are given at most.
  package func nearest(
    to body: [UInt8], in range: Range<Int>? = nil, without letter: Letter? = nil,
    atMost most: Int = 5
  ) -> [NearestClause] {
    let folded = ContentWord.folded(body)
    let said = said(folded, (range ?? 0..<body.count).clamped(to: 0..<body.count), letter)
    let ranked = ranked(said.map(\.id), atMost: most)
    return ranked.map { clause, score in
      let shared = said.filter { place(of: $0.id, in: clause) != nil }
        .sorted {
          (places(of: $0.id).count, $0.range.lowerBound)
            < (places(of: $1.id).count, $1.range.lowerBound)
        }
      return NearestClause(
        clause: clause, score: Double(score),
        shared: shared.map {
          NearestClause.SharedWord(
            text: String(decoding: folded[$0.range], as: UTF8.self), range: $0.range)
        })
    }
  }

  private struct SaidWord {
    var id: Int
    var range: Range<Int>
  }

  /// The words of a comment that clauses have, each where it stands first.
  private func said(_ folded: [UInt8], _ range: Range<Int>, _ letter: Letter?) -> [SaidWord] {
    var isSaid = [Bool](repeating: false, count: known.count)
    var said: [SaidWord] = []
    for word in ContentWord.all(in: folded, range) {
      guard let id = known.knownID(of: folded, word.key), !isSaid[id] else { continue }
      isSaid[id] = true
      guard !places(of: id).isEmpty, letter?.words.contains(id) != true else { continue }
      said.append(SaidWord(id: id, range: word.range))
    }
    return said
  }

  private func ranked(_ words: [Int], atMost most: Int) -> [(clause: Int, score: Float)] {
    var scores = [Float](repeating: 0, count: tree.clauses.count)
    var counts = [UInt16](repeating: 0, count: tree.clauses.count)
    for id in words {
      // One word in common says nothing, but where hardly another clause has it.
      let worth: UInt16 = places(of: id).count <= 2 && known.length(of: id) > 5 ? 2 : 1
      for place in places(of: id) {
        let clause = Int(clauses[place])
        scores[clause] += weights[place]
        counts[clause] &+= worth
      }
    }
    var best: [(clause: Int, score: Float)] = []
    for clause in scores.indices where counts[clause] > 1 {
      let score = scores[clause]
      if best.count == most, let last = best.last, score <= last.score { continue }
      let at = best.firstIndex { $0.score < score } ?? best.count
      best.insert((clause, score), at: at)
      if best.count > most { best.removeLast() }
    }
    return best
  }

  private func places(of id: Int) -> Range<Int> { Int(starts[id])..<Int(starts[id + 1]) }

  /// Where a word's weight for a clause is.
  private func place(of id: Int, in clause: Int) -> Int? {
    var (low, high) = (Int(starts[id]), Int(starts[id + 1]))
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if clauses[middle] < clause { low = middle + 1 } else { high = middle }
    }
    return low < end && clauses[low] == clause ? low : nil
  }

  /// Whether one word directly follows another somewhere in a clause.
  func pairs(in clause: Int) -> Set<[[UInt8]]> {
    let folded = ContentWord.folded(Array(tree.clauses[clause].text.utf8))
    let words = ContentWord.all(in: folded, 0..<folded.count)
    var pairs: Set<[[UInt8]]> = []
    for (one, next) in zip(words, words.dropFirst()) where one.isNeighbour(of: next) {
      pairs.insert([Array(folded[one.key]), Array(folded[next.key])])
    }
    return pairs
  }
}

/// The natural logarithm, to four places at least; transforms have no library of functions.
func naturalLogarithm(_ value: Float) -> Float {
  guard value > 0 else { return -.infinity }
  // value = significand · 2^exponent, and ln s = 2 artanh((s - 1) / (s + 1)).
  let ratio = (value.significand - 1) / (value.significand + 1)
  let square = ratio * ratio
  let series = 1 + square * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square / 9)))
  return 2 * ratio * series + Float(value.exponent) * 0.693_147_2
}
