// Rulewright. Apache-2.0.

/// A table on its way into a CSV file (RFC 4180): UTF-8, rows ended by CRLF, quotes where they
/// must be.
package struct CSVTable: Hashable, Sendable {
  /// Who will read the file.
  package enum Flavour: Sendable, CaseIterable {
    /// A program: every cell is the text, byte for byte.
    case lossless
    /// A spreadsheet: a byte order mark says that it is UTF-8, and no cell can be a formula.
    case spreadsheet
  }

  package var columns: [String]
  /// Each has as many cells as there are columns, and there are two columns at least: a row of one
  /// empty cell would be an empty line.
  package var rows: [[String]]

  package init(columns: [String], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The file.
  package func bytes(_ flavour: Flavour) -> [UInt8] {
    var out = Self.beginning(flavour)
    for row in [columns] + rows { Self.append(row, flavour, to: &out) }
    return out
  }

  /// What stands before the first row.
  static func beginning(_ flavour: Flavour) -> [UInt8] {
    flavour == .spreadsheet ? [0xEF, 0xBB, 0xBF] : []
  }

  /// A row, for who writes a file row by row.
  static func append(_ row: [String], _ flavour: Flavour, to out: inout [UInt8]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { out.append(0x2C) }
      append(flavour == .spreadsheet ? FormulaGuard.guarding(cell) : cell, to: &out)
    }
    out += [0x0D, 0x0A]
  }

  private static func append(_ cell: String, to out: inout [UInt8]) {
    let bytes = cell.utf8
    // A space at either end is kept by RFC 4180 and dropped by some readers, unless quoted.
    let needsQuotes =
      bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || bytes.first == 0x20 || bytes.last == 0x20
    guard needsQuotes else {
      out.append(contentsOf: bytes)
      return
    }
    out.append(0x22)
    for byte in bytes {
      if byte == 0x22 { out.append(0x22) }
      out.append(byte)
    }
    out.append(0x22)
  }
}
