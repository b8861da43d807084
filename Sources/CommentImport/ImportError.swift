// Rulewright. Apache-2.0.

/// Why a whole file cannot be taken: nothing of it may be kept, since no one can say which
/// words belong to which row.
package enum ImportError: Error, Hashable, CustomStringConvertible {
  /// A quote opened and never closed, so that everything after it is inside one cell.
  case quoteLeftOpen(row: Int, line: Int)
  /// The first row is not the header that this format begins with; `seen` says what it is.
  case headerNotRecognised(seen: String)

  package var description: String {
    switch self {
    case .quoteLeftOpen(let row, let line):
      "The quote that opens on line \(line), in row \(row), is never closed; "
        + "the file may be cut off. Nothing of it was taken."
    case .headerNotRecognised(let seen):
      "The file does not begin with the header of this format: \(seen)."
    }
  }
}
