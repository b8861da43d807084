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
