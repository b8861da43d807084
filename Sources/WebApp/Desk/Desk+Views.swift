// Rulewright. Apache-2.0.

import Codings
import StaffPages
import Workbench

extension Desk {
  /// Saves what the queue shows under a name.
  func saveView(_ request: StaffRequest) throws -> StaffAnswer {
    let place = try place(of: request)
    do {
      try workspace.saveView(
        place.view(named: Self.trimmed(try request.field("view"))), in: place.docket)
    } catch let refusal as WorkspaceError {
      throw StaffRefusal(
        .unfit, "The view was not saved", [String(describing: refusal)], way: place.path)
    }
    return StaffAnswer(.seeOther(place.path), savedAt: now)
  }

  /// Removes a saved view; one that is gone already is what was wanted.
  func removeView(_ request: StaffRequest) throws -> StaffAnswer {
    let place = try place(of: request)
    let name = try request.field("view")
    if try workspace.savedViews(in: place.docket).contains(where: {
      $0.name.utf8.elementsEqual(name.utf8)
    }) {
      try workspace.removeView(name, in: place.docket)
    }
    return StaffAnswer(.seeOther(place.path), savedAt: now)
  }
}
