// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// Writes a docket's codings to `codings.csv`, for git and other tools: sorted by comment,
  /// passage, tag and coder, so that two people's work can be merged line by line.
  ///
  /// The older texts that codings speak to are written beside it, each under its SHA-256; the
  /// second value says where, when there are any. A file that says what the record never said is
  /// left alone, unless it is to be written over.
  package func exportCodings(
    of name: String, overwriting: Bool = false
  ) throws -> (codings: ExportedText, versions: ExportedText?) {
    let loaded = try load(name)
    let record = try record(name)
    let codings = try record.codings()
    var writer = CodingRowWriter(record)
    let bytes = CodingsCSV.bytes(try codings.map { try writer.row(of: $0) })
    let path = codingsPath(name)
    if !overwriting, try saysMore(path, than: bytes, codings, loaded, record) {
      let left = LeftFile(path: shown(path), why: .saysMore)
      return (ExportedText(path: shown(path), count: 0, left: [left]), nil)
    }
    // The texts come first: a row never points at one that is not there.
    var written: Set<String> = []
    for case let version? in codings.map({ $0.target?.version })
    where !written.contains(version.fileHash) && !loaded.isPresent(version) {
      // A record may come from anywhere; a name of its own must not lead out of the folder.
      guard Workspace.isName(version.fileHash), let bytes = try record.bytes(of: version)
      else { continue }
      try Disk.write(bytes, to: versionsFolder(name) + "/\(version.fileHash).md")
      written.insert(version.fileHash)
    }
    try Disk.write(bytes, to: path)
    return (
      ExportedText(path: shown(path), count: codings.count),
      written.isEmpty
        ? nil : ExportedText(path: shown(versionsFolder(name)), count: written.count)
    )
  }

  /// Where a docket's codings stand as text.
  func codingsPath(_ docket: String) -> String { commentsFolder(docket) + "/codings.csv" }

  /// Whether a file has a row, a column or a byte that neither the record nor its log accounts for.
  private func saysMore(
    _ path: String, than bytes: [UInt8], _ codings: [Coding], _ loaded: LoadedDocket,
    _ record: Record
  ) throws -> Bool {
    guard Disk.isThere(path) else { return false }
    let there = try Disk.read(path, limit: 1 << 30)
    if there.isEmpty || there == bytes { return false }
    guard let entries = try? CodingsCSV.entries(there[...]),
      try !CodingsCSV.saysMoreThanCodings(there[...])
    else { return true }
    let reader = CodingRowReader(
      loaded: loaded, record: record, folders: [commentsFolder(loaded.docket.name)],
      known: codings)
    var said = SaidCodings(try record.past(), record, reader)
    return try entries.contains { entry in
      guard case .coding(let row, _) = entry else { return true }
      return try !said.holds(row)
    }
  }
}

/// Every coding that a record has or had.
private struct SaidCodings {
  private let record: Record
  private var reader: CodingRowReader
  private let said: [KnownCoding: [Coding]]

  init(_ past: RecordPast, _ record: Record, _ reader: CodingRowReader) {
    self.record = record
    self.reader = reader
    said = Dictionary(grouping: past.codings) { KnownCoding($0) }
  }

  mutating func holds(_ row: CodingRow) throws -> Bool {
    guard let comment = try record.comment(CommentID(row.comment)) else { return false }
    for coding in said[KnownCoding(row, commented: comment.stage)] ?? []
    where coding.isOf(version: row.version) && coding.isNoted(as: row) {
      if try isPlaced(row, as: coding) { return true }
    }
    // Somebody may cite in other words, and have imported that.
    guard let coding = try? reader.coding(row) else { return false }
    return (said[KnownCoding(coding)] ?? []).contains {
      $0.isOf(version: coding.target?.version.fileHash)
        && $0.passage?.range == coding.passage?.range && $0.isNoted(as: row)
    }
  }

  /// Whether a row means the place that a coding has, in anything that the comment ever said.
  private func isPlaced(_ row: CodingRow, as coding: Coding) throws -> Bool {
    guard let passage = coding.passage else { return true }
    if let start = row.start { return start == passage.range.lowerBound }
    guard let occurrence = row.occurrence else { return true }
    return try record.contents(of: coding.comment).contains {
      Quotation.occurrence(of: passage, in: $0.body) == occurrence
    }
  }
}

extension Coding {
  /// Whether it says what a row notes, as far as the row notes anything.
  fileprivate func isNoted(as row: CodingRow) -> Bool {
    (row.note?.utf8.elementsEqual(note.utf8) ?? true)
      && (row.definition.map { $0 == definition } ?? true)
  }
}
