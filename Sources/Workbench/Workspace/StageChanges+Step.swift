// Rulewright. Apache-2.0.

import Anchoring
import Coverage
import Redlining

extension StageChanges {
  /// The way that a clause goes in this step.
  var step: StageStep {
    StageStep(
      from: from, to: to, old: redline.old, new: redline.new, lineage: redline.lineage)
  }
}
