// Rulewright. Apache-2.0.

import Clauses
import Diagnostics

/// `DesignationInsideParagraph`: a line within a paragraph begins with a designation.
///
/// Markdown joins lines without a blank one between them, so the clause would vanish into the one
/// above.
///
/// A line is taken at its word when the one before ends as a clause does, or when the next clause
/// misses that very designation.
func designationsInsideParagraphs(_ tree: ClauseTree, _ assembly: ClauseAssembly) -> [Diagnostic] {
  var missed: [Int: String] = [:]
  for disorder in assembly.disorders { missed[disorder.clause - 1] = disorder.expected }
  var found: [Diagnostic] = []
  let draft = tree.draft
  for (index, clause) in tree.clauses.enumerated() {
    for (line, marked) in designatedLines(inside: clause, draft) {
      guard
        missed[index].map({ $0.utf8.elementsEqual(draft.bytes[marked]) }) ?? false
          || endsSentence(draft.bytes[draft.range(ofLine: line - 1)])
      else { continue }
      found.append(
        Diagnostic(
          id: "DesignationInsideParagraph", severity: .error, place: draft.place(of: marked),
          summary:
            "\(draft.text(marked)) begins a line inside the paragraph of line \(clause.line)",
          explanation: "Without a blank line before it, it is read as words of \(clause.citation) "
            + "and is no clause of its own.",
          solutions: ["Put a blank line before it"]))
    }
  }
  return found
}

/// The lines of a paragraph after its first that begin with a designation.
func designatedLines(inside clause: Clause, _ draft: Draft) -> [(line: Int, marked: Range<Int>)] {
  guard clause.endLine > clause.line,
    [.paragraph, .definition, .note, .preamble].contains(clause.kind), !clause.isCode
  else { return [] }
  return ((clause.line + 1)...clause.endLine).compactMap { line in
    let range = draft.range(ofLine: line)
    guard range.lowerBound < clause.range.upperBound else { return nil }
    return designation(draft, range).map { (line, $0) }
  }
}

extension Clause {
  /// Whether all its words are code, where lines mean nothing.
  fileprivate var isCode: Bool { runs.allSatisfy { $0.style.contains(.code) } }
}

/// The designation at the head of a line, emphasis marks set aside.
private func designation(_ draft: Draft, _ line: Range<Int>) -> Range<Int>? {
  let bytes = draft.bytes[line]
  var start = bytes.skippingBlanks(from: line.lowerBound)
  while start < line.upperBound, bytes[start] == 0x2A || bytes[start] == 0x5F { start += 1 }
  guard start < line.upperBound, bytes[start] == 0x28,
    let end = bytes[start...].prefix(10).firstIndex(of: 0x29),
    end + 1 < line.upperBound,
    bytes[end + 1].isBlank || bytes[end + 1] == 0x28
      || bytes[end + 1] == 0x2A
  else { return nil }
  let name = bytes[(start + 1)..<end].filter { $0 != 0x2A && $0 != 0x5F }
  return DesignationReading.readings(of: name, italic: false).isEmpty ? nil : start..<(end + 1)
}

/// Whether a line ends as a clause does, and not in the middle of "under paragraph".
private func endsSentence(_ line: ArraySlice<UInt8>) -> Bool {
  let words = line.trimmed
  guard let last = words.last else { return false }
  return ".;:".utf8.contains(last) || words.has("—", at: words.endIndex - 3)
    || words.has("; and", at: words.endIndex - 5) || words.has("; or", at: words.endIndex - 4)
}
