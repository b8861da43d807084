// Rulewright. Apache-2.0.

package import Comments

/// Reads one received file, piece by piece, into rows.
///
/// Every record of the file becomes exactly one `ImportedRow`. It holds one record at a time, and
/// gives the same rows however the file is cut into pieces.
package protocol CommentFileReading {
  /// How many records came: what the parts of a tally must add up to.
  var rowsRead: Int { get }
  /// What was changed on the way to text, and what people should know of the file, in phrases.
  var notes: [String] { get }

  /// Takes the next piece of the file and hands on every record that ends in it.
  ///
  /// Throws `ImportError`, and whatever `each` throws; nothing of the file may then be kept.
  mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void) throws

  /// Says that the file has ended.
  ///
  /// Throws `ImportError`, and whatever `each` throws; nothing of the file may then be kept.
  mutating func finish(_ each: (ImportedRow) throws -> Void) throws
}

/// A reader of text, which can be told where in the file the bytes lie that it is given.
protocol TextReading: CommentFileReading {
  var offsets: OffsetMap { get set }
}
