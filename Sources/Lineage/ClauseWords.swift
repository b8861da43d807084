// Rulewright. Apache-2.0.

import Clauses
import Wording

/// The words of clauses as numbers, read when they are asked for: most clauses are the same in both
/// versions, and nobody asks for theirs.
struct ClauseWords {
  private let clauses: [Clause]
  private var read: [[Int32]?]
  private var sorted: [[Int32]?]

  init(_ clauses: [Clause]) {
    self.clauses = clauses
    read = Array(repeating: nil, count: clauses.count)
    sorted = read
  }

  /// The words of a clause in their order.
  mutating func words(of index: Int, by interner: inout WordInterner) -> [Int32] {
    if let words = read[index] { return words }
    var ids: [Int32] = []
    var text = clauses[index].text
    text.withUTF8 { bytes in
      let words = Wording.words(in: bytes, bytes.indices)
      ids.reserveCapacity(words.count / 2 + 1)
      let raw = UnsafeRawBufferPointer(bytes)
      // "(b)(2)" and "740.22" are what a redesignation elsewhere changes; they tell nothing apart.
      for word in words where word.kind == .word && !isReference(bytes[word.range]) {
        ids.append(Int32(interner.id(of: UnsafeRawBufferPointer(rebasing: raw[word.range]))))
      }
    }
    read[index] = ids
    return ids
  }

  /// The same, in the order of the numbers.
  mutating func bag(of index: Int, by interner: inout WordInterner) -> [Int32] {
    if let bag = sorted[index] { return bag }
    let bag = words(of: index, by: &interner).sorted()
    sorted[index] = bag
    return bag
  }
}

/// Whether a word is a designation in parentheses, or a number with a period in it.
private func isReference(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  guard let first = word.first else { return false }
  if first == 0x28 { return true }
  return (0x30...0x39).contains(first) && word.contains(0x2E)
}

/// How much each word tells: 1 for one that stands in every clause, and one more each time that it
/// is half as frequent.
struct WordWeights {
  private let weights: [Int32]
  private let most: Int32

  /// Weights by the clauses given, each a list of words.
  init(of clauses: [[Int32]], words: Int) {
    var counts = [Int32](repeating: 0, count: words)
    var last = [Int32](repeating: -1, count: words)
    for (clause, list) in clauses.enumerated() {
      for word in list where last[Int(word)] != Int32(clause) {
        last[Int(word)] = Int32(clause)
        counts[Int(word)] += 1
      }
    }
    let total = Int32(clauses.count)
    weights = counts.map { WordWeights.weight(of: total / max(1, $0)) }
    most = WordWeights.weight(of: total)
  }

  subscript(word: Int32) -> Int {
    Int(Int(word) < weights.count ? weights[Int(word)] : most)
  }

  /// Does something with the weight of each word, where the weights lie.
  @inline(__always)
  func withWeights<Result>(_ body: ((Int32) -> Int) -> Result) -> Result {
    weights.withUnsafeBufferPointer { weights in
      body { word in Int(Int(word) < weights.count ? weights[Int(word)] : most) }
    }
  }

  private static func weight(of times: Int32) -> Int32 {
    1 + Int32(Int32.bitWidth - 1 - max(1, times).leadingZeroBitCount)
  }
}
