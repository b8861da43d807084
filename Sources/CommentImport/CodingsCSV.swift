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

  package init(
    comment: String, tag: String, stage: String = "", citation: String = "", quote: String = "",
    coder: String, at: String, occurrence: Int? = nil, start: Int? = nil, version: String? = nil
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
  }

  fileprivate static let columns = ["comment", "tag", "stage", "citation", "quote", "coder", "at"]

  fileprivate var cells: [String] { [comment, tag, stage, citation, quote, coder, at] }

  fileprivate init(cells: [String], occurrence: Int?, start: Int?, version: String?) {
    self.init(
      comment: cells[0], tag: cells[1], stage: cells[2], citation: cells[3], quote: cells[4],
      coder: cells[5], at: cells[6], occurrence: occurrence, start: start,
      version: version)
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
  /// Three more columns, `occurrence`, `start` and `version`, are written only where a row has one.
  package static func bytes(_ rows: some Collection<CodingRow>) -> [UInt8] {
    let hasOccurrences = rows.contains { $0.occurrence != nil }
    let hasStarts = rows.contains { $0.start != nil }
    let hasVersions = rows.contains { $0.version != nil }
    func more(_ occurrence: String, _ start: String, _ version: String) -> [String] {
      (hasOccurrences ? [occurrence] : []) + (hasStarts ? [start] : [])
        + (hasVersions ? [version] : [])
    }
    var out: [UInt8] = []
    append(CodingRow.columns + more(occurrenceColumn, startColumn, versionColumn), to: &out)
    for row in rows {
      let occurrence = row.occurrence.map { String($0) } ?? ""
      let start = row.start.map { String($0) } ?? ""
      append(row.cells + more(occurrence, start, row.version ?? ""), to: &out)
    }
    return out
  }

  private static let occurrenceColumn = "occurrence"
  private static let startColumn = "start"
  private static let versionColumn = "version"

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
    func column(_ name: String) -> Int? {
      (0..<header.count).first { trimmed(header[$0]).elementsEqual(name.utf8) }
    }
    let occurrence = column(occurrenceColumn)
    let start = column(startColumn)
    let version = column(versionColumn)
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
        let place = occurrence.flatMap { Int(row.text($0)) }
        let seen = version.map { row.text($0) } ?? ""
        let values = CodingRow(
          cells: columns.map(row.text), occurrence: place,
          start: start.flatMap { Int(row.text($0)) }, version: seen.isEmpty ? nil : seen)
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
        let known = CodingRow.columns + [occurrenceColumn, startColumn, versionColumn]
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
    let names = (0..<header.count).map { trimmed(header[$0]) }
    let found = CodingRow.columns.compactMap { name in
      names.firstIndex { $0.elementsEqual(name.utf8) }
    }
    return found.count == CodingRow.columns.count ? found : nil
  }

  private static func append(_ cells: [String], to out: inout [UInt8]) {
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
