// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `InvalidUTF8`: some bytes are no text in UTF-8. They are kept, and shown as U+FFFD.
func invalidUTF8(in draft: Draft) -> [Diagnostic] {
  guard String(validating: draft.bytes, as: UTF8.self) == nil else { return [] }
  let line =
    (1...draft.lineStarts.count).first {
      String(validating: draft.bytes[draft.range(ofLine: $0)], as: UTF8.self) == nil
    } ?? 1
  return [
    Diagnostic(
      id: "InvalidUTF8", severity: .error,
      place: SourcePlace(file: draft.file, line: line),
      summary: "Line \(line) holds bytes that are not UTF-8",
      explanation: "A draft is text in UTF-8. The bytes are kept as they are.",
      solutions: ["Save the file as UTF-8 in your editor"])
  ]
}
