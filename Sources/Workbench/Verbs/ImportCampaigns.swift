// Rulewright. Apache-2.0.

import CommentImport
import CommentStore
import Comments
import Dockets

extension Workspace {
  /// Takes decisions about campaigns from `campaigns.csv`, all or nothing; each row that cannot be is
  /// rejected with its reason, and the rows around it are taken.
  ///
  /// What the record ever said is old, and gives way to what it says now. Among what it says now a
  /// decision has the place of its time.
  func importCampaigns(
    _ path: String, _ record: Record, _ stamp: EventStamp
  ) throws -> ImportTally {
    var tally = ImportTally()
    let past = try record.past()
    let latest = Instant(seconds: stamp.at.seconds + Self.secondsClocksDiffer)
    var seen: Set<CampaignDecision> = []
    var news: [CampaignDecision] = []
    for entry in try CampaignsCSV.entries(try Disk.read(path, limit: 1 << 30)[...]) {
      tally.read += 1
      func reject(_ row: Int, _ reason: String) {
        tally.rejected.append(.init(file: path, row: row, reason: reason))
      }
      switch entry {
      case .rejected(let row, let reason): reject(row, reason)
      case .decision(let decision, let row):
        if let missing = try missing(decision, record) {
          reject(row, missing)
        } else if !seen.insert(decision).inserted {
          reject(row, "another row says the same")
        } else if past.said(decision) {
          tally.unchanged += 1
        } else if let at = Instant(iso8601: decision.at), at > latest {
          // It would go before all that anybody decides until then.
          reject(row, "'\(decision.at)' under 'at' is still to come")
        } else {
          news.append(decision)
        }
      }
    }
    try record.importCampaignDecisions(news, from: Disk.lastName(of: path), stamp: stamp)
    tally.added = news.count
    return tally
  }

  /// A clock that is wrong by a day is noticed.
  private static let secondsClocksDiffer = 86_400

  /// Which comments of a decision are not there, in words; nil where all are.
  func missing(_ decision: CampaignDecision, _ record: Record) throws -> String? {
    let missing = try record.missing(of: decision.comments)
    guard let first = missing.first else { return nil }
    return "\(TagRefusal.noComment(first))"
      + (missing.count > 1 ? ", and \(missing.count - 1) more of these are missing" : "")
      + "; import what it came in, or take it off the row"
  }
}
