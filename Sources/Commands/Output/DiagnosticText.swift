// Rulewright. Apache-2.0.

import Diagnostics

/// A diagnostic as a compiler would print it: place, words, mark, why, and what to do.
func diagnosticText(_ diagnostic: Diagnostic) -> String {
  let place = diagnostic.place
  let severity =
    switch diagnostic.severity {
    case .error: Colour.red("error")
    case .warning: Colour.yellow("warning")
    case .note: Colour.bold("note")
    }
  let head = "\(place.file):\(place.line):\(place.column): "
  var lines = [
    Colour.bold(forTerminal(head)) + severity + ": " + Colour.bold(forTerminal(diagnostic.summary))
      + " [\(diagnostic.id)]"
  ]
  if let excerpt = place.excerpt { lines += excerptLines(place, excerpt) }
  if let explanation = diagnostic.explanation { lines.append("      " + forTerminal(explanation)) }
  for solution in diagnostic.solutions { lines.append("      → " + forTerminal(solution)) }
  return lines.joined(separator: "\n")
}

/// The line with a mark under the offending words; a long one is cut around them.
private func excerptLines(_ place: SourcePlace, _ excerpt: String) -> [String] {
  let width = 96
  let scalars = Array(excerpt.unicodeScalars).map { $0 == "\t" ? " " : $0 }
  let column = max(0, min(place.column - 1, scalars.count))
  let start = column > width - 20 ? column - 30 : 0
  let end = min(scalars.count, start + width)
  var shown = String(String.UnicodeScalarView(scalars[start..<end]))
  if start > 0 { shown = "…" + shown }
  if end < scalars.count { shown += "…" }
  let indent = String(repeating: " ", count: column - start + (start > 0 ? 1 : 0))
  let length = max(1, min(place.length, end - column))
  let mark = "^" + String(repeating: "~", count: length - 1)
  let number = String(place.line)
  let gutter = String(repeating: " ", count: max(0, 5 - number.utf8.count)) + number
  return [
    Colour.faint("\(gutter) | ") + forTerminal(shown),
    Colour.faint("      | ") + indent + Colour.red(mark),
  ]
}
