// Rulewright. Apache-2.0.

package import Comments
package import Dockets

/// Reads a bulk download of regulations.gov, piece by piece, into comments.
///
/// Every row after the header becomes exactly one `ImportedRow`. Which stage a comment speaks to
/// is the caller's to say. A row is refused with a reason rather than guessed at; the rows around
/// it are not touched by that.
package struct RegulationsGovCSV {
  /// What a row says about the document that it comments on, for choosing its stage.
  package struct Subject: Hashable, Sendable {
    /// `BIS-2020-0038`; empty when the row does not say.
    package var docketID: String
    /// `BIS-2020-0038-0001`; empty when the row does not say.
    package var commentOnDocumentID: String
  }

  private var reader = CSVReader()
  private var rows: BulkRows
  private var header: BulkHeader?

  /// How many rows came after the header: what the parts of a tally must add up to.
  package private(set) var rowsRead = 0

  /// - Parameter stage: the stage that a comment speaks to; nil refuses the row.
  package init(stage: @escaping (Subject) -> StageID?) { rows = BulkRows(stage: stage) }

  /// Takes the next piece of the file and hands on every row that ends in it.
  ///
  /// Throws `ImportError.headerNotRecognised`, and whatever `each` throws.
  package mutating func feed(
    _ piece: ArraySlice<UInt8>, _ each: (ImportedRow) throws -> Void
  ) throws {
    var reader = self.reader
    defer { self.reader = reader }
    try reader.feed(piece) { try take($0, each) }
  }

  /// Says that the file has ended.
  ///
  /// Throws `ImportError`, and whatever `each` throws; nothing of the file may then be kept.
  package mutating func finish(_ each: (ImportedRow) throws -> Void) throws {
    var reader = self.reader
    defer { self.reader = reader }
    try reader.finish { try take($0, each) }
    guard header != nil else { throw ImportError.headerNotRecognised(seen: "the file is empty") }
  }

  private mutating func take(
    _ record: CSVRecord, _ each: (ImportedRow) throws -> Void
  ) throws {
    if let header {
      rowsRead += 1
      switch record {
      case .fault(let fault): try each(.rejected(row: fault.row, reason: fault.description))
      case .row(let row): try each(rows.imported(row, header: header))
      }
      return
    }
    switch record {
    case .fault(let fault):
      throw ImportError.headerNotRecognised(seen: fault.description)
    case .row(let row):
      guard let found = BulkHeader(row) else {
        throw ImportError.headerNotRecognised(seen: FileFormat.names(in: row))
      }
      header = found
    }
  }
}
