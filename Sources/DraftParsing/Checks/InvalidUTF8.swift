// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `InvalidUTF8`: some bytes are no text in UTF-8.
///
/// They are kept, and shown as U+FFFD.
func invalidUTF8(in draft: Draft) -> [Diagnostic] {
  guard String(validating: draft.bytes, as: UTF8.self) == nil else { return [] }
  let line =
    (1...draft.lineStarts.count).first {
      String(validating: draft.bytes[draft.range(ofLine: $0)], as: UTF8.self) == nil
    } ?? 1
  let range = draft.range(ofLine: line)
  return [
    Diagnostic(
      id: "InvalidUTF8", severity: .error,
      place: draft.place(of: firstInvalid(in: draft.bytes[range])),
      summary: "Line \(line) holds bytes that are not UTF-8",
      explanation: "A draft is text in UTF-8. The bytes are kept as they are.",
      solutions: ["Save the file as UTF-8 in your editor"])
  ]
}

/// The first byte at which a line stops to be UTF-8.
///
/// Each step takes one scalar, four bytes at most, so that a long line is read once.
private func firstInvalid(in line: ArraySlice<UInt8>) -> Range<Int> {
  var at = line.startIndex
  while at < line.endIndex {
    let length =
      (1...4).first {
        at + $0 <= line.endIndex
          && String(validating: line[at..<(at + $0)], as: UTF8.self) != nil
      }
    guard let length else { break }
    at += length
  }
  return at..<min(at + 1, line.endIndex)
}
