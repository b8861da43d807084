// Rulewright. Apache-2.0.

import Clauses

extension ClauseWords {
  /// How many phrases are shown as a reason.
  private static let mostPhrases = 3

  /// The words that a comment and a clause share, as the comment writes them, rarest first; those that
  /// stand together on both sides are one phrase.
  package func phrases(of near: NearestClause, in body: [UInt8]) -> [String] {
    let folded = ContentWord.folded(body)
    let all = ContentWord.all(in: folded, 0..<folded.count)
    func key(_ word: ContentWord) -> [UInt8] { Array(folded[word.key]) }
    let starts = Set(near.shared.map(\.range.lowerBound))
    var ranks: [[UInt8]: Int] = [:]
    for word in all where starts.contains(word.range.lowerBound) {
      ranks[key(word)] = near.shared.firstIndex { $0.range.lowerBound == word.range.lowerBound }
    }
    let pairs = pairs(in: near.clause)
    var phrases: [(weight: Double, text: String)] = []
    var said: Set<[UInt8]> = []
    var at = 0
    while at < all.count {
      var end = at + 1
      guard ranks[key(all[at])] != nil else {
        at = end
        continue
      }
      while end < all.count, ranks[key(all[end])] != nil, all[end - 1].isNeighbour(of: all[end]),
        pairs.contains([key(all[end - 1]), key(all[end])])
      {
        end += 1
      }
      let keys = all[at..<end].map(key)
      if keys.contains(where: { said.insert($0).inserted }) {
        let weight = keys.reduce(0) { $0 + 1 / Double(1 + (ranks[$1] ?? 0)) }
        let words = all[at..<end].map { String(decoding: folded[$0.range], as: UTF8.self) }
        phrases.append((weight, words.joined(separator: " ")))
      }
      at = end
    }
    return phrases.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .prefix(Self.mostPhrases).map(\.element.text)
  }
}
