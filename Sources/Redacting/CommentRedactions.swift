// Rulewright. Apache-2.0.

/// What is withheld within the words of one comment: what the finder finds and what people
/// decided, both held against the words as they stand.
///
/// It errs to one side. What the finder finds is withheld until a person shows it; words that a
/// person withheld are withheld wherever they stand in a changed comment; and where they stand
/// nowhere in it, all of it is, since they may be there in another form.
package struct CommentRedactions: Hashable, Sendable {
  /// In the order of the words; they may overlap.
  package private(set) var placed: [PlacedRedaction] = []
  /// Decisions to withhold words that are no longer in the comment: somebody must look.
  package private(set) var lost: [Redaction] = []
  /// What the finder finds, whatever was decided.
  package private(set) var found: [PersonalDataFinding] = []

  /// Holds decisions, which must be about this comment, against its words.
  package init(words: String, decisions: [Redaction]) {
    self.init(
      words: words, findings: PersonalDataFinder.findings(in: words), decisions: decisions)
  }

  /// As above, where the findings are known.
  package init(words: String, findings: [PersonalDataFinding], decisions: [Redaction]) {
    guard !findings.isEmpty || !decisions.isEmpty else { return }
    found = findings
    let bytes = Array(words.utf8)
    var shown: [Redaction] = []
    for decision in decisions {
      let quote = Array(decision.quote.utf8)
      let stands =
        decision.range.upperBound <= bytes.count && bytes[decision.range].elementsEqual(quote)
      switch decision.state {
      case .shown:
        if stands { shown.append(decision) }
      case .confirmed, .added:
        let places = stands ? [decision.range] : Self.places(of: quote, in: bytes)
        placed += places.map {
          PlacedRedaction(range: $0, kind: decision.kind, decision: decision)
        }
        // What the finder found once it finds again, in whatever form.
        if places.isEmpty, decision.state == .added { lost.append(decision) }
      }
    }
    let withheld = placed.map(\.range)
    for finding in findings where !withheld.contains(where: { $0.covers(finding.range) }) {
      placed.append(
        PlacedRedaction(
          range: finding.range, kind: finding.kind,
          decision: shown.first { $0.range.covers(finding.range) }))
    }
    placed.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  /// Whether the public sees every word.
  package var isEmpty: Bool { lost.isEmpty && !placed.contains(where: \.isWithheld) }

  /// What waits for a person.
  package var proposed: [PlacedRedaction] { placed.filter(\.isProposed) }

  private static func places(of quote: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard !quote.isEmpty, quote.count <= bytes.count else { return [] }
    var places: [Range<Int>] = []
    for start in 0...(bytes.count - quote.count)
    where bytes[start] == quote[0] && bytes[start..<start + quote.count].elementsEqual(quote) {
      places.append(start..<start + quote.count)
    }
    return places
  }
}

extension Range<Int> {
  fileprivate func covers(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
