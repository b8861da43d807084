// Rulewright. Apache-2.0.

/// `1 file, a.csv`, `5 files, a.csv, b.csv, c.csv and 2 more`.
package func filesInWords(_ names: [String]) -> String {
  let most = 3
  let first = names.prefix(most).joined(separator: ", ")
  let more = names.count > most ? " and \(names.count - most) more" : ""
  return "\(names.count) file\(names.count == 1 ? "" : "s"), \(first)\(more)"
}
