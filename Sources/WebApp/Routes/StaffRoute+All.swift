// Rulewright. Apache-2.0.

import StaffPages

extension StaffRoute {
  /// Every route of the workbench, room by room: what is not here does not exist.
  ///
  /// The first that fits answers, so that a fixed name stands before an open one.
  static let all: [StaffRoute] =
    homeRoutes
    + coding
    + campaigns
    + codebook
    + draft
    + history
    + issues
    + gate
    + received
    + overview
}

/// The list of dockets, and what all pages load.
private let homeRoutes: [StaffRoute] = [
  .page("/") { _, desk in StaffAnswer(.page(try desk.docketsPage())) },
  .page("/d/:docket") { request, _ in
    StaffAnswer(
      .seeOther(.docket(try request.name("docket"), StaffRoom.coding.rawValue)))
  },
  .piece("/assets/:name") { request, _ in
    let name = try request.name("name")
    guard let asset = staffAssets.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw StaffRefusal(.notFound, "There is no such file", [])
    }
    return StaffAnswer(.asset(type: asset.type, asset.bytes))
  },
]
