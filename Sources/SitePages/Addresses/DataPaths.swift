// Rulewright. Apache-2.0.

package import Dockets

/// Where the files of a docket for other programs have to stand, so that pages lead to them.
package struct DataPaths: Sendable {
  /// The docket's name, and the folder of the files below the site's root: `cyber-items/data`.
  package let docket: String
  package let folder: String
  /// The name, without its ending, of the file of each comparison.
  package let redlines: [(from: StageID, to: StageID, name: String)]

  /// How many rows of a table a spreadsheet shows below the columns' names: 2^20 less one; what is
  /// longer is cut off, and nobody is told.
  package static let sheetRows = 1_048_575

  /// The names of the files of a table for spreadsheets, by their part, from 1: a long table has
  /// several.
  package static func sheet(_ table: String, part: Int) -> String {
    (part == 1 ? table : "\(table)-\(part)") + ".spreadsheet.csv"
  }
}

/// For each docket of a site, in its order.
package func dataPaths(for content: SiteContent) -> [DataPaths] {
  zip(content.dockets, docketFolders(for: content)).map { docket, folder in
    let shown = docket.stages.map(\.stage).filter { ($0.published ?? content.asOf) <= content.asOf }
    let ids = shown.map(\.id)
    let paths = DocketPaths(docket: PagePath([folder]), stages: ids, tags: [])
    let redlines = docket.redlines.filter { ids.contains($0.from) && ids.contains($0.to) }
    let names = paths.redlineFiles(redlines)
    return DataPaths(
      docket: docket.docket.name, folder: paths.data.folders.joined(separator: "/"),
      redlines: zip(redlines, names).map { ($0.from, $0.to, $1) })
  }
}

/// The folder of each docket, in the order of the site.
func docketFolders(for content: SiteContent) -> [String] {
  var names = PathNames(taken: ["assets", "about", "pagefind"])
  return content.dockets.map { names.name(for: $0.docket.name) }
}
