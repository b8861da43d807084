// Rulewright. Apache-2.0.

import Clauses

/// A paragraph that defines a term and has no designation, in a place where terms are defined.
enum DefinitionReading {
  /// The term of a paragraph: its first words in emphasis or quotation marks, or what stands before
  /// "means".
  ///
  /// Nil when it defines nothing.
  static func term(in styled: StyledWords, opensList: Bool) -> String? {
    guard let first = styled.spans.first else { return nil }
    let words = styled.bytes
    if first.isMarked {
      // "*This section is normative.*" and nothing after it defines nothing.
      guard opensList || words[first.end...].contains(where: \.isLetter) else { return nil }
      let term = Array(styled.firstWords)
      guard !isRunInHeading(term, before: words[term.count...]) else { return nil }
      return cleaned(term, limit: 120)
    }
    if let quoted = quoted(words) { return quoted }
    if let end = index(of: " means", in: words, limit: 100), !isOrdinaryMeans(words[..<end]) {
      return cleaned(Array(words[..<end]), limit: 100)
    }
    // "Application", followed by (1): a term that stands alone.
    if opensList, words.count <= 100, let last = words.last, last != 0x3A, last != 0x2E {
      return cleaned(words, limit: 100)
    }
    return nil
  }

  /// Whether what follows a term with a period is a rule.
  ///
  /// "*Written confirmation.* The institution may require…" is headed so, and "*Monitoring tools.*
  /// Software for whoever must observe…" says what they are: what stands before "may" in a rule is
  /// few words without a preposition.
  private static func isRunInHeading(_ term: [UInt8], before words: ArraySlice<UInt8>) -> Bool {
    guard term.trimmed.last == 0x2E else { return false }
    let verbs: [StaticString] = [" may ", " must ", " shall "]
    let ends: [StaticString] = [
      " that ", " which ", " who", " what ", " of ", " for ", " to ", " with ", " in ", " on ",
    ]
    for at in words.indices.prefix(60) {
      if verbs.contains(where: { words.has($0, at: at) }) { return true }
      if words[at] == 0x2E || words[at] == 0x2C || ends.contains(where: { words.has($0, at: at) }) {
        return false
      }
    }
    return false
  }

  private static func quoted(_ words: [UInt8]) -> String? {
    let at = words.skippingBlanks(from: 0)
    for (open, close) in [("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'")] {
      let open = Array(open.utf8)
      let close = Array(close.utf8)
      guard words[at...].starts(with: open) else { continue }
      let start = at + open.count
      var end = start
      while end < words.count, end - start < 120, !words[end...].starts(with: close) { end += 1 }
      guard end < words.count, end - start < 120, end > start else { return nil }
      return cleaned(Array(words[start..<end]), limit: 120)
    }
    return nil
  }

  /// "by any means" says how and defines nothing.
  static func isOrdinaryMeans(_ before: ArraySlice<UInt8>) -> Bool {
    let start = before.lastIndex(of: 0x20).map { $0 + 1 } ?? before.startIndex
    let last = text(before[start...].map(\.lowered))
    return [
      "any", "other", "such", "by", "all", "no", "the", "these", "those", "some", "which", "what",
      "it", "this", "that", "similar", "electronic", "or", "and",
    ].contains(last)
  }

  private static func index(of needle: StaticString, in words: [UInt8], limit: Int) -> Int? {
    (0..<min(words.count, limit)).first { at in
      words.has(needle, at: at)
        && (at + needle.utf8CodeUnitCount == words.count
          || !words[at + needle.utf8CodeUnitCount].isLetter)
    }
  }

  /// Without punctuation and spaces at its ends; nil when nothing or too much is left.
  private static func cleaned(_ words: [UInt8], limit: Int) -> String? {
    var term = words.trimmed
    while let last = term.last, ".,:;-".utf8.contains(last) { term = term.dropLast().trimmed }
    if term.count >= 3, term.has("—", at: term.endIndex - 3) { term = term.dropLast(3).trimmed }
    guard let first = term.first, term.count <= limit, first != 0x28, first != 0x5B else {
      return nil
    }
    return text(term)
  }
}
