// Rulewright. Apache-2.0.

import Coverage
import Synchronization

/// What changed between the stages of a docket, made when it is first asked for and then kept.
///
/// A redline of large texts takes longer than everything else that a screen asks.
final class KnownChanges: Sendable {
  private let made = Mutex<[StageChanges]?>(nil)

  func value(_ make: () -> [StageChanges]) -> [StageChanges] {
    if let known = made.withLock({ $0 }) { return known }
    let changes = make()
    made.withLock { $0 = changes }
    return changes
  }
}
