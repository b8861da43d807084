// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Redacting

extension Workspace {
  /// Writes what people decided about what the public sees to `redactions.csv`; nil where nobody
  /// decided anything and there is no file.
  ///
  /// A file that says what the record never said is left alone, unless it is to be written over.
  package func exportRedactions(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    let (redactions, disclosures) = (try record.redactions(), try record.disclosures())
    let path = redactionsPath(name)
    let count = redactions.count + disclosures.count
    guard count > 0 || Disk.isThere(path) else { return nil }
    let bytes = RedactionsCSV.bytes(redactions, disclosures)
    if !overwriting, try saysMore(path, than: bytes, record) {
      return ExportedText(
        path: shown(path), count: 0, left: [LeftFile(path: shown(path), why: .saysMore)])
    }
    try Disk.write(bytes, to: path)
    return ExportedText(path: shown(path), count: count)
  }

  /// Where a docket's decisions about what the public sees stand as text.
  func redactionsPath(_ docket: String) -> String { commentsFolder(docket) + "/redactions.csv" }

  /// Whether a file has a row that neither the record nor its log accounts for.
  private func saysMore(_ path: String, than bytes: [UInt8], _ record: Record) throws -> Bool {
    guard Disk.isThere(path) else { return false }
    let there = try Disk.read(path, limit: 1 << 30)
    if there.isEmpty || there == bytes { return false }
    guard let entries = try? RedactionsCSV.entries(there[...]) else { return true }
    let past = try record.past()
    return entries.contains { entry in
      switch entry {
      case .rejected: true
      case .redaction(let decision, _): !past.said(decision)
      case .disclosure(let decision, _): !past.said(decision)
      }
    }
  }
}
