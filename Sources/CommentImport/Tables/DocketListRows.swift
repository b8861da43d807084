// Rulewright. Apache-2.0.

import Comments

/// Says of every row of a docket's list what became of it: its words came with another file.
struct DocketListRows: TableRows {
  private let names: ColumnNames
  private let number: Int
  private let joined: JoinedFiles

  let notes: [String] = []

  /// The rows under a header, joined to what came in the same import; nil when it is no such
  /// header.
  init?(_ row: CSVRow, joined: JoinedFiles) {
    names = ColumnNames(row)
    guard DocketList.isHeader(names), let number = names.column("documentid") else { return nil }
    self.number = number
    self.joined = joined
  }

  mutating func imported(_ row: CSVRow) -> ImportedRow {
    if row.isBlank { return .skipped(row: row.number, reason: "an empty line") }
    guard row.count == names.count else {
      return .rejected(
        row: row.number, reason: "\(row.count) columns where the header has \(names.count)")
    }
    let type = names.column("documenttype").map { trimmedText(row[$0]) } ?? ""
    guard RegulationsGovRecord.isSubmission(type) else {
      return .skipped(row: row.number, reason: RegulationsGovRecord.notAComment(type))
    }
    return joined.hasWords(of: trimmed(row[number]))
      ? .skipped(row: row.number, reason: "joined to its words, which came in a file of their own")
      : .rejected(row: row.number, reason: "no file that came with it has its words")
  }
}
