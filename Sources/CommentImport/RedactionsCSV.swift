// Rulewright. Apache-2.0.

import Comments
import Dockets
package import Redacting

/// Writes and reads `redactions.csv`, what people decided about what the public sees, without loss.
///
/// Like `codings.csv` the file is for git and not for the public: it quotes what is withheld.
package enum RedactionsCSV {
  /// A row that was read, or why it cannot be.
  package enum Entry: Hashable, Sendable {
    case redaction(Redaction, row: Int)
    case disclosure(Disclosure, row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  private static let columns = [
    "comment", "attachment", "sha256", "start", "end", "quote", "state", "kind", "reason", "by",
    "at",
  ]

  /// The file that holds some decisions, in their order; lines end with LF.
  package static func bytes(_ redactions: [Redaction], _ disclosures: [Disclosure]) -> [UInt8] {
    var out: [UInt8] = []
    CodingsCSV.append(columns, to: &out)
    for decision in disclosures {
      CodingsCSV.append(
        [
          decision.comment.text, decision.attachment.map(String.init) ?? "",
          decision.sha256 ?? "", "", "", "", decision.state.rawValue, decision.kind.rawValue,
          decision.reason, decision.who, decision.at,
        ], to: &out)
    }
    for decision in redactions {
      CodingsCSV.append(
        [
          decision.comment.text, "", "", String(decision.range.lowerBound),
          String(decision.range.upperBound), decision.quote, decision.state.rawValue,
          decision.kind.rawValue, "", decision.who, decision.at,
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
    guard let kind = RedactionKind.allCases.first(where: { $0.rawValue == cells[7] }) else {
      return reject("'\(cells[7])' under 'kind' is no reason to withhold")
    }
    guard !cells[9].isEmpty else { return reject("nobody stands under 'by'") }
    guard Instant(iso8601: cells[10]) != nil else {
      return reject("'\(cells[10])' under 'at' is no time such as 2021-09-14T10:00:00Z")
    }
    let comment = CommentID(cells[0])
    if cells[3].isEmpty, cells[4].isEmpty {
      guard let state = Disclosure.State.allCases.first(where: { $0.rawValue == cells[6] }) else {
        return reject("'\(cells[6])' under 'state' is neither 'withheld' nor 'released'")
      }
      guard cells[1].isEmpty || (Int(cells[1]) ?? 0) > 0 else {
        return reject("'\(cells[1])' under 'attachment' is no number")
      }
      return .disclosure(
        Disclosure(
          comment: comment, attachment: Int(cells[1]), sha256: cells[2].isEmpty ? nil : cells[2],
          state: state, kind: kind, reason: cells[8], who: cells[9], at: cells[10]), row: row)
    }
    guard let state = Redaction.State.allCases.first(where: { $0.rawValue == cells[6] }) else {
      return reject("'\(cells[6])' under 'state' is neither 'confirmed', 'added' nor 'shown'")
    }
    guard let start = Int(cells[3]), let end = Int(cells[4]), start >= 0, start < end,
      end - start == cells[5].utf8.count
    else { return reject("'start' and 'end' are not the bytes of 'quote'") }
    return .redaction(
      Redaction(
        comment: comment, range: start..<end, quote: cells[5], kind: kind, state: state,
        who: cells[9], at: cells[10]), row: row)
  }

  /// Where the columns stand in a header; nil when one is missing.
  static func columns(of header: CSVRow) -> [Int]? {
    OfficeTable.places(of: columns, in: header)
  }
}
