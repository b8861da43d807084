// Rulewright. Apache-2.0.

package import Dockets

/// Where the pages of a docket are on the site, for files that lie beside them and link to them.
package struct DocketAddress: Sendable {
  /// The docket's folder, a safe name: `cyber-items`.
  package let folder: String
  /// The folder of each stage that is shown, below the docket's.
  package let stages: [StageID: String]

  /// The link from a file in the docket's folder to a stage's page: `interim-final/`.
  package func link(to stage: StageID) -> String { stages[stage].map { $0 + "/" } ?? "./" }
}

/// Where each docket of a site is, in their order.
package func docketAddresses(for content: SiteContent) -> [DocketAddress] {
  zip(content.dockets, docketFolders(for: content)).map { docket, folder in
    let shown = docket.stages.map(\.stage).filter { ($0.published ?? content.asOf) <= content.asOf }
    let paths = DocketPaths(
      docket: PagePath([folder]), stages: shown.map(\.id), tags: [])
    var stages: [StageID: String] = [:]
    for stage in shown { stages[stage.id] = paths.stage(stage.id).folders.last }
    return DocketAddress(folder: folder, stages: stages)
  }
}

/// The files of dates beside a docket's page, as they are called everywhere.
package enum DateFiles {
  package static let calendar: StaticString = "dates.ics"
  package static let feed: StaticString = "feed.xml"
}
