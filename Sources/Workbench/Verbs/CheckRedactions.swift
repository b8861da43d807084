// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Diagnostics
import Dockets
import Redacting

extension Workspace {
  /// `RedactionsNotInStep`: the record and `redactions.csv` decide other things about what the public
  /// reads, so that a clone would publish other words than this record.
  func checkRedactions(
    _ loaded: LoadedDocket, _ record: Record, _ past: PastOnDemand
  ) throws -> [Diagnostic] {
    let name = loaded.docket.name
    let path = redactionsPath(name)
    let kept =
      try record.redactions().map { RedactionsCSV.bytes([$0], []) }
      + record.disclosures().map { RedactionsCSV.bytes([], [$0]) }
    var written: [[UInt8]] = []
    var unreadable = 0
    // An import passes over what the record ever said, and an export writes over nothing else.
    var isSaid: [[UInt8]: (RecordPast) -> Bool] = [:]
    if Disk.isThere(path) {
      let entries = try? RedactionsCSV.entries(try Disk.read(path, limit: 1 << 30)[...])
      for entry in entries ?? [.rejected(row: 1, reason: "")] {
        switch entry {
        case .rejected: unreadable += 1
        case .redaction(let decision, _):
          written.append(RedactionsCSV.bytes([decision], []))
          isSaid[written[written.count - 1]] = { $0.said(decision) }
        case .disclosure(let decision, _):
          written.append(RedactionsCSV.bytes([], [decision]))
          isSaid[written[written.count - 1]] = { $0.said(decision) }
        }
      }
    }
    let onlyInRecord = Set(kept).subtracting(written).count
    let strangers = Set(written).subtracting(kept)
    let onlyInFile = strangers.count + unreadable
    guard onlyInRecord + onlyInFile > 0 else { return [] }
    // The log is read only where it is needed.
    let hasNews = try strangers.contains { try !(isSaid[$0]?(past.read()) ?? false) }
    func decisions(_ count: Int) -> String { "\(count) decision\(count == 1 ? "" : "s")" }
    var parts: [String] = []
    if onlyInRecord > 0 { parts.append("\(decisions(onlyInRecord)) only in the record") }
    if onlyInFile > 0 { parts.append("\(decisions(onlyInFile)) only in the file") }
    return [
      Diagnostic(
        id: "RedactionsNotInStep", severity: .error, place: SourcePlace(file: shown(path)),
        summary: "What the public reads is decided otherwise in the record: "
          + parts.joined(separator: ", "),
        explanation: "Whoever clones the text publishes what the text says.",
        solutions: mending(
          name, shown(path), hasNews: hasNews, isBroken: unreadable > 0))
    ]
  }

  private func mending(
    _ name: String, _ file: String, hasNews: Bool, isBroken: Bool
  ) -> [String] {
    let export = "`rulewright export \(name) --to redactions`"
    guard hasNews || isBroken else { return ["Write them with \(export)"] }
    let first = [
      hasNews ? "Read what only the file says with `rulewright import \(name) \(file)`" : nil,
      isBroken ? "Mend the rows that cannot be read" : nil,
    ].compactMap { $0 }
    return first + [
      "Then write what the record says with \(export)",
      "Where the record is right, write over the file: add `--overwrite` to the export",
    ]
  }
}
