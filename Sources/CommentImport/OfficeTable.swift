// Rulewright. Apache-2.0.

/// A table that the office writes for git and reads again, such as `readings.csv`.
///
/// Its columns may stand in any order, and others are passed over.
enum OfficeTable {
  /// A row's cells in the order of the columns asked for, or why it cannot be read.
  enum Row {
    case cells([String], row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  /// The rows of a file that are not empty.
  ///
  /// Throws `ImportError`.
  static func rows(_ bytes: ArraySlice<UInt8>, columns names: [String]) throws -> [Row] {
    var reader = CSVReader()
    var records: [CSVRecord] = []
    reader.feed(bytes) { records.append($0) }
    try reader.finish { records.append($0) }
    guard case .row(let header) = records.first, let places = places(of: names, in: header) else {
      throw ImportError.headerNotRecognised(seen: FileFormat.seen(records.first))
    }
    return records.dropFirst().compactMap { record in
      switch record {
      case .fault(let fault): return .rejected(row: fault.row, reason: fault.description)
      case .row(let row) where row.isEmptyLine: return nil
      case .row(let row) where row.count != header.count:
        let reason = "\(row.count) columns where the header has \(header.count)"
        return .rejected(row: row.number, reason: reason)
      case .row(let row): return .cells(places.map(row.text), row: row.number)
      }
    }
  }

  /// Where some columns stand in a header; nil when one is missing.
  static func places(of names: [String], in header: CSVRow) -> [Int]? {
    let found = names.compactMap { name in
      (0..<header.count).first { trimmed(header[$0]).elementsEqual(name.utf8) }
    }
    return found.count == names.count ? found : nil
  }
}
