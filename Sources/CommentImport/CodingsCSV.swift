// Rulewright. Apache-2.0.

/// One coding as text: a row of `codings.csv`, for git and for other tools.
package struct CodingRow: Hashable, Sendable {
  package var comment: String
  package var tag: String
  /// The stage of the clause; empty when the coding is about no clause.
  package var stage: String
  /// The clause as the law cites it; empty when the coding is about no clause.
  package var citation: String
  /// The commenter's words; empty when the coding is about the comment as a whole.
  package var quote: String
  package var coder: String
  /// When, as `2021-11-20T14:03:22Z`.
  package var at: String
  /// Which place of the quote is meant, from 1, where the comment says it more than once.
  package var occurrence: Int?
  /// The byte of the comment at which the quote began, where it is no longer there.
  package var start: Int?
  /// The SHA-256 of the stage's file that the coder saw; files of old have none.
  package var version: String?
  /// What the coder noted for the office; nil for nothing.
  package var note: String?
  /// The hash of the tag's definition that the coder saw, where somebody wrote it down.
  package var definition: String?

  package init(
    comment: String, tag: String, stage: String = "", citation: String = "", quote: String = "",
    coder: String, at: String, occurrence: Int? = nil, start: Int? = nil, version: String? = nil,
    note: String? = nil, definition: String? = nil
  ) {
    self.comment = comment
    self.tag = tag
    self.stage = stage
    self.citation = citation
    self.quote = quote
    self.coder = coder
    self.at = at
    self.occurrence = occurrence
    self.start = start
    self.version = version
    self.note = note
    self.definition = definition
  }

  fileprivate static let columns = ["comment", "tag", "stage", "citation", "quote", "coder", "at"]

  fileprivate var cells: [String] { [comment, tag, stage, citation, quote, coder, at] }

  fileprivate init(cells: [String]) {
    self.init(
      comment: cells[0], tag: cells[1], stage: cells[2], citation: cells[3], quote: cells[4],
      coder: cells[5], at: cells[6])
  }
}

/// Writes and reads `codings.csv` without loss: reading gives the bytes that were written, except
/// that a text with a NUL byte cannot be read again.
///
/// The file is for git, not for spreadsheets: cells are not made safe against formulas, which
/// would change them.
package enum CodingsCSV {
  /// A row that was read, or why it cannot be.
  package enum Entry: Hashable, Sendable {
    case coding(CodingRow, row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  /// The file that holds some rows, in their order; lines end with LF, as git likes them.
  ///
  /// Five more columns, from `occurrence` on, are written only where a row has one.
  package static func bytes(_ rows: some Collection<CodingRow>) -> [UInt8] {
    let more = moreColumns.filter { column in rows.contains { column.text($0) != nil } }
    var out: [UInt8] = []
    append(CodingRow.columns + more.map(\.name), to: &out)
    for row in rows { append(row.cells + more.map { $0.text(row) ?? "" }, to: &out) }
    return out
  }

  /// A column that not every file has; an empty cell says nothing.
  private struct MoreColumn: Sendable {
    var name: String
    var text: @Sendable (CodingRow) -> String?
    var set: @Sendable (inout CodingRow, String) -> Void
  }

  private static let occurrenceColumn = "occurrence"
  private static let startColumn = "start"
  private static let versionColumn = "version"
  private static let noteColumn = "note"
  private static let definitionColumn = "definition"

  private static let moreColumns = [
    MoreColumn(
      name: occurrenceColumn, text: { $0.occurrence.map { String($0) } },
      set: { $0.occurrence = Int($1) }),
    MoreColumn(
      name: startColumn, text: { $0.start.map { String($0) } }, set: { $0.start = Int($1) }),
    MoreColumn(name: versionColumn, text: { $0.version }, set: { $0.version = $1 }),
    MoreColumn(name: noteColumn, text: { $0.note }, set: { $0.note = $1 }),
    MoreColumn(name: definitionColumn, text: { $0.definition }, set: { $0.definition = $1 }),
  ]

  /// The rows of a file.
  ///
  /// Columns may stand in any order; others than the seven are passed over.
  ///
  /// Throws `ImportError`.
  package static func entries(_ bytes: ArraySlice<UInt8>) throws -> [Entry] {
    var reader = CSVReader()
    var records: [CSVRecord] = []
    reader.feed(bytes) { records.append($0) }
    try reader.finish { records.append($0) }
    guard case .row(let header) = records.first, let columns = columns(of: header) else {
      throw ImportError.headerNotRecognised(seen: FileFormat.seen(records.first))
    }
    let more = moreColumns.compactMap { column in
      (0..<header.count).first { trimmed(header[$0]).elementsEqual(column.name.utf8) }
        .map { (place: $0, column: column) }
    }
    var entries: [Entry] = []
    for record in records.dropFirst() {
      switch record {
      case .fault(let fault):
        entries.append(.rejected(row: fault.row, reason: fault.description))
      case .row(let row) where row.isEmptyLine: continue
      case .row(let row) where row.count != header.count:
        let reason = "\(row.count) columns where the header has \(header.count)"
        entries.append(.rejected(row: row.number, reason: reason))
      case .row(let row):
        var values = CodingRow(cells: columns.map(row.text))
        for (place, column) in more where !row.text(place).isEmpty {
          column.set(&values, row.text(place))
        }
        entries.append(.coding(values, row: row.number))
      }
    }
    return entries
  }

  /// Whether something stands under a column that is passed over.
  package static func saysMoreThanCodings(_ bytes: ArraySlice<UInt8>) throws -> Bool {
    var reader = CSVReader()
    var others: [Int]?
    var saysMore = false
    func look(_ record: CSVRecord) {
      guard case .row(let row) = record else { return }
      if let others {
        saysMore = saysMore || others.contains { $0 < row.count && !row.text($0).isEmpty }
      } else {
        let known = CodingRow.columns + moreColumns.map(\.name)
        others = (0..<row.count).filter { index in
          !known.contains { trimmed(row[index]).elementsEqual($0.utf8) }
        }
      }
    }
    reader.feed(bytes, look)
    try reader.finish(look)
    return saysMore
  }

  /// Where the seven columns stand in a header; nil when one is missing.
  static func columns(of header: CSVRow) -> [Int]? {
    OfficeTable.places(of: CodingRow.columns, in: header)
  }

  static func append(_ cells: [String], to out: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(0x2C) }
      let special: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D]
      guard cell.utf8.contains(where: special.contains) else {
        out.append(contentsOf: cell.utf8)
        continue
      }
      out.append(0x22)
      for byte in cell.utf8 {
        if byte == 0x22 { out.append(0x22) }
        out.append(byte)
      }
      out.append(0x22)
    }
    out.append(0x0A)
  }
}
