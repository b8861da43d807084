// Rulewright. Apache-2.0.

import Clauses
import Redlining

/// What happened to a clause, in words: "Moved from 742.6(b)(5)(ii), and revised".
func changeWords(_ operations: [RedlineRow.Operation], old: Clause?) -> String {
  let ordered: [RedlineRow.Operation] = [
    .moved, .redesignated, .split, .merged, .added, .removed, .revised,
  ]
  let words = ordered.filter(operations.contains).map { operation -> String in
    switch operation {
    case .added: "added"
    case .removed: "deleted"
    case .revised: "revised"
    case .moved: old.map { "moved from \($0.citation.text)" } ?? "moved"
    case .redesignated:
      operations.contains(.moved)
        ? "redesignated"
        : old.map {
          "redesignated, was \($0.designation.isEmpty ? $0.citation.text : $0.designation)"
        }
          ?? "redesignated"
    case .split: "split"
    case .merged: "merged"
    }
  }
  return capitalized(words.joined(separator: " and "))
}

/// The sign before the words: + − ± → #.
func changeSign(_ operations: [RedlineRow.Operation]) -> String {
  if operations.contains(.moved) { return "→" }
  if operations.contains(.added) { return "+" }
  if operations.contains(.removed) { return "−" }
  if operations.contains(.revised) { return "±" }
  return "#"
}

/// The bar in the margin that a row has.
func changeBar(_ operations: [RedlineRow.Operation]) -> String {
  if operations.contains(.moved) { return "op mov" }
  if operations.contains(.added) { return "op add all" }
  if operations.contains(.removed) { return "op gone all" }
  return operations.isEmpty ? "" : "op"
}

/// The words of a clause with what came and what went.
///
/// Without the hidden words it is the exact text: nothing stands between the runs.
func redlinedWords(_ words: [WordChange]) -> HTML {
  var page = HTML()
  var before: WordChange.Operation?
  for change in words where !change.text.isEmpty {
    switch change.operation {
    case .equal: page += draftText(change.text)
    case .insert: page += inserted(draftText(change.text), follows: before == .delete)
    case .delete: page += deleted(draftText(change.text))
    }
    before = change.operation
  }
  return page
}

/// Words that came; `follows` tells that words which went stand directly before them.
func inserted(_ words: HTML, follows: Bool = false) -> HTML {
  HTML.element(
    "ins", follows ? [.class("adj")] : [],
    pieces {
      HTML.hidden("added: ")
      marked(words)
      HTML.hidden(" end added ")
    })
}

func deleted(_ words: HTML) -> HTML {
  HTML.del {
    HTML.hidden("deleted: ")
    marked(words)
    HTML.hidden(" end deleted ")
  }
}

/// Words with their mark, which leaves out the spaces at their ends: a bracket stands at a word.
private func marked(_ words: HTML) -> HTML {
  let bytes = words.bytes
  let start = bytes.firstIndex { $0 != 0x20 && $0 != 0x0A } ?? bytes.endIndex
  let end = (bytes.lastIndex { $0 != 0x20 && $0 != 0x0A } ?? start - 1) + 1
  guard start < end else { return words }
  return pieces {
    HTML(text: bytes[..<start])
    HTML.span(.class("m")) { HTML(escaped: bytes[start..<end]) }
    HTML(text: bytes[end...])
  }
}
