// Rulewright. Apache-2.0.

/// Which documents a file of words has words of, read before the lists that they belong to.
struct NumberedTexts: JoinedPart {
  private var reader: CSVReader
  private let headerRow: Int
  private var column: Int?
  private var ids: Set<Fingerprint> = []

  init(shape: TableShape) {
    reader = CSVReader(delimiter: shape.delimiter, takesWindows1252: true)
    headerRow = shape.headerRow
  }

  /// Takes the next piece of the file.
  mutating func feed(_ piece: ArraySlice<UInt8>) {
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    reader.feed(piece) { take($0) }
  }

  /// Says that the file has ended.
  ///
  /// Throws `ImportError`.
  mutating func finish() throws {
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    try reader.finish { take($0) }
  }

  private mutating func take(_ record: CSVRecord) {
    guard case .row(let row) = record, row.number >= headerRow else { return }
    guard let column else {
      column = ListedTextRows.columns(ColumnNames(row))?.number
      return
    }
    if column < row.count { ids.insert(Fingerprint(trimmed(row[column]))) }
  }

  func contains(_ id: ArraySlice<UInt8>) -> Bool { ids.contains(Fingerprint(id)) }
}
