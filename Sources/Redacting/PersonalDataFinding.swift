// Rulewright. Apache-2.0.

/// Words that look like personal data.
package struct PersonalDataFinding: Hashable, Sendable {
  /// The words, in UTF-8 bytes of the text.
  package var range: Range<Int>
  package var kind: RedactionKind

  package init(range: Range<Int>, kind: RedactionKind) {
    self.range = range
    self.kind = kind
  }
}
