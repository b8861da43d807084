// Rulewright. Apache-2.0.

/// One row of a CSV file: its cells as bytes, quotes taken off, known to be UTF-8 without NUL.
package struct CSVRow: Hashable, Sendable {
  /// As people count rows in a spreadsheet: 1 is the header, whatever newlines the cells hold.
  package let number: Int
  /// The line of the file at which the row starts, counted from 1.
  package let line: Int
  /// The bytes of the file that the row is, without its line end, counted from 0.
  package let place: Range<Int>
  /// Whether it was Windows-1252, and is UTF-8 now.
  let isWindows1252: Bool
  /// All cells, one after the other.
  private let bytes: [UInt8]
  /// Where in `bytes` each cell ends.
  private let ends: [Int]

  init(
    number: Int, line: Int, place: Range<Int>, bytes: [UInt8], ends: [Int],
    isWindows1252: Bool = false
  ) {
    self.number = number
    self.line = line
    self.place = place
    self.isWindows1252 = isWindows1252
    self.bytes = bytes
    self.ends = ends
  }

  /// The byte of the file at which the row starts, counted from 0.
  package var offset: Int { place.lowerBound }

  /// How many cells the row has; at least one.
  package var count: Int { ends.count }

  /// An empty line, which CSV cannot tell from one empty cell.
  package var isEmptyLine: Bool { ends.count == 1 && bytes.isEmpty }

  /// A cell, counted from 0, which must be less than `count`.
  package subscript(column: Int) -> ArraySlice<UInt8> {
    bytes[(column == 0 ? 0 : ends[column - 1])..<ends[column]]
  }

  /// A cell as text.
  package func text(_ column: Int) -> String { String(decoding: self[column], as: UTF8.self) }

  /// All cells as bytes.
  var cells: [ArraySlice<UInt8>] { (0..<count).map { self[$0] } }

  /// All cells as text.
  package var texts: [String] { (0..<count).map(text) }

  /// A fingerprint of all cells, good within this run of the program only.
  var fingerprint: Fingerprint {
    Fingerprint { hasher in
      hasher.combine(ends)
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// Whether every cell is empty or white space.
  var isBlank: Bool { trimmed(bytes).isEmpty }
}
