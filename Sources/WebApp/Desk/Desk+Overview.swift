// Rulewright. Apache-2.0.

import Codings
import Dockets
import Overviews
import StaffPages
import Suggesting
import Workbench

extension Desk {
  /// How long the overview waits for what is read for it: a small docket is shown at once.
  private static var patience: Double { 0.25 }

  /// Reads all comments of a docket in the background, for what is said of them together.
  func surveyComments(in docket: String) {
    guard imports.standing(in: docket)?.isRunning != true else { return }
    surveys.begin(in: docket) { [workspace] look in
      try workspace.surveyComments(of: docket) { _ in try look() }
    }
  }

  /// Where to look first, as far as it is known; what came since is read in the background.
  func overviewPage(_ request: StaffRequest) throws -> StaffAnswer {
    let name = try request.name("docket")
    let loaded = try workspace.load(name)
    let none = DocketOverview(docket: loaded.docket, stages: [], method: "")
    guard workspace.hasRecord(name) else { return answer(none, [:], .present) }
    var found = try workspace.overviewAtHand(of: name, today: today)
    var counting = Counting.present
    if !found.isPresent {
      let standing = surveys.standing(in: name)
      surveyComments(in: name)
      _ = surveys.wait(for: name, seconds: Self.patience)
      found = try workspace.overviewAtHand(of: name, today: today)
      if !found.isPresent { counting = .underWay }
      if !found.isPresent, case .failed(let why) = standing { counting = .failed(why) }
    }
    var tallies: [StageID: SuggestionTally] = [:]
    for stage in found.overview?.stages ?? [] {
      guard let text = loaded.stage(stage.stage.id) else { continue }
      tallies[stage.stage.id] = try suggestionTally(on: text, in: loaded)
    }
    return answer(found.overview ?? none, tallies, counting)
  }

  /// How often suggestions were right, as far as it is known; what came since is counted in the
  /// background.
  func suggestionTally(
    on stage: LoadedStage, in loaded: LoadedDocket
  ) throws -> SuggestionTally? {
    let (tally, isPresent) = try workspace.suggestionTallyAtHand(on: stage, in: loaded)
    if !isPresent { surveyComments(in: loaded.docket.name) }
    return tally
  }

  private func answer(
    _ overview: DocketOverview, _ tallies: [StageID: SuggestionTally], _ counting: Counting
  ) -> StaffAnswer {
    StaffAnswer(
      .page(
        StaffPages.overviewPage(overview, tallies: tallies, counting: counting, person: person)))
  }
}
