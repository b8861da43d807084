// Rulewright. Apache-2.0.

/// How a table is laid out.
package struct TableShape: Hashable, Sendable {
  /// The byte that parts cells: a comma, a semicolon or a tab.
  package var delimiter: UInt8 = 0x2C
  /// The header's row, counted from 1; exports of old have lines of their own before it.
  package var headerRow = 1

  package init(delimiter: UInt8 = 0x2C, headerRow: Int = 1) {
    self.delimiter = delimiter
    self.headerRow = headerRow
  }
}
