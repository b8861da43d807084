// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `UndefinedTerm`: “widget”, as defined in paragraph (a) of this section, where paragraph (a) does
/// not so much as name it.
///
/// Asked of terms in quotation marks alone, since nothing else says where a term begins, and of
/// places in this draft alone. A place that is not there is an `UnresolvedCrossReference`.
func undefinedTerms(_ tree: ClauseTree) -> [Diagnostic] {
  lazy var citations = CitedClauses(tree)
  var claims: [Int: [(clause: Int, claim: DefinitionClaim)]] = [:]
  for (index, clause) in tree.clauses.enumerated() {
    for claim in DefinitionClaim.claims(in: Array(clause.text.utf8)) where claim.stem.count >= 3 {
      guard let place = citations.index(of: claim.place, from: index) else { continue }
      claims[place, default: []].append((index, claim))
    }
  }
  return claims.sorted { $0.key < $1.key }
    .flatMap { place, claims in undefinedTerms(claims, in: place, tree) }
}

/// The claims that one clause defines a term, which is read once for all of them.
private func undefinedTerms(
  _ claims: [(clause: Int, claim: DefinitionClaim)], in place: Int, _ tree: ClauseTree
) -> [Diagnostic] {
  var indexByStem: [[UInt8]: Int] = [:]
  var terms: [DefinedTerm] = []
  for (clause, claim) in claims where indexByStem[claim.stem] == nil {
    indexByStem[claim.stem] = terms.count
    terms.append(DefinedTerm(clause: clause, term: text(claim.term), forms: [claim.stem]))
  }
  let uses = FoldedWords(tree.clauses[place..<tree.endOfSubtree(place)]).uses(of: terms)
  return claims.compactMap { index, claim in
    // The clause that claims it names the term and does not say its meaning.
    guard let term = indexByStem[claim.stem], uses[term].allSatisfy({ place + $0 == index }) else {
      return nil
    }
    let clause = tree.clauses[index]
    let written = tree.draft.bytes(saying: claim.term, in: clause.wordsRange)
    return Diagnostic(
      id: "UndefinedTerm", severity: .warning, place: tree.draft.place(of: written),
      summary: "“\(text(claim.term))” is said to be defined in \(tree.clauses[place].citation),"
        + " which does not name it",
      explanation: "Whoever looks the term up there finds no meaning.",
      solutions: ["Cite the clause that defines it", "Add its definition there"])
  }
}

extension Draft {
  /// Where some words stand as they are; the whole range when the Markdown hides them.
  fileprivate func bytes(saying words: [UInt8], in range: Range<Int>) -> Range<Int> {
    let last = range.upperBound - words.count
    for at in stride(from: range.lowerBound, through: last, by: 1)
    where bytes[at...].starts(with: words) {
      return at..<(at + words.count)
    }
    return range
  }
}

/// What is said of a term: “widget”, as defined in paragraph (a).
private struct DefinitionClaim {
  var term: [UInt8]
  /// Where it is said to be defined.
  var place: CrossReference

  /// The term folded, without the ending of a plural.
  var stem: [UInt8] {
    let folded = term.map(\.lowered)
    return folded.last == 0x73 && folded.count > 3 ? folded.dropLast() : folded
  }

  static func claims(in words: [UInt8]) -> [DefinitionClaim] {
    var claims: [DefinitionClaim] = []
    var at = 0
    while at < words.count {
      defer { at += 1 }
      guard words[at] == 0x61, let end = claimEnd(words, at: at),
        let term = quoted(before: at, in: words),
        let place = CrossReference.first(in: words, at: end)
      else { continue }
      claims.append(DefinitionClaim(term: term, place: place))
    }
    return claims
  }

  /// The index after "as defined in ".
  private static func claimEnd(_ words: [UInt8], at index: Int) -> Int? {
    let claims: [StaticString] = [
      "as defined in ", "as defined under ", "as defined at ", "as that term is defined in ",
      "as that term is defined under ",
    ]
    return claims.first { words.has($0, at: index) }.map { index + $0.utf8CodeUnitCount }
  }

  /// The words between the quotation marks that close right before an index.
  private static func quoted(before index: Int, in words: [UInt8]) -> [UInt8]? {
    var end = index
    while end > 0, words[end - 1].isBlank || words[end - 1] == 0x2C || words[end - 1] == 0x28 {
      end -= 1
    }
    let isCurly = words.has("”", at: end - 3)
    guard isCurly || (end > 0 && words[end - 1] == 0x22) else { return nil }
    end -= isCurly ? 3 : 1
    var start = end
    while start > 0, end - start < 80 {
      if isCurly ? words.has("“", at: start - 3) : words[start - 1] == 0x22 { break }
      start -= 1
    }
    var term = words[start..<end].trimmed
    while term.last == 0x2C { term = term.dropLast() }
    guard !term.isEmpty, end - start < 80, start > 0 else { return nil }
    return Array(term)
  }
}
