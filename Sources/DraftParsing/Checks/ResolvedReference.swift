// Rulewright. Apache-2.0.

import Clauses
import Synchronization

/// A cross-reference with the clauses that it leads to.
struct ResolvedReference {
  var reference: ClauseReference
  /// What its paths start from: the section or definition meant.
  var base: Clause
  /// The first path that leads nowhere.
  var missing: [String]?
}

/// The references of a draft's clauses to clauses of the same draft, found clause by clause when
/// they are asked for.
///
/// Only what must be in this draft is looked up: "paragraph (c) of this section", and
/// "§ 740.22(c)" when § 740.22 is one of its sections.
final class DraftReferences: Sendable {
  private let tree: ClauseTree
  private let citations = Mutex<CitedClauses?>(nil)

  init(of tree: ClauseTree) { self.tree = tree }

  /// Those of all clauses, in the order of the text.
  var all: [ResolvedReference] { tree.clauses.indices.flatMap(references(in:)) }

  /// Those of one clause, given by its index.
  func references(in index: Int) -> [ResolvedReference] {
    guard tree.clauses[index].kind != .section else { return [] }
    let words = Array(tree.clauses[index].text.utf8)
    let cited = CrossReference.references(in: words)
    if cited.isEmpty { return [] }
    let citations = citations.withLock { citations in
      let known = citations ?? CitedClauses(tree)
      citations = known
      return known
    }
    var places = PlacesOfWords(in: tree.clauses[index].wordsRange, of: tree.draft)
    return cited.compactMap { reference in
      guard let base = citations.base(of: reference, from: index) else { return nil }
      let (targets, missing) = citations.targets(of: reference, under: base)
      return ResolvedReference(
        reference: ClauseReference(
          clause: index, words: reference.range, targets: targets, pieces: reference.pieces,
          range: places.next(words[reference.range])),
        base: base, missing: missing)
    }
  }
}

/// Where words of a clause stand in the Markdown, each after the one before.
private struct PlacesOfWords {
  private let bytes: ArraySlice<UInt8>
  private var searched: Int
  /// Words that the Markdown says otherwise, by an entity or an emphasis, are looked for in vain,
  /// and not for long.
  private var patience = 8

  init(in range: Range<Int>, of draft: Draft) {
    bytes = draft.bytes[range]
    searched = range.lowerBound
  }

  mutating func next(_ words: ArraySlice<UInt8>) -> Range<Int> {
    let whole = bytes.startIndex..<bytes.endIndex
    guard let first = words.first, patience > 0 else { return whole }
    var at = searched
    while at + words.count <= bytes.endIndex {
      if bytes[at] == first, bytes[at...].starts(with: words) {
        searched = at + words.count
        return at..<searched
      }
      at += 1
    }
    patience -= 1
    return whole
  }
}
