// Rulewright. Apache-2.0.

/// Words of a comment as it stands that are withheld, or that were and are shown.
package struct PlacedRedaction: Hashable, Sendable {
  /// Byte offsets in the UTF-8 of the comment's words.
  package var range: Range<Int>
  package var kind: RedactionKind
  /// What a person decided; nil for what the finder found and nobody looked at, which is withheld.
  package var decision: Redaction?

  package init(range: Range<Int>, kind: RedactionKind, decision: Redaction?) {
    self.range = range
    self.kind = kind
    self.decision = decision
  }

  /// Whether it waits for a person.
  package var isProposed: Bool { decision == nil }
  /// Whether the public does not see the words.
  package var isWithheld: Bool { decision?.state != .shown }
}
