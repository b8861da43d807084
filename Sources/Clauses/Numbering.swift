// Rulewright. Apache-2.0.

/// The scheme by which a draft designates its clauses.
package enum Numbering: String, Sendable, CaseIterable {
  /// Code of Federal Regulations: § 740.22(a)(1)(i)(A)*(1)* *(i)*; 1 CFR 21.11.
  case cfr
  /// 1, 1.1, 1.1.1 in headings and paragraphs.
  case decimal
  /// Control list entries: 4E001.a.1.a.
  case eccn
  /// § 1 (1) 1. a) aa).
  case german
  /// Headings and paragraphs without numbers.
  case prose
}
