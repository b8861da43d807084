// Rulewright. Apache-2.0.

import Comments

/// Turns the rows of one kind of table into comments.
protocol TableRows {
  /// What becomes of a row.
  mutating func imported(_ row: CSVRow) -> ImportedRow
  /// What people should know of the file, in phrases.
  var notes: [String] { get }
}

/// Reads a table, piece by piece: what stands before its header is passed over, and every row
/// after it is somebody's to turn into a comment.
struct TableReader<Rows: TableRows>: TextReading {
  private var reader: CSVReader
  private let headerRow: Int
  private let rowsUnder: (CSVRow) -> Rows?
  private var rows: Rows?
  private var windows1252 = (count: 0, first: 0)

  private(set) var rowsRead = 0

  var offsets: OffsetMap {
    get { reader.offsets }
    set { reader.offsets = newValue }
    _modify { yield &reader.offsets }
  }

  /// - Parameters:
  ///   - shape: how the cells are parted, and which row is the header.
  ///   - rowsUnder: what the rows under a header are; nil when it is not such a header.
  init(_ shape: TableShape, rowsUnder: @escaping (CSVRow) -> Rows?) {
    reader = CSVReader(delimiter: shape.delimiter, takesWindows1252: true)
    headerRow = shape.headerRow
    self.rowsUnder = rowsUnder
  }

  var notes: [String] {
    var notes = rows?.notes ?? []
    if windows1252.count > 0 {
      notes.append(
        "\(windows1252.count) \(windows1252.count == 1 ? "row was" : "rows were") Windows-1252 "
          + "and made UTF-8 (the first is row \(windows1252.first))")
    }
    return notes
  }

  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    // Taken out while it calls back, so that its storage stays its own.
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    try reader.feed(piece) { try take($0, each) }
  }

  mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    try reader.finish { try take($0, each) }
    guard rows != nil else { throw ImportError.headerNotRecognised(seen: "the file is empty") }
    if let finding = reader.doubling.finding { throw finding }
  }

  private mutating func take(
    _ record: CSVRecord, _ each: (ImportedRow) throws -> Void
  ) throws {
    guard rows == nil else {
      rowsRead += 1
      switch record {
      case .fault(let fault): try each(.rejected(row: fault.row, reason: fault.description))
      case .row(let row):
        if row.isWindows1252 { note(row) }
        // Asked for through the optional, since a copy would copy what it remembers.
        if let imported = rows?.imported(row) { try each(imported) }
      }
      return
    }
    switch record {
    case .fault(let fault):
      if fault.row < headerRow { return }
      throw ImportError.headerNotRecognised(seen: fault.description)
    case .row(let row):
      if row.number < headerRow { return }
      guard let found = rowsUnder(row) else {
        throw ImportError.headerNotRecognised(seen: FileFormat.names(in: row))
      }
      if row.isWindows1252 { note(row) }
      rows = found
    }
  }

  private mutating func note(_ row: CSVRow) {
    if windows1252.count == 0 { windows1252.first = row.number }
    windows1252.count += 1
  }
}
