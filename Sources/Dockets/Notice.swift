// Rulewright. Apache-2.0.

/// A published document that changes a stage's dates afterwards.
package struct Notice: Hashable, Sendable {
  /// What the notice does.
  package enum Kind: String, Sendable, CaseIterable {
    case delay, `extension`, reopening, correction, withdrawal
  }

  package var kind: Kind
  package var published: CalendarDay
  package var citation: String?
  /// The new last open day, where the notice sets one.
  package var closes: CalendarDay?
  /// The new effective date, where the notice sets one.
  package var effective: CalendarDay?

  package init(
    kind: Kind, published: CalendarDay, citation: String? = nil, closes: CalendarDay? = nil,
    effective: CalendarDay? = nil
  ) {
    self.kind = kind
    self.published = published
    self.citation = citation
    self.closes = closes
    self.effective = effective
  }
}
