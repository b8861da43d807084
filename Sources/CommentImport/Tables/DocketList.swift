// Rulewright. Apache-2.0.

/// What the exports of old say of a docket's documents, by Document ID: all but the words, which
/// stand in a second file.
///
/// It is fed whole before the words are read, and held until the import ends.
struct DocketList: JoinedPart {
  private var reader: CSVReader
  private let headerRow: Int
  private var names: ColumnNames?
  private var rows: [Fingerprint: CSVRow] = [:]
  private var size = 0

  /// How many bytes of rows are held at most.
  static let largest = 256 << 20

  init(shape: TableShape) {
    reader = CSVReader(delimiter: shape.delimiter, takesWindows1252: true)
    headerRow = shape.headerRow
  }

  /// Takes the next piece of the file.
  ///
  /// Throws `ImportError`.
  mutating func feed(_ piece: ArraySlice<UInt8>) throws {
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    try reader.feed(piece) { try take($0) }
  }

  /// Says that the file has ended.
  ///
  /// Throws `ImportError`.
  mutating func finish() throws {
    var reader = CSVReader()
    swap(&reader, &self.reader)
    defer { swap(&reader, &self.reader) }
    try reader.finish { try take($0) }
  }

  private mutating func take(_ record: CSVRecord) throws {
    guard case .row(let row) = record, row.number >= headerRow else { return }
    guard let names else {
      names = ColumnNames(row)
      return
    }
    guard let column = names.column("documentid"), row.count == names.count else { return }
    size += row.place.count
    guard size <= Self.largest else {
      throw ImportError.malformed(
        position: row.offset,
        reason: "the list is longer than \(Self.largest) bytes, and cannot be joined to its words")
    }
    let key = Fingerprint(trimmed(row[column]))
    if rows[key] == nil { rows[key] = row }
  }

  /// What the list says of a document, under the names of its columns; nil when nothing.
  ///
  /// `N/A` is how such exports write that there is nothing.
  func fields(of id: ArraySlice<UInt8>) -> [String: String]? {
    guard let names, let row = rows[Fingerprint(id)] else { return nil }
    var fields: [String: String] = [:]
    for column in 0..<row.count {
      let value = row.text(column)
      let said = trimmed(value.utf8)
      if said.isEmpty || matches(said, "n/a") { continue }
      fields[Self.field(names.plainName(column)) ?? names.shown[column]] = value
    }
    return fields
  }

  /// The names that today's download has for some columns of old.
  private static func field(_ name: [UInt8]) -> String? {
    let renamed: [(StaticString, String)] = [
      ("documenttitle", "Title"), ("submitterlastname", "Last Name"),
      ("submitterfirstname", "First Name"), ("organization", "Organization Name"),
      ("relatedrins", "Related RIN(s)"), ("documentsubtype", "Document Subtype"),
      ("postmarkdate", "Postmark Date"), ("numberofpages", "Page Count"),
      ("documentfield1", "Additional Field 1"), ("documentfield2", "Additional Field 2"),
    ]
    return renamed.first { matches(name, $0.0) }?.1
  }

  /// Whether a header is that of such a list: a number and much about it, but no words.
  static func isHeader(_ names: ColumnNames) -> Bool {
    names.column("documentid") != nil && names.column("comment", "textcomment") == nil
      && names.matching([
        "documenttitle", "submitterlastname", "submitterfirstname", "attachmentcount",
        "documentdetail", "documenttype",
      ]) >= 3
  }
}
