// Rulewright. Apache-2.0.

import Clauses

/// The cells by which each row of a table is called.
///
///     Israel | Candiru   | …     Israel, Candiru
///     Israel | NSO Group | …     Israel, NSO Group
///     Malta  | …                 Malta
///
/// The first cell, and the next ones as long as another row of the table is called alike: a list
/// of parties by country has many rows for one country. A row whose first cell is empty has no
/// name, and rows that are alike in their first three cells keep one name.
func rowNames(of rows: [[String]]) -> [[String]] {
  var names = rows.map { row in row.first.map { isNamed($0) ? [$0] : [] } ?? [] }
  for length in 1..<3 {
    var counts: [[[UInt8]]: Int] = [:]
    for name in names where name.count == length { counts[bytes(name), default: 0] += 1 }
    for index in rows.indices where names[index].count == length {
      guard counts[bytes(names[index]), default: 0] > 1, rows[index].count > length,
        isNamed(rows[index][length])
      else { continue }
      names[index].append(rows[index][length])
    }
  }
  return names
}

private func isNamed(_ cell: String) -> Bool { cell.utf8.contains { !$0.isBlank } }

/// Compared byte by byte: what only looks alike is another name.
private func bytes(_ name: [String]) -> [[UInt8]] { name.map { Array($0.utf8) } }
