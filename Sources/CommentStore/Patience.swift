// Rulewright. Apache-2.0.

import GRDB
import Glibc
import Synchronization

/// How long a connection waits for what another keeps for itself.
package final class Patience: Sendable {
  /// A whole import is one transaction.
  private static let mostSeconds = 60.0
  /// How long the first waits are, in milliseconds, as SQLite's own are; the last goes on.
  private static let delays = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100]

  private let isEnough: @Sendable (Double) -> Bool
  private let hasEnded = Atomic(false)

  /// A patience of 60 seconds, or less: `isEnough` is asked again and again, on the thread that waits,
  /// with the seconds that it has waited.
  package init(until isEnough: @escaping @Sendable (_ seconds: Double) -> Bool = { _ in false }) {
    self.isEnough = isEnough
  }

  /// Whether it came to its end when it was last needed: who fails for that need not try again.
  var isExhausted: Bool { hasEnded.load(ordering: .relaxed) }

  /// What SQLite does where another has what it wants.
  var busyMode: Database.BusyMode {
    .callback { [self] tries in
      let seconds = Double(Self.milliseconds(before: tries)) / 1000
      let isOver = seconds >= Self.mostSeconds || isEnough(seconds)
      hasEnded.store(isOver, ordering: .relaxed)
      guard !isOver else { return false }
      usleep(UInt32(Self.delays[min(tries, Self.delays.count - 1)] * 1000))
      return true
    }
  }

  /// How long all waits before the one of a number are together.
  private static func milliseconds(before tries: Int) -> Int {
    let first = delays.prefix(tries).reduce(0, +)
    return first + max(0, tries - delays.count) * delays[delays.count - 1]
  }
}
