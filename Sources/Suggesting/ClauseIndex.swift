// Rulewright. Apache-2.0.

package import Anchoring
import Citing
package import Clauses
package import Codings
package import Dockets
package import Referencing
package import Wording

/// The clauses of a draft, prepared to be asked which of them some selected words speak to: what they
/// cite (`Referencing`), what they are near to in words (`ClauseWords`), what was coded beside them.
///
/// Made once for a version, in time that grows with its length.
package struct ClauseIndex: Sendable {
  package let tree: ClauseTree
  package let resolver: ReferenceResolver
  package let words: ClauseWords

  /// Prepares the clauses of a stage.
  ///
  /// `cfr` is what the docket says of the Code of Federal Regulations; by `steps`, the ways between
  /// the docket's stages, numbers that are no more are followed.
  package init(
    _ tree: ClauseTree, of stage: StageID, cfr: String? = nil, steps: [StageStep] = []
  ) {
    self.tree = tree
    resolver = ReferenceResolver(tree, of: stage, cfr: cfr, steps: steps)
    words = ClauseWords(tree)
  }

  /// No list of suggestions is longer: each has a digit as its key.
  package static let mostSuggestions = 9
  static let mostAlike = 5

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
    let citations = citations(in: Array(body[from..<max(from, to)]), from: from)
    let inside = citations.filter { $0.range.overlaps(selection) }
    let beside = citations.filter { $0.range.lowerBound >= first && !$0.range.overlaps(selection) }
    let near =
      beside.filter { $0.range.lowerBound < selection.lowerBound }.reversed()
      + beside.filter { $0.range.lowerBound >= selection.lowerBound }
    var chosen = inside + near
    if chosen.isEmpty, let before = citations.last(where: { $0.range.lowerBound < first }) {
      chosen = [before]
    }
    return chosen.map { ClauseSuggestion(clause: $0.clause, reason: $0.reason) }
  }

  struct Citation {
    var clause: Int
    var range: Range<Int>
    var reason: ClauseSuggestion.Reason
  }

  /// The clauses cited in a stretch, in order: of one that is not there the clause above it, which a
  /// person may mean, and of one that may be several all of them.
  func citations(in stretch: [UInt8], from start: Int) -> [Citation] {
    resolver.references(in: stretch).flatMap { resolved in
      zip(resolved.reference.parts, resolved.outcomes).flatMap { part, outcome in
        let words = ClauseSuggestion.Words(
          text: String(decoding: stretch[part.range].prefix(Self.longestWords), as: UTF8.self),
          start: part.range.lowerBound + start)
        let (clauses, reason) = reading(outcome, words, resolved.reference.form)
        let range = (part.range.lowerBound + start)..<(part.range.upperBound + start)
        return clauses.prefix(Self.mostSuggestions).map {
          Citation(clause: $0, range: range, reason: reason)
        }
      }
    }
  }

  /// So much is shown of the words that cite something, in bytes.
  private static let longestWords = 120

  private func reading(
    _ outcome: ResolvedReference.Outcome, _ words: ClauseSuggestion.Words,
    _ form: CitedReference.Form
  ) -> ([Int], ClauseSuggestion.Reason) {
    switch outcome {
    case .clauses(let found): (found, form == .quotation ? .repeats(words) : .cites(words))
    case .ambiguous(let found): (found, .ambiguous(words))
    case .followed(let followed):
      (
        followed.standing.possible.map(\.clause),
        .followed(words, from: followed.stage, citation: followed.citation)
      )
    case .unresolved(.noSuchClause(let nearest)): (nearest.map { [$0] } ?? [], .above(words))
    case .unresolved: ([], .cites(words))
    }
  }

  // MARK: Alike

  private func alike(_ selection: Range<Int>, in body: [UInt8]) -> [ClauseSuggestion] {
    let end = min(selection.upperBound, selection.lowerBound + Self.farthest)
    let stretch = Array(body[selection.lowerBound..<end])
    return words.nearest(to: stretch, atMost: Self.mostAlike).map { near in
      ClauseSuggestion(
        clause: near.clause, reason: .shares(words.phrases(of: near, in: stretch)))
    }
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
