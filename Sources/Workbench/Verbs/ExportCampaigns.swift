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
    return try exportText(
      CampaignsCSV.bytes(decisions), of: decisions.count, to: campaignsPath(name),
      overwriting: overwriting
    ) { there in
      guard let entries = try? CampaignsCSV.entries(there) else { return false }
      let past = try record.past()
      return entries.allSatisfy { entry in
        guard case .decision(let decision, _) = entry else { return false }
        return past.said(decision)
      }
    }
  }

  /// Where a docket's decisions about campaigns stand as text.
  func campaignsPath(_ docket: String) -> String { commentsFolder(docket) + "/campaigns.csv" }
}
