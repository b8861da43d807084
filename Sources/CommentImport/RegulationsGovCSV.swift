// Rulewright. Apache-2.0.

package import Comments
package import Dockets

/// Reads a bulk download of regulations.gov, piece by piece, into comments.
///
/// Every row after the header becomes exactly one `ImportedRow`. Which stage a comment speaks to
/// is the caller's to say. A row is refused with a reason rather than guessed at; the rows around
/// it are not touched by that.
package struct RegulationsGovCSV: TextReading {
  private var table: TableReader<BulkRows>

  /// How many rows came after the header: what the parts of a tally must add up to.
  package var rowsRead: Int { table.rowsRead }
  /// What was changed on the way to text.
  package var notes: [String] { table.notes }

  var offsets: OffsetMap {
    get { table.offsets }
    set { table.offsets = newValue }
    _modify { yield &table.offsets }
  }

  /// - Parameters:
  ///   - shape: how the cells are parted, and which row is the header.
  ///   - stage: the stage that a comment speaks to; nil refuses the row.
  package init(
    shape: TableShape = TableShape(), stage: @escaping (CommentSubject) -> StageID?
  ) {
    table = TableReader(shape) { row in
      BulkHeader(row).map { BulkRows(header: $0, stage: stage) }
    }
  }

  /// Takes the next piece of the file and hands on every row that ends in it.
  ///
  /// Throws `ImportError.headerNotRecognised`, and whatever `each` throws.
  package mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    try table.feed(piece, each)
  }

  /// Says that the file has ended.
  ///
  /// Throws `ImportError`, and whatever `each` throws; nothing of the file may then be kept.
  package mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    try table.finish(each)
  }
}
