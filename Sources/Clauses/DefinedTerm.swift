// Rulewright. Apache-2.0.

/// A term that a clause says the meaning of: "*Widget* means…", "(a) Widget means…".
package struct DefinedTerm: Hashable, Sendable {
  /// The clause that says it, by index.
  package var clause: Int
  package var term: String
  /// The forms in which it may be used, folded and without the ending of a plural: "a or b" has two.
  package var forms: [[UInt8]]
  /// The clause beneath which alone it means that, as with "In this section:"; nil for the whole draft.
  package var scope: Int?

  package init(clause: Int, term: String, forms: [[UInt8]], scope: Int? = nil) {
    self.clause = clause
    self.term = term
    self.forms = forms
    self.scope = scope
  }

  /// Small letters without the ending that a plural has or changes.
  package static func stem(_ words: [UInt8]) -> [UInt8] {
    var words = words
    while words.last == 0x73, words.count > 3 { words.removeLast() }
    if words.last == 0x79, words.count > 3 {
      words.removeLast()
    } else if words.suffix(2).elementsEqual("ie".utf8), words.count > 5 {
      words.removeLast(2)
    }
    return words
  }
}
