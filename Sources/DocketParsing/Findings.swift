// Rulewright. Apache-2.0.

import Diagnostics

/// The diagnostics found so far in one file, while it is read.
final class Findings {
  let source: SourceText
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceText) { self.source = source }

  /// Where an item stands.
  func place(_ item: YAMLItem) -> SourcePlace {
    source.place(line: item.line, column: item.column, words: item.text ?? "")
  }

  /// Notes that something is wrong with an item.
  func add(
    _ id: String, _ severity: Diagnostic.Severity = .error, at item: YAMLItem, _ summary: String,
    because explanation: String? = nil, mend solutions: [String] = []
  ) {
    add(
      Diagnostic(
        id: id, severity: severity, place: place(item), summary: summary,
        explanation: explanation, solutions: solutions))
  }

  func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
}
