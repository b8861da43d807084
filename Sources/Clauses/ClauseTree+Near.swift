// Rulewright. Apache-2.0.

extension ClauseTree {
  /// A few citations that share the longest beginning with one that is not there.
  package func citations(near words: String) -> [String] {
    let wanted = Array(words.utf8)
    func shared(_ citation: Citation) -> Int {
      zip(citation.text.utf8, wanted).prefix { $0 == $1 }.count
    }
    let designated = clauses.filter { !$0.designation.isEmpty }.map(\.citation)
    let best = designated.map(shared).max() ?? 0
    return best < 2 ? [] : designated.filter { shared($0) == best }.prefix(4).map(\.text)
  }
}
