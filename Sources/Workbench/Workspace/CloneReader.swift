// Rulewright. Apache-2.0.

import CommentImport
import CommentStore

/// Reads rows of `codings.csv` as a clone would, which has nothing but what lies beside the file.
///
/// Most rows of most files say byte for byte what the record says of a coding. The comment and its
/// words are then as the row has them, and what is left to ask is whether its tag and its clause
/// can be read: that is asked once, however many rows say them.
struct CloneReader {
  private var reader: CodingRowReader
  private var writer: CodingRowWriter
  /// What the record says of codings whose words stand where they are said to stand.
  private let said: Set<[UInt8]>
  /// What came of reading what a row says beside the comment's words.
  private var grounds: [[UInt8]: Result<Void, any Error>] = [:]

  init(
    _ loaded: LoadedDocket, _ record: Record, of folder: String, _ rows: [CodingRowWriter.Numbered]
  ) {
    reader = CodingRowReader(
      loaded: loaded, record: record, folders: [folder], known: [], usesKeptTexts: false)
    writer = CodingRowWriter(record)
    said = Set(rows.lazy.filter(\.isPlaced).map(\.bytes))
  }

  /// The row that a clone would write of what it reads, with its bytes.
  ///
  /// Throws as `CodingRowReader.coding`.
  mutating func row(_ values: CodingRow) throws -> (row: CodingRow, bytes: [UInt8]) {
    let bytes = values.bytes
    let ground = framed([
      values.tag, values.stage, values.citation, values.version, values.definition,
    ])
    let isSaid = said.contains(bytes)
    if isSaid, let known = grounds[ground] {
      try known.get()
      return (values, bytes)
    }
    do {
      let row = try writer.row(of: reader.coding(values))
      let own = row.bytes
      if isSaid, own == bytes { grounds[ground] = .success(()) }
      return (row, own)
    } catch {
      if isSaid { grounds[ground] = .failure(error) }
      throw error
    }
  }
}
