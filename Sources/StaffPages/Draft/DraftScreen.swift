// Rulewright. Apache-2.0.

import Dockets
package import DraftViews
import Redlining

/// Everything that the screen of a draft shows, but for what was said of the clause.
package struct DraftScreen: Sendable {
  package var view: DraftView
  package var asking: DraftAsking
  /// When the draft was written last: `2021-11-20T14:03:22Z`.
  package var savedAt: String
  /// How long its reading took.
  package var milliseconds: Int
  /// Why what is shown is not what the file says; nil when it is.
  package var doubt: String?

  package init(
    view: DraftView, asking: DraftAsking, savedAt: String, milliseconds: Int, doubt: String?
  ) {
    self.view = view
    self.asking = asking
    self.savedAt = savedAt
    self.milliseconds = milliseconds
    self.doubt = doubt
  }

  /// The row that is looked at: the one that was asked for, else the first change of the rule, or
  /// of what stands before it.
  package var chosen: Int? {
    if let words = asking.clause { return view.row(words) ?? view.row(naming: words) }
    let changed = view.changed
    return changed.first { !view.outline.isPreamble[$0] } ?? changed.first
      ?? view.rows.indices.first { !view.rows[$0].isFrontMatter }
  }

  /// The file's own name.
  var fileName: String { view.stage.draftFile }

  func path(_ change: (inout DraftAsking) -> Void) -> StaffPath {
    var asking = asking
    change(&asking)
    return asking.path(view.docket.name, view.stage.id.text)
  }
}
