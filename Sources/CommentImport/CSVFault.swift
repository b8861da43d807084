// Rulewright. Apache-2.0.

/// Why one row of a CSV file cannot be taken.
///
/// The rows after it can.
package struct CSVFault: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with the row; positions are bytes of the file, counted from 0.
  package enum Problem: Hashable, Sendable {
    case textAfterClosingQuote(line: Int, position: Int)
    case quoteInUnquotedCell(line: Int, position: Int)
    case nulByte(position: Int)
    case invalidUTF8(position: Int)
    /// Neither UTF-8 nor Windows-1252, in which `byte` means nothing.
    case noEncoding(position: Int, byte: UInt8)
    /// Not UTF-8 at a byte, while other words of the row are.
    case mixedEncodings(position: Int)
    /// Longer than `CSVReader.longestCell` bytes.
    case cellTooLong(position: Int)
    /// More than `CSVReader.longestRow` bytes.
    case rowTooLong(position: Int)
    /// More than `CSVReader.mostColumns`.
    case tooManyColumns(position: Int)
  }

  /// As people count rows in a spreadsheet: 1 is the header.
  package let row: Int
  /// The line at which the row starts, counted from 1.
  package let line: Int
  /// The byte at which the row starts, counted from 0.
  package let offset: Int
  package let problem: Problem

  /// A phrase for the list of rejects, without the row's number.
  package var description: String {
    switch problem {
    case .textAfterClosingQuote(let line, let position):
      "text follows a closing quote on line \(line) (byte \(position)); "
        + "a quote inside a cell is written twice"
    case .quoteInUnquotedCell(let line, let position):
      "a quote stands inside a cell without quotes on line \(line) (byte \(position)); "
        + "such a cell is put in quotes and the quote written twice"
    case .nulByte(let position): "a NUL byte at byte \(position), which no text holds"
    case .invalidUTF8(let position): "not UTF-8 at byte \(position)"
    case .noEncoding(let position, let byte):
      "not UTF-8 at byte \(position), and not Windows-1252 either, "
        + "which has nothing for 0x\(hexadecimal(byte))"
    case .mixedEncodings(let position):
      "not UTF-8 at byte \(position), while other words of the row are: "
        + "it mixes two encodings, and nobody can say which is meant"
    case .cellTooLong(let position):
      "a cell is longer than \(CSVReader.longestCell) bytes at byte \(position)"
    case .rowTooLong(let position):
      "the row is longer than \(CSVReader.longestRow) bytes at byte \(position)"
    case .tooManyColumns(let position):
      "more than \(CSVReader.mostColumns) columns at byte \(position)"
    }
  }
}

extension CSVFault.Problem {
  /// The problem with its position moved, from what was decoded to the file as it came.
  func moved(_ original: (Int) -> Int) -> Self {
    switch self {
    case .textAfterClosingQuote(let line, let position):
      .textAfterClosingQuote(line: line, position: original(position))
    case .quoteInUnquotedCell(let line, let position):
      .quoteInUnquotedCell(line: line, position: original(position))
    case .nulByte(let position): .nulByte(position: original(position))
    case .invalidUTF8(let position): .invalidUTF8(position: original(position))
    case .noEncoding(let position, let byte):
      .noEncoding(position: original(position), byte: byte)
    case .mixedEncodings(let position): .mixedEncodings(position: original(position))
    case .cellTooLong(let position): .cellTooLong(position: original(position))
    case .rowTooLong(let position): .rowTooLong(position: original(position))
    case .tooManyColumns(let position): .tooManyColumns(position: original(position))
    }
  }
}

/// A row, or why it cannot be taken: a caller cannot overlook the second.
package enum CSVRecord: Hashable, Sendable {
  case row(CSVRow)
  case fault(CSVFault)
}
