// Rulewright. Apache-2.0.

package import Codings
import Dockets

/// Writes and reads `views.csv`, the views of its comments that a docket's staff saved.
package enum ViewsCSV {
  /// A row that was read, or why it cannot be.
  package enum Entry: Hashable, Sendable {
    case view(SavedView, row: Int)
    /// `reason` is a phrase for people.
    case rejected(row: Int, reason: String)
  }

  private static let columns = [
    "name", "show", "search", "stage", "tag", "campaign", "copies",
  ]

  /// The file that holds some views, in their order; lines end with LF.
  package static func bytes(_ views: [SavedView]) -> [UInt8] {
    var out: [UInt8] = []
    CodingsCSV.append(columns, to: &out)
    for view in views {
      CodingsCSV.append(
        [
          view.name, view.show.rawValue, view.search, view.stage?.text ?? "",
          view.tag?.text ?? "", view.campaign ?? "", view.isOneOfEach ? "one" : "",
        ], to: &out)
    }
    return out
  }

  /// The rows of a file; columns may stand in any order, and others are passed over.
  ///
  /// Throws `ImportError`.
  package static func entries(_ bytes: ArraySlice<UInt8>) throws -> [Entry] {
    // Names that look alike may be other bytes, and are other names.
    var names: Set<[UInt8]> = []
    return try OfficeTable.rows(bytes, columns: columns).map { row in
      switch row {
      case .rejected(let row, let reason): return .rejected(row: row, reason: reason)
      case .cells(let cells, let row):
        let entry = entry(cells, row: row)
        if case .view(let view, _) = entry, !names.insert(Array(view.name.utf8)).inserted {
          return .rejected(row: row, reason: "another view is named '\(view.name)'")
        }
        return entry
      }
    }
  }

  private static func entry(_ cells: [String], row: Int) -> Entry {
    if let fault = SavedView.fault(ofName: cells[0]) {
      return .rejected(row: row, reason: "'\(cells[0])' under 'name' is no name: \(fault)")
    }
    guard let show = SavedView.Show(rawValue: cells[1]) else {
      let known = SavedView.Show.allCases.map(\.rawValue).joined(separator: ", ")
      return .rejected(row: row, reason: "'\(cells[1])' under 'show' is none of \(known)")
    }
    guard ["", "one"].contains(cells[6]) else {
      return .rejected(row: row, reason: "'\(cells[6])' under 'copies' is neither 'one' nor empty")
    }
    func some(_ cell: String) -> String? { cell.isEmpty ? nil : cell }
    return .view(
      SavedView(
        name: cells[0], show: show, search: cells[2], stage: some(cells[3]).map { StageID($0) },
        tag: some(cells[4]).map { TagID($0) }, campaign: some(cells[5]),
        isOneOfEach: cells[6] == "one"), row: row)
  }
}
