// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Diagnostics
import Dockets

extension Workspace {
  /// `CampaignsNotInStep`: the record and `campaigns.csv` decide other things about which comments are
  /// the same letter, so that a clone would fold others together.
  func checkCampaigns(
    _ loaded: LoadedDocket, _ record: Record, _ past: PastOnDemand
  ) throws -> [Diagnostic] {
    let name = loaded.docket.name
    let path = campaignsPath(name)
    let kept = try record.campaignDecisions().map(\.decision)
    var compared = ComparedRows<Int, CampaignDecision>()
    if Disk.isThere(path) {
      for entry in try campaignEntries(try Disk.read(path, limit: 1 << 30)) {
        switch entry {
        case .rejected(let row, let reason): compared.addUnreadable("row \(row): \(reason)")
        case .decision(let decision, let row):
          if let missing = try missing(decision, record) {
            compared.addUnreadable("row \(row): \(missing)", decision)
          } else {
            compared.addWritten(decision, CampaignsCSV.bytes([decision]), number: row)
          }
        }
      }
    }
    for decision in kept { compared.set(decision.number, CampaignsCSV.bytes([decision])) }
    let words = TextOutOfStep(.campaigns, docket: name, file: shown(path))
    let found = words.differences(
      compared, onlyInRecord: kept.filter { compared.missing.contains($0.number) },
      try fates(compared, past), words.words)
    let order = inOrder(compared.written.map(\.row))
    let isInOrder =
      order.count == kept.count && zip(order, kept).allSatisfy { $0.saysTheSame(as: $1) }
    return found.isEmpty && !isInOrder ? [words.otherOrder] : found
  }

  /// What would become of the rows of `campaigns.csv` that the record does not have.
  private func fates(
    _ compared: ComparedRows<Int, CampaignDecision>, _ past: PastOnDemand
  ) throws -> FileOnlyRows {
    guard compared.hasUnknownRows else {
      return FileOnlyRows(compared, fate: { _ in .old }, isSaid: { _ in true })
    }
    let past = try past.read()
    return FileOnlyRows(
      compared, fate: { past.said($0) ? .old : .news }, isSaid: { past.said($0) })
  }

  /// Decisions in the order in which a clone would have them hold.
  private func inOrder(_ decisions: [CampaignDecision]) -> [CampaignDecision] {
    decisions.enumerated().sorted { a, b in
      a.element.at != b.element.at ? a.element.at < b.element.at : a.offset < b.offset
    }.map(\.element)
  }

  private func campaignEntries(_ bytes: [UInt8]) throws -> [CampaignsCSV.Entry] {
    if bytes.isEmpty { return [] }
    do {
      return try CampaignsCSV.entries(bytes[...])
    } catch let error as ImportError {
      return [.rejected(row: 1, reason: "\(error)")]
    }
  }
}
