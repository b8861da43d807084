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
