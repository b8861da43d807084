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
  /// The first day of a reopened comment period; nil for the day of the notice itself.
  package var opens: CalendarDay?
  /// The new effective date, where the notice sets one.
  package var effective: CalendarDay?
  /// What it does, in a sentence for the public; may be empty.
  package var summary: String

  package init(
    kind: Kind, published: CalendarDay, citation: String? = nil, closes: CalendarDay? = nil,
    opens: CalendarDay? = nil, effective: CalendarDay? = nil, summary: String = ""
  ) {
    self.kind = kind
    self.published = published
    self.citation = citation
    self.closes = closes
    self.opens = opens
    self.effective = effective
    self.summary = summary
  }
}
