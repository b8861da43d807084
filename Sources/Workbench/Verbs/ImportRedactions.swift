// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Redacting

extension Workspace {
  /// Takes decisions about what the public sees from `redactions.csv`, all or nothing; each row that
  /// cannot be is rejected with its reason, and the rows around it are taken.
  ///
  /// What the record ever said is old, and gives way to what it says now.
  func importRedactions(
    _ path: String, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    let past = try record.past()
    var redactions: [Redaction] = []
    var disclosures: [Disclosure] = []
    for entry in try RedactionsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      func reject(_ row: Int, _ reason: String) {
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      }
      switch entry {
      case .rejected(let row, let reason): reject(row, reason)
      case .redaction(let decision, let row):
        if try record.comment(decision.comment) == nil {
          reject(row, "\(TagRefusal.noComment(decision.comment))")
        } else if decision.holdsNUL {
          reject(row, "it holds a NUL character")
        } else if redactions.contains(where: {
          $0.comment == decision.comment && $0.range == decision.range
        }) {
          reject(row, "another row decides about the same words")
        } else if past.said(decision) {
          tally.unchanged += 1
        } else {
          redactions.append(decision)
        }
      case .disclosure(let decision, let row):
        if try record.comment(decision.comment) == nil {
          reject(row, "\(TagRefusal.noComment(decision.comment))")
        } else if decision.holdsNUL {
          reject(row, "it holds a NUL character")
        } else if disclosures.contains(where: {
          $0.comment == decision.comment && $0.attachment == decision.attachment
            && $0.sha256 == decision.sha256
        }) {
          reject(row, "another row decides about the same")
        } else if past.said(decision) {
          tally.unchanged += 1
        } else {
          disclosures.append(decision)
        }
      }
    }
    let file = Disk.lastName(of: path)
    let put =
      try record.putRedactions(redactions, as: .redacted, from: file, stamp: stamp)
      + record.putDisclosures(disclosures, as: .withheld, from: file, stamp: stamp)
    tally.added = put
    tally.unchanged += redactions.count + disclosures.count - put
    return tally
  }
}

extension Redaction {
  fileprivate var holdsNUL: Bool { [quote, who].contains { $0.utf8.contains(0) } }
}

extension Disclosure {
  fileprivate var holdsNUL: Bool { [reason, who, sha256 ?? ""].contains { $0.utf8.contains(0) } }
}
