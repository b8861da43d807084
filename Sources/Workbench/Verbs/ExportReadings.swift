// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments

extension Workspace {
  /// Writes what people said of comments as a whole to `readings.csv`, by comment and person; nil
  /// where nobody said anything and there is no file.
  ///
  /// A file that says what the record never said is left alone, unless it is to be written over.
  package func exportReadings(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    let readings = try record.readings()
    let path = readingsPath(name)
    guard !readings.isEmpty || Disk.isThere(path) else { return nil }
    let bytes = ReadingsCSV.bytes(readings)
    if !overwriting, try saysMore(path, than: bytes, record) {
      return ExportedText(
        path: shown(path), count: 0, left: [LeftFile(path: shown(path), why: .saysMore)])
    }
    try Disk.write(bytes, to: path)
    return ExportedText(path: shown(path), count: readings.count)
  }

  /// Where a docket's readings stand as text.
  func readingsPath(_ docket: String) -> String { commentsFolder(docket) + "/readings.csv" }

  /// Whether a file has a row that neither the record nor its log accounts for.
  private func saysMore(_ path: String, than bytes: [UInt8], _ record: Record) throws -> Bool {
    guard Disk.isThere(path) else { return false }
    let there = try Disk.read(path, limit: 1 << 30)
    if there.isEmpty || there == bytes { return false }
    guard let entries = try? ReadingsCSV.entries(there[...]) else { return true }
    let said = Set(try record.past().readings.map { ReadingsCSV.bytes([$0]) })
    return entries.contains { entry in
      guard case .reading(let reading, _) = entry else { return true }
      return !said.contains(ReadingsCSV.bytes([reading]))
    }
  }
}
