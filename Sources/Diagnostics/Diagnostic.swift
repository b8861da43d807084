// Rulewright. Apache-2.0.

/// What is wrong in somebody's text, where it is, and how to mend it.
///
/// A diagnostic is a value about the author's or the commenter's words. What the machine
/// cannot do (a disk that is full) is a thrown error instead.
package struct Diagnostic: Hashable, Sendable {
  /// How much it matters: an error makes `check` fail, a warning does not.
  package enum Severity: String, Sendable, Comparable {
    case note, warning, error

    package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The name of the rule, in upper camel case: `DuplicateDesignation`.
  package var id: String
  package var severity: Severity
  /// Where the words are; a diagnostic about a whole file points at its first line.
  package var place: SourcePlace
  /// One line in headline form, with the specific thing first and no final period.
  package var summary: String
  /// Why it is wrong, in a sentence or two.
  package var explanation: String?
  /// What the author can do, most likely mend first.
  package var solutions: [String]

  package init(
    id: String, severity: Severity, place: SourcePlace, summary: String,
    explanation: String? = nil, solutions: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.place = place
    self.summary = summary
    self.explanation = explanation
    self.solutions = solutions
  }
}
