// Rulewright. Apache-2.0.

package import Comments
import Dockets

/// Writes and reads `campaigns.csv`, what staff decided about which comments are the same letter,
/// without loss.
///
/// Comments are named by their ids, and a decision is one line, so that git merges what two people
/// decided. Like `codings.csv` the file is for git, not for spreadsheets.
package enum CampaignsCSV {
  /// A row that was read, or why it cannot be.
  package enum Entry: Hashable, Sendable {
    /// The decision has no number yet; its time is written as the record writes it.
    case decision(CampaignDecision, row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  private static let columns = ["decision", "comments", "by", "at"]

  /// The file that holds some decisions, in their order; lines end with LF.
  package static func bytes(_ decisions: some Collection<CampaignDecision>) -> [UInt8] {
    var out: [UInt8] = []
    CodingsCSV.append(columns, to: &out)
    for decision in decisions {
      CodingsCSV.append(
        [
          decision.kind.rawValue, decision.comments.map(\.text).joined(separator: " "),
          decision.who, decision.at,
        ], to: &out)
    }
    return out
  }

  /// The rows of a file; columns may stand in any order, and others are passed over.
  ///
  /// Throws `ImportError`.
  package static func entries(_ bytes: ArraySlice<UInt8>) throws -> [Entry] {
    try OfficeTable.rows(bytes, columns: columns).map { row in
      switch row {
      case .cells(let cells, let row): entry(cells, row: row)
      case .rejected(let row, let reason): .rejected(row: row, reason: reason)
      }
    }
  }

  private static func entry(_ cells: [String], row: Int) -> Entry {
    func reject(_ reason: String) -> Entry { .rejected(row: row, reason: reason) }
    guard let kind = CampaignDecision.Kind.allCases.first(where: { $0.rawValue == cells[0] })
    else {
      return reject("'\(cells[0])' under 'decision' is neither 'joined', 'split' nor 'apart'")
    }
    guard !cells[2].isEmpty else { return reject("nobody stands under 'by'") }
    guard !cells.contains(where: { $0.utf8.contains(0) }) else {
      return reject("it holds a NUL character")
    }
    guard let at = Instant(iso8601: cells[3]) else {
      return reject("'\(cells[3])' under 'at' is no time such as 2021-09-14T10:00:00Z")
    }
    // No comment's id has a blank in it.
    let ids = cells[1].utf8.split { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
      .map { CommentID(String(decoding: $0, as: UTF8.self)) }
    let decision = CampaignDecision(
      number: 0, kind: kind, comments: ids, who: cells[2], at: at.iso8601)
    guard !decision.comments.isEmpty else {
      return reject("no comment stands under 'comments'; name them with a blank between two")
    }
    guard kind != .joined || decision.comments.count > 1 else {
      return reject("two comments or more can be one letter; name another under 'comments'")
    }
    return .decision(decision, row: row)
  }

  /// Where the four columns stand in a header; nil when one is missing.
  static func columns(of header: CSVRow) -> [Int]? {
    OfficeTable.places(of: columns, in: header)
  }
}
