// Rulewright. Apache-2.0.

import Clauses

/// How many clauses some rows of a redline are, as people count them.
///
/// A heading is no clause, and the rows of a table are one with it.
struct ClauseCount: Sendable {
  private(set) var clauses = 0
  private(set) var tables = 0
  /// Rows whose table is not among what was counted.
  private(set) var rows = 0
  private(set) var headings = 0

  init(_ counted: [Int], in reading: RedlineReading) {
    let all = Set(counted)
    for row in counted {
      guard let clause = reading.clause(row) else { continue }
      switch clause.kind {
      case .table: tables += 1
      case .row: if reading.parents[row].map(all.contains) != true { rows += 1 }
      default:
        if clause.isContainer {
          headings += 1
        } else if !clause.text.isEmpty || clause.heading != nil {
          clauses += 1
        }
      }
    }
  }

  /// `27 clauses and a table`; headings only where there is nothing else, and empty for nothing.
  var words: String {
    var words: [String] = []
    if clauses > 0 { words.append(counted(clauses, "clause")) }
    if tables > 0 { words.append(tables == 1 ? "a table" : counted(tables, "table")) }
    if rows > 0 { words.append(counted(rows, "row")) }
    if words.isEmpty, headings > 0 { words.append(counted(headings, "heading")) }
    return inSeries(words)
  }
}
