// Rulewright. Apache-2.0.

/// The columns of a header by their names: ASCII letters in lower case, without what is neither
/// letter nor digit, so that `Document ID`, `documentId` and `document_id` are one.
struct ColumnNames {
  /// The names as the file has them, trimmed; a name that stands twice gets a number.
  let shown: [String]
  private let plain: [[UInt8]]

  init(_ row: CSVRow) { self.init((0..<row.count).map { row[$0] }) }

  init(_ cells: [ArraySlice<UInt8>]) {
    var taken: Set<String> = []
    var shown: [String] = []
    for (column, cell) in cells.enumerated() {
      let name = trimmedText(cell)
      let stem = name.utf8.isEmpty ? "Column \(column + 1)" : name
      var unique = stem
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(stem) (\(number))"
        number += 1
      }
      shown.append(unique)
    }
    self.shown = shown
    plain = cells.map(Self.plain)
  }

  var count: Int { plain.count }

  /// The first column that bears one of some plain names, the first name before the second.
  func column(_ names: StaticString...) -> Int? {
    for name in names {
      if let column = plain.firstIndex(where: { matches($0, name) }) { return column }
    }
    return nil
  }

  /// How many of some plain names stand in the header.
  func matching(_ names: [StaticString]) -> Int { names.filter { column($0) != nil }.count }

  /// The plain name of a column, as bytes.
  func plainName(_ column: Int) -> [UInt8] { plain[column] }

  static func plain(_ name: some Sequence<UInt8>) -> [UInt8] {
    name.map(lower).filter { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}
