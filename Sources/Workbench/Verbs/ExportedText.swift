// Rulewright. Apache-2.0.

/// What of a record was written as text.
package struct ExportedText: Sendable {
  /// The file, or the folder, as a user would write it.
  package var path: String
  /// How many codings or responses it has of the record.
  package var count: Int
  /// Files that differ from the record and were left as they are.
  package var left: [LeftFile] = []

  /// Whether a person must decide between what is written and what the record says.
  package var needsAPerson: Bool { left.contains { $0.why != .takenBack } }
}

/// A file that an export did not touch.
package struct LeftFile: Sendable {
  package enum Why: Sendable {
    /// It says what neither the record nor any earlier state of it ever said.
    case saysMore
    /// The record never had such a response.
    case unknown
    /// The record had it, and it was taken back.
    case takenBack
  }

  /// The file as a user would write it.
  package var path: String
  package var why: Why
}
