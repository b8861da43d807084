// Rulewright. Apache-2.0.

/// What sort of file somebody received, by what its first row says; names and endings lie.
package enum FileFormat: Hashable, Sendable {
  /// A bulk download of regulations.gov.
  case regulationsGovCSV
  /// Codings as `CodingsCSV` writes them.
  case codingsCSV
  /// Readings as `ReadingsCSV` writes them.
  case readingsCSV
  /// None that can be read; `seen` is a phrase that says what the first row is.
  case unknown(seen: String)

  /// The format of a file that begins with some bytes; 64 KB hold any sensible header.
  package init(beginning bytes: ArraySlice<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .unknown(seen: "it is UTF-16; save it as UTF-8")
      return
    }
    var reader = CSVReader()
    var first: CSVRecord?
    reader.feed(bytes) { first = first ?? $0 }
    do {
      if first == nil { try reader.finish { first = first ?? $0 } }
    } catch {
      self = .unknown(seen: "a quote opens in the first row and does not close")
      return
    }
    if case .row(let row) = first {
      if BulkHeader(row) != nil {
        self = .regulationsGovCSV
        return
      }
      if CodingsCSV.columns(of: row) != nil {
        self = .codingsCSV
        return
      }
      if ReadingsCSV.columns(of: row) != nil {
        self = .readingsCSV
        return
      }
    }
    self = .unknown(seen: Self.seen(first))
  }

  /// What a first row is, for people.
  static func seen(_ record: CSVRecord?) -> String {
    switch record {
    case nil: "the file is empty"
    case .fault(let fault): "the first row cannot be read: \(fault)"
    case .row(let row): names(in: row)
    }
  }

  /// `the first row says 'id', 'documentType', 'withdrawn' and 7 more`.
  static func names(in row: CSVRow) -> String {
    if row.isEmptyLine { return "the first line is empty" }
    var list = ""
    for column in 0..<min(row.count, 4) {
      if column > 0 { list += ", " }
      list += quoted(row.text(column))
    }
    if row.count > 4 { list += " and \(row.count - 4) more" }
    let hint =
      if row.count > 1 {
        ""
      } else if row[0].contains(0x3B) {
        "; its cells are parted by semicolons where commas are meant"
      } else if row[0].contains(0x09) {
        "; its cells are parted by tabs where commas are meant"
      } else {
        ""
      }
    return "the first row says \(list)\(hint)"
  }
}
