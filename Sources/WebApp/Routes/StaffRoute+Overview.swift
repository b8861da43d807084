// Rulewright. Apache-2.0.

import Dockets
import Overviews
import StaffPages
import Suggesting
import Workbench

extension StaffRoute {
  /// Where to look first.
  static let overview: [StaffRoute] = [
    .page("/d/:docket/overview") { request, desk in
      let name = try request.name("docket")
      let loaded = try desk.workspace.load(name)
      guard desk.workspace.hasRecord(name) else {
        let none = DocketOverview(docket: loaded.docket, stages: [], method: "")
        return StaffAnswer(.page(overviewPage(none, tallies: [:], person: desk.person)))
      }
      let overview = try desk.workspace.overview(of: name, today: desk.today)
      var tallies: [StageID: SuggestionTally] = [:]
      for stage in overview.stages {
        guard let text = loaded.stage(stage.stage.id) else { continue }
        tallies[stage.stage.id] = try desk.workspace.suggestionTally(on: text, in: loaded)
      }
      return StaffAnswer(.page(overviewPage(overview, tallies: tallies, person: desk.person)))
    }
  ]
}
