// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Hands rows of CSV to a comment matrix.
struct MatrixRows: TableRows {
  private var matrix: CommentMatrix

  let notes: [String] = []

  /// Nil when a row is not the header of one.
  init?(_ row: CSVRow, stage: @escaping (CommentSubject) -> StageID?) {
    guard let matrix = CommentMatrix(header: row.cells, stage: stage) else { return nil }
    self.matrix = matrix
  }

  mutating func imported(_ row: CSVRow) -> ImportedRow {
    matrix.imported(row.cells, row: row.number, place: row.place)
  }
}
