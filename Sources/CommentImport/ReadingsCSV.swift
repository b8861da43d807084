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
    var reader = CSVReader()
    var records: [CSVRecord] = []
    reader.feed(bytes) { records.append($0) }
    try reader.finish { records.append($0) }
    guard case .row(let header) = records.first, let columns = columns(of: header) else {
      throw ImportError.headerNotRecognised(seen: FileFormat.seen(records.first))
    }
    return records.dropFirst().compactMap { record in
      switch record {
      case .fault(let fault): return .rejected(row: fault.row, reason: fault.description)
      case .row(let row) where row.isEmptyLine: return nil
      case .row(let row) where row.count != header.count:
        let reason = "\(row.count) columns where the header has \(header.count)"
        return .rejected(row: row.number, reason: reason)
      case .row(let row): return entry(columns.map(row.text), row: row.number)
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
    let names = (0..<header.count).map { trimmed(header[$0]) }
    let found = columns.compactMap { name in
      names.firstIndex { $0.elementsEqual(name.utf8) }
    }
    return found.count == columns.count ? found : nil
  }
}
