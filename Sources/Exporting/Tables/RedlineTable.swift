// Rulewright. Apache-2.0.

import Clauses
package import Redlining

/// Every clause of two stages once, in reading order, with what became of it.
package func redlineTable(of redline: Redline) -> CSVTable {
  var table = CSVTable(columns: [
    "operations", "similarity", "old_citation", "old_label", "old_text", "new_citation",
    "new_label", "new_text",
  ])
  table.rows = redline.rows.map { row in
    let old = row.old.map { redline.old.clauses[$0] }
    let new = row.new.map { redline.new.clauses[$0] }
    return [
      row.operations.isEmpty
        ? "unchanged" : row.operations.map(\.rawValue).joined(separator: " "),
      row.similarity.isFinite ? "\(row.similarity)" : "",
    ] + cells(of: old) + cells(of: new)
  }
  return table
}

private func cells(of clause: Clause?) -> [String] {
  [clause?.citation.text ?? "", clause?.label.text ?? "", clause?.text ?? ""]
}
