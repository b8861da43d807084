// Rulewright. Apache-2.0.

import Clauses
import Redlining

/// How many rows a table had and has, and what became of them.
struct TableTally {
  /// Nil for a table that came, or that went.
  private(set) var before: Int?
  private(set) var after: Int?
  private var counts: [(operation: RedlineRow.Operation, count: Int)] = []
  private var same = 0

  /// The tally of a row of a redline that is a table, and of those that are its rows.
  init(_ table: Int, _ rows: [Int], in reading: RedlineReading) {
    let redline = reading.redline
    before = redline.rows[table].old.map { rowCount(ofTable: $0, in: redline.old) }
    after = redline.rows[table].new.map { rowCount(ofTable: $0, in: redline.new) }
    guard before != nil, after != nil else { return }
    counts = RedlineRow.Operation.allCases.map { operation in
      (operation, rows.count { redline.rows[$0].operations.contains(operation) })
    }
    same = rows.count { redline.rows[$0].operations.isEmpty }
  }

  /// `102 rows, now 37`, `5 rows`, `New table, 5 rows`.
  var sizeWords: String {
    guard let before else { return "New table, " + counted(after ?? 0, "row") }
    guard let after else { return "Deleted table, " + counted(before, "row") }
    return counted(before, "row") + (before == after ? "" : ", now \(grouped(after))")
  }

  /// `65 deleted, 37 unchanged`; nothing for a table that came or went.
  var changeWords: String {
    var words = counts.filter { $0.count > 0 }.map { operation, count in
      grouped(count) + " " + (operation == .removed ? "deleted" : operation.rawValue)
    }
    if same > 0, !words.isEmpty { words.append(grouped(same) + " unchanged") }
    return words.joined(separator: ", ")
  }
}
