// Rulewright. Apache-2.0.

import Clauses

extension ClauseIndex {
  /// More of a comment than this is not looked at, in bytes.
  private static let longestBody = 1 << 18

  /// A letter that many sent, read once for all who sent it.
  package struct ReadLetter: Sendable {
    fileprivate let words: ClauseWords.Letter
    /// The clauses that it may speak to.
    package let suggestions: [ClauseSuggestion]
  }

  /// Reads the letter of a campaign.
  package func letter(_ body: [UInt8]) -> ReadLetter {
    let suggestions = suggestions(forWhole: body).map { suggestion in
      ClauseSuggestion(
        clause: suggestion.clause, reason: suggestion.reason.withoutPlace, isOfLetter: true)
    }
    return ReadLetter(words: words.letter(body), suggestions: suggestions)
  }

  /// The clauses that a whole comment may speak to: those that it cites first, in their order, then
  /// the nearest in words.
  package func suggestions(forWhole body: [UInt8]) -> [ClauseSuggestion] {
    let body = Array(body.prefix(Self.longestBody))
    return each(cited(in: body) + near(body))
  }

  /// The same of a member of a campaign: what its own words, at some places, cite and are near to, and
  /// then what its letter does.
  package func suggestions(
    forWhole body: [UInt8], own: [Range<Int>], of letter: ReadLetter
  ) -> [ClauseSuggestion] {
    let body = Array(body.prefix(Self.longestBody))
    let own = own.map { $0.clamped(to: 0..<body.count) }
    let cited = citations(in: body, from: 0).filter { citation in
      own.contains { $0.overlaps(citation.range) }
    }
    let words = Array(own.map { body[$0] }.joined(separator: [0x0A]))
    return each(
      sure(cited) + near(words, without: letter.words) + letter.suggestions)
  }

  private func cited(in body: [UInt8]) -> [ClauseSuggestion] {
    sure(citations(in: body, from: 0))
  }

  /// What is cited for sure, before what a person must choose from.
  private func sure(_ citations: [Citation]) -> [ClauseSuggestion] {
    let all = citations.map { ClauseSuggestion(clause: $0.clause, reason: $0.reason) }
    return all.filter { !$0.reason.isDoubt } + all.filter(\.reason.isDoubt)
  }

  private func near(
    _ bytes: [UInt8], without letter: ClauseWords.Letter? = nil
  ) -> [ClauseSuggestion] {
    words.nearest(to: bytes, without: letter, atMost: Self.mostAlike).map { near in
      ClauseSuggestion(clause: near.clause, reason: .shares(words.phrases(of: near, in: bytes)))
    }
  }

  /// Each clause once, for its first reason.
  private func each(_ found: [ClauseSuggestion]) -> [ClauseSuggestion] {
    var seen: Set<Int> = []
    return Array(found.filter { seen.insert($0.clause).inserted }.prefix(Self.mostSuggestions))
  }
}

extension ClauseSuggestion.Reason {
  /// Whether the comment cites something and a person must say whether it is this.
  var isDoubt: Bool {
    switch self {
    case .ambiguous, .above: true
    case .cites, .repeats, .followed, .shares, .codedAbove, .codedLast: false
    }
  }

  /// The same without where its words stand, which is in another text.
  fileprivate var withoutPlace: Self {
    func moved(_ words: ClauseSuggestion.Words) -> ClauseSuggestion.Words {
      ClauseSuggestion.Words(text: words.text, start: nil)
    }
    return switch self {
    case .cites(let words): .cites(moved(words))
    case .repeats(let words): .repeats(moved(words))
    case .followed(let words, let stage, let citation):
      .followed(moved(words), from: stage, citation: citation)
    case .ambiguous(let words): .ambiguous(moved(words))
    case .above(let words): .above(moved(words))
    case .shares, .codedAbove, .codedLast: self
    }
  }
}
