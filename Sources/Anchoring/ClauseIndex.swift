// Rulewright. Apache-2.0.

package import Clauses
package import Codings
package import Wording

/// The clauses of a draft, prepared to be asked which of them some words speak to.
///
/// Made once for a version, in time that grows with its length.
package struct ClauseIndex: Sendable {
  package let tree: ClauseTree
  /// In which clauses each word stands, in rising order, each clause once.
  private let places: [[UInt8]: [Int]]
  /// How many different words each clause has.
  private let sizes: [Int]

  package init(_ tree: ClauseTree) {
    self.tree = tree
    var places: [[UInt8]: [Int]] = [:]
    var sizes: [Int] = []
    for (index, clause) in tree.clauses.enumerated() {
      let keys = Set(RareWord.all(in: Array(clause.text.utf8)).map(\.key))
      for key in keys { places[key, default: []].append(index) }
      sizes.append(keys.count)
    }
    self.places = places
    self.sizes = sizes
  }

  /// No list of suggestions is longer: each has a digit as its key.
  package static let mostSuggestions = 9
  private static let mostAlike = 5

  /// The clauses that a selection in a comment's body may speak to: those cited in it, then in its
  /// paragraph, then the last one cited before; then those that share rare words with it; then
  /// what was coded just above, and last by the same person.
  ///
  /// Each clause once, for its first reason.
  package func suggestions(
    for selection: Range<Int>, in body: [UInt8], paragraphs: [BodyParagraph],
    codings: [Coding] = [], last: ClauseLabel? = nil
  ) -> [ClauseSuggestion] {
    var found = cited(by: selection, in: body, paragraphs)
    found += alike(selection.clamped(to: 0..<body.count), in: body)
    found += coded(above: selection, codings)
    if let last, let clause = tree.index(of: last) {
      found.append(ClauseSuggestion(clause: clause, reason: .codedLast))
    }
    var seen: Set<Int> = []
    return Array(found.filter { seen.insert($0.clause).inserted }.prefix(Self.mostSuggestions))
  }

  // MARK: Cited

  /// How far before a selection the section is looked for that a short citation means.
  private static let farthest = 32_768

  private func cited(
    by selection: Range<Int>, in body: [UInt8], _ paragraphs: [BodyParagraph]
  ) -> [ClauseSuggestion] {
    let own = paragraphs.filter { $0.range.overlaps(selection) }
    guard let first = own.first?.range.lowerBound, let end = own.last?.range.upperBound else {
      return []
    }
    let from =
      paragraphs.first { $0.range.upperBound > first - Self.farthest }?.range.lowerBound ?? first
    let to = min(end, max(first, selection.lowerBound) + 2 * Self.farthest)
    var reader = CitedClauses(in: tree)
    let citations = reader.citations(in: body, from..<max(from, to))
    let inside = citations.filter { $0.range.overlaps(selection) }
    let beside = citations.filter { $0.range.lowerBound >= first && !$0.range.overlaps(selection) }
    let near =
      beside.filter { $0.range.lowerBound < selection.lowerBound }.reversed()
      + beside.filter { $0.range.lowerBound >= selection.lowerBound }
    var chosen = inside + near
    if chosen.isEmpty, let before = citations.last(where: { $0.range.lowerBound < first }) {
      chosen = [before]
    }
    return chosen.map { ClauseSuggestion(clause: $0.clause, reason: .cites($0.range)) }
  }

  // MARK: Alike

  private func alike(_ selection: Range<Int>, in body: [UInt8]) -> [ClauseSuggestion] {
    let end = min(selection.upperBound, selection.lowerBound + Self.farthest)
    let words = RareWord.all(in: body, selection.lowerBound..<end)
    let rare = Set(words.map(\.key)).filter { isRare($0) }
    var scores: [Int: Double] = [:]
    var shared: [Int: [[UInt8]]] = [:]
    for key in rare.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let weight = weight(of: key)
      for clause in places[key] ?? [] {
        scores[clause, default: 0] += weight * weight
        shared[clause, default: []].append(key)
      }
    }
    let ranked = scores.map { (clause: $0.key, score: Double($0.value / size(of: $0.key))) }
      .filter { isEnough(shared[$0.clause] ?? []) }
      .sorted { ($1.score, $0.clause) < ($0.score, $1.clause) }
    return ranked.prefix(Self.mostAlike).map { ranked in
      let keys = (shared[ranked.clause] ?? []).sorted { weight(of: $0) > weight(of: $1) }
      return ClauseSuggestion(
        clause: ranked.clause,
        reason: .shares(phrases(Set(keys), of: words, in: tree.clauses[ranked.clause])))
    }
  }

  /// The square root keeps long clauses from winning by their length, the constant short ones.
  private func size(of clause: Int) -> Double { (Double(sizes[clause]) + 8).squareRoot() }

  private func isRare(_ key: [UInt8]) -> Bool {
    guard let count = places[key]?.count else { return false }
    return count <= max(3, tree.clauses.count / 5)
  }

  /// Inverse frequency: 1 for a word of one clause, falling towards 0 for one of all.
  private func weight(of key: [UInt8]) -> Double {
    1 / (1 + Double((places[key]?.count ?? 1) - 1) * 4 / Double(max(4, tree.clauses.count)))
  }

  /// One word in common says nothing, but where hardly another clause has it.
  private func isEnough(_ keys: [[UInt8]]) -> Bool {
    keys.count > 1 || keys.contains { (places[$0]?.count ?? 0) <= 2 && $0.count > 5 }
  }

  /// The shared words as the comment writes them, rarest first; those that stand together on both
  /// sides are one phrase.
  private func phrases(_ keys: Set<[UInt8]>, of words: [RareWord], in clause: Clause) -> [String] {
    let theirs = RareWord.all(in: Array(clause.text.utf8))
    var pairs: Set<[[UInt8]]> = []
    for (one, next) in zip(theirs, theirs.dropFirst()) where one.isNeighbour(of: next) {
      pairs.insert([one.key, next.key])
    }
    var phrases: [(words: [[UInt8]], weight: Double, text: String)] = []
    var said: Set<[UInt8]> = []
    var at = 0
    while at < words.count {
      var end = at + 1
      guard keys.contains(words[at].key) else {
        at = end
        continue
      }
      while end < words.count, keys.contains(words[end].key),
        words[end - 1].isNeighbour(of: words[end]),
        pairs.contains([words[end - 1].key, words[end].key])
      {
        end += 1
      }
      let run = words[at..<end]
      if run.contains(where: { said.insert($0.key).inserted }) {
        let weight = run.reduce(0) { $0 + self.weight(of: $1.key) }
        phrases.append(
          (run.map(\.key), weight, run.map(\.folded).joined(separator: " ")))
      }
      at = end
    }
    return phrases.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .prefix(3).map(\.element.text)
  }

  // MARK: Coded

  private func coded(above selection: Range<Int>, _ codings: [Coding]) -> [ClauseSuggestion] {
    let above = codings.filter {
      $0.target != nil && ($0.passage?.range.lowerBound ?? .max) <= selection.lowerBound
    }.max { ($0.passage?.range.lowerBound ?? 0) < ($1.passage?.range.lowerBound ?? 0) }
    guard let above, let target = above.target, let clause = tree.index(of: target.label) else {
      return []
    }
    return [ClauseSuggestion(clause: clause, reason: .codedAbove(coder: above.coder))]
  }
}
