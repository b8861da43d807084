// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments

extension Workspace {
  /// Writes what staff decided about campaigns to `campaigns.csv`, in the order in which it holds; nil
  /// where nobody decided anything and there is no file.
  ///
  /// A file that says what the record never said is left alone, unless it is to be written over.
  package func exportCampaigns(
    of name: String, overwriting: Bool = false
  ) throws -> ExportedText? {
    let record = try record(name)
    let decisions = try record.campaignDecisions().map(\.decision)
    let path = campaignsPath(name)
    guard !decisions.isEmpty || Disk.isThere(path) else { return nil }
    let bytes = CampaignsCSV.bytes(decisions)
    if !overwriting, try saysMore(path, than: bytes, record) {
      return ExportedText(
        path: shown(path), count: 0, left: [LeftFile(path: shown(path), why: .saysMore)])
    }
    try Disk.write(bytes, to: path)
    return ExportedText(path: shown(path), count: decisions.count)
  }

  /// Where a docket's decisions about campaigns stand as text.
  func campaignsPath(_ docket: String) -> String { commentsFolder(docket) + "/campaigns.csv" }

  /// Whether a file has a row that neither the record nor its log accounts for.
  private func saysMore(_ path: String, than bytes: [UInt8], _ record: Record) throws -> Bool {
    guard Disk.isThere(path) else { return false }
    let there = try Disk.read(path, limit: 1 << 30)
    if there.isEmpty || there == bytes { return false }
    guard let entries = try? CampaignsCSV.entries(there[...]) else { return true }
    let past = try record.past()
    return entries.contains { entry in
      guard case .decision(let decision, _) = entry else { return true }
      return !past.said(decision)
    }
  }
}
