// Rulewright. Apache-2.0.

/// That a submitter took a comment back.
///
/// It stays in the record and leaves publication.
package struct Withdrawal: Hashable, Sendable {
  package var reason: String
  package init(reason: String) { self.reason = reason }
}

/// That the agency holds a comment, or part of it, back from the public.
package struct Restriction: Hashable, Sendable {
  /// The source's kind, such as "CBI", "PII" or "Copyright".
  package var kind: String
  package var reason: String
  package init(kind: String, reason: String) {
    self.kind = kind
    self.reason = reason
  }
}
