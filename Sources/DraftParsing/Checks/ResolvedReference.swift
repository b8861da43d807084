// Rulewright. Apache-2.0.

import Clauses

/// A cross-reference with the clauses that it leads to.
struct ResolvedReference {
  var reference: ClauseReference
  /// What its paths start from: the section or definition meant.
  var base: Clause
  /// The first path that leads nowhere.
  var missing: [String]?
}

/// The references of a draft's clauses to clauses of the same draft, in the order of the text.
///
/// Only what must be in this draft is looked up: "paragraph (c) of this section", and
/// "§ 740.22(c)" when § 740.22 is one of its sections.
func resolvedReferences(in tree: ClauseTree) -> [ResolvedReference] {
  let citations = CitedClauses(tree)
  var found: [ResolvedReference] = []
  for (index, clause) in tree.clauses.enumerated() where clause.kind != .section {
    let words = Array(clause.text.utf8)
    var places = PlacesOfWords(in: clause.wordsRange, of: tree.draft)
    for reference in CrossReference.references(in: words) {
      guard let base = citations.base(of: reference, from: index) else { continue }
      let (targets, missing) = citations.targets(of: reference, under: base)
      found.append(
        ResolvedReference(
          reference: ClauseReference(
            clause: index, words: reference.range, targets: targets,
            range: places.next(words[reference.range])),
          base: base, missing: missing))
    }
  }
  return found
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
