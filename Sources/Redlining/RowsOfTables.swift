// Rulewright. Apache-2.0.

package import Clauses

/// Which rows of tables stand together in a list of changes: they are said in a line each, under
/// their table, which says how many rows it had and has.
struct RowsOfTables {
  /// Whether the last change asked about was a row.
  private(set) var isOpen = false
  private let redline: Redline
  /// The rows of the redline that are tables, by where the table stands in the old text and in the
  /// new.
  private var byOld: [Int: RedlineRow] = [:]
  private var byNew: [Int: RedlineRow] = [:]
  private var table: RedlineRow?

  init(_ redline: Redline) {
    self.redline = redline
    for row in redline.rows where kind(row) == .table {
      if let old = row.old { byOld[old] = row }
      if let new = row.new { byNew[new] = row }
    }
  }

  /// The line that stands before a change: that of its table, when the change is a row and its
  /// table was not said yet.
  mutating func title(before row: RedlineRow) -> String? {
    guard kind(row) == .row, let home = clause(row)?.parent,
      let home = row.new == nil ? byOld[home] : byNew[home]
    else {
      isOpen = false
      table = kind(row) == .table ? row : nil
      return nil
    }
    isOpen = true
    guard table != home else { return nil }
    table = home
    return "± \(written(self.clause(home)?.citation.text ?? "")): "
      + rowCountWords(
        before: home.old.map { rowCount(ofTable: $0, in: redline.old) },
        after: home.new.map { rowCount(ofTable: $0, in: redline.new) })
  }

  private func kind(_ row: RedlineRow) -> Clause.Kind? {
    row.new.map { redline.new.clauses[$0].kind } ?? row.old.map { redline.old.clauses[$0].kind }
  }

  private func clause(_ row: RedlineRow) -> Clause? {
    row.new.map { redline.new.clauses[$0] } ?? row.old.map { redline.old.clauses[$0] }
  }
}

/// How many rows a table has.
package func rowCount(ofTable table: Int, in tree: ClauseTree) -> Int {
  tree.clauses[(table + 1)...].prefix { $0.parent == table }.count
}

/// `102 rows, now 37`, or `5 rows` where the number is the same or there is but one.
package func rowCountWords(before: Int?, after: Int?) -> String {
  func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
  guard let first = before ?? after else { return rows(0) }
  guard let after, after != first else { return rows(first) }
  return rows(first) + ", now \(after)"
}
