// Rulewright. Apache-2.0.

package import Codings
import Comments
import Dockets

/// Writes and reads `readings.csv`, what people said of comments as a whole, without loss.
///
/// Like `codings.csv` the file is for git, not for spreadsheets.
package enum ReadingsCSV {
  /// A row that was read, or why it cannot be.
  package enum Entry: Hashable, Sendable {
    case reading(Reading, row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  private static let columns = ["comment", "state", "reason", "by", "at"]

  /// The file that holds some readings, in their order; lines end with LF.
  package static func bytes(_ readings: some Collection<Reading>) -> [UInt8] {
    var out: [UInt8] = []
    CodingsCSV.append(columns, to: &out)
    for reading in readings {
      CodingsCSV.append(
        [
          reading.comment.text, reading.state.rawValue, reading.reason, reading.who, reading.at,
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
    guard let state = Reading.State.allCases.first(where: { $0.rawValue == cells[1] }) else {
      let known = Reading.State.allCases.map { "'\($0.rawValue)'" }.joined(separator: " nor ")
      return .rejected(row: row, reason: "'\(cells[1])' under 'state' is neither \(known)")
    }
    guard !cells[3].isEmpty else {
      return .rejected(row: row, reason: "nobody stands under 'by'")
    }
    guard Instant(iso8601: cells[4]) != nil else {
      return .rejected(
        row: row, reason: "'\(cells[4])' under 'at' is no time such as 2021-09-14T10:00:00Z")
    }
    let reading = Reading(
      comment: CommentID(cells[0]), state: state, reason: cells[2], who: cells[3], at: cells[4])
    return .reading(reading, row: row)
  }

  /// Where the five columns stand in a header; nil when one is missing.
  static func columns(of header: CSVRow) -> [Int]? {
    OfficeTable.places(of: columns, in: header)
  }
}
