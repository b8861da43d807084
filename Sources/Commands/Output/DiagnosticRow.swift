// Rulewright. Apache-2.0.

import Diagnostics

/// What is wrong, as a row of JSON.
struct DiagnosticRow: Encodable {
  var id: String
  var severity: String
  var file: String
  var line: Int
  var column: Int
  var summary: String
  var explanation: String?
  var solutions: [String]

  init(_ diagnostic: Diagnostic) {
    id = diagnostic.id
    severity = diagnostic.severity.rawValue
    file = diagnostic.place.file
    line = diagnostic.place.line
    column = diagnostic.place.column
    summary = diagnostic.summary
    explanation = diagnostic.explanation
    solutions = diagnostic.solutions
  }

  enum CodingKeys: String, CodingKey {
    case id, severity, file, line, column, summary, explanation, solutions
  }

  /// An absent explanation is null, so that every row has every field.
  func encode(to encoder: any Encoder) throws {
    var row = encoder.container(keyedBy: CodingKeys.self)
    try row.encode(id, forKey: .id)
    try row.encode(severity, forKey: .severity)
    try row.encode(file, forKey: .file)
    try row.encode(line, forKey: .line)
    try row.encode(column, forKey: .column)
    try row.encode(summary, forKey: .summary)
    try row.encode(explanation, forKey: .explanation)
    try row.encode(solutions, forKey: .solutions)
  }
}
