// Rulewright. Apache-2.0.

import Anchoring
import Coverage
import Dockets
import Synchronization

/// What changed between the stages of a docket, made when it is first asked for and then kept.
///
/// A redline of large texts takes longer than everything else that a screen asks.
final class KnownChanges: Sendable {
  private let made = Mutex<[StageChanges]?>(nil)
  private let ways = Mutex<[StageStep]?>(nil)

  /// What changed from each stage to the next.
  func value(_ make: () -> [StageChanges]) -> [StageChanges] {
    if let known = made.withLock({ $0 }) { return known }
    let changes = make()
    made.withLock { $0 = changes }
    return changes
  }

  /// The ways from each stage to the next: those of the changes where they are known, which say more
  /// and take longer to make.
  func steps(_ make: () -> [StageStep]) -> [StageStep] {
    if let known = made.withLock({ $0 }) { return known.map(\.step) }
    if let known = ways.withLock({ $0 }) { return known }
    let steps = make()
    ways.withLock { $0 = steps }
    return steps
  }
}
