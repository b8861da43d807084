// Rulewright. Apache-2.0.

/// Why a whole file cannot be taken: nothing of it may be kept, since no one can say which
/// words belong to which row.
///
/// Positions are bytes of the file as it came, counted from 0.
package enum ImportError: Error, Hashable, CustomStringConvertible {
  /// A quote opened and never closed, so that everything after it is inside one cell.
  case quoteLeftOpen(row: Int, line: Int, position: Int)
  /// The first row is not the header that this format begins with; `seen` says what it is.
  case headerNotRecognised(seen: String)
  /// The file was made UTF-8 twice over; where `lost` is given, a part of a character is gone.
  case encodedTwice(position: Int, lost: Int?)
  /// The bytes are no text of their encoding; `reason` is a phrase.
  case notText(position: Int, reason: String)
  /// The file breaks off, or its marks do not match; `reason` is a phrase.
  case malformed(position: Int, reason: String)
  /// The file is whole and holds no comments that could be taken.
  case noComments(seen: String, instead: String)

  package var description: String {
    switch self {
    case .quoteLeftOpen(let row, let line, let position):
      "The quote that opens on line \(line), in row \(row), is never closed (byte \(position)); "
        + "the file may be cut off. Nothing of it was taken."
    case .headerNotRecognised(let seen):
      "The file does not begin with the header of this format: \(seen)."
    case .encodedTwice(let position, let lost):
      "The text was made UTF-8 twice over: from byte \(position) on, signs such as ’ stand as "
        + "â€™. "
        + (lost.map {
          "At byte \($0) a part of one is gone, so that nobody can undo it: save it anew from its "
            + "source, as UTF-8."
        }
          ?? "Save it anew from its source, as UTF-8, or undo it: iconv -f UTF-8 -t WINDOWS-1252.")
        + " Nothing of it was taken."
    case .notText(let position, let reason):
      "byte \(position) is no text: \(reason)"
    case .malformed(let position, let reason):
      "At byte \(position) \(reason). Nothing of it was taken."
    case .noComments(let seen, let instead):
      "\(seen). \(instead)."
    }
  }
}
