// Rulewright. Apache-2.0.

import Clauses
import Coverage
import Diagnostics
import Dockets
import DraftViews
import Freezing
import Redlining

extension Workspace {
  /// What is wrong in the drafts that only the stage before can tell.
  ///
  /// What is frozen was published, and is not mended where it stands.
  func checkSteps(_ loaded: LoadedDocket) -> [Diagnostic] {
    let open = loaded.stages.dropFirst().filter { stage in
      loaded.lock.stages[stage.stage.id] == nil
        && (!stage.tree.references.isEmpty || stage.tree.clauses.contains { $0.formerly != nil })
    }
    guard !open.isEmpty else { return [] }
    return open.flatMap { stage in
      loaded.changes.filter { $0.to == stage.stage.id }.flatMap {
        stepFaults($0.redline, from: $0.from)
      }
    }
  }
}
