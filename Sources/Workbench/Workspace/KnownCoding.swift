// Rulewright. Apache-2.0.

import Codings
import CommentImport
import Dockets

/// What makes a row of `codings.csv` the same coding as one of the record, whatever text it speaks
/// of, whichever place of its quote it means, and whatever was noted.
struct KnownCoding: Hashable {
  private var row: CodingRow
  private var bytes: [UInt8]

  init(_ coding: Coding) { self.init(CodingRow(coding)) }

  /// A row that names no stage is of the one commented on.
  init(_ row: CodingRow, commented stage: StageID) {
    var row = row
    if row.citation.isEmpty { row.stage = "" } else if row.stage.isEmpty { row.stage = stage.text }
    self.init(row)
  }

  private init(_ row: CodingRow) {
    var row = row
    (row.occurrence, row.start, row.version) = (nil, nil, nil)
    (row.note, row.definition) = (nil, nil)
    self.row = row
    bytes = row.bytes
  }

  /// The same, whenever it was made.
  var atAnyTime: KnownCoding {
    var row = row
    row.at = ""
    return KnownCoding(row)
  }

  // Unicode calls more texts equal than bytes are.
  static func == (a: KnownCoding, b: KnownCoding) -> Bool { a.bytes == b.bytes }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
