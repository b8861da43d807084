// Rulewright. Apache-2.0.

/// A word of a text, white space between words, or a mark of punctuation: some of its bytes.
///
/// The room of Wording answers one question: what are the words of these bytes, and which of
/// them are the same? It takes bytes, gives ranges and integers, and knows nothing of clauses,
/// Markdown or languages. Everything that compares texts (lineage, redlines, and later
/// campaigns and anchors) compares by what it gives. It never normalises: two spellings that
/// look alike but differ in bytes are two words.
package struct Word: Hashable, Sendable {
  /// What the bytes are.
  package enum Kind: Sendable { case word, space, punctuation }

  package var kind: Kind
  /// Where they are, as byte offsets.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
