// Rulewright. Apache-2.0.

import Dockets
import Synchronization

/// The steps back and forth that were taken last, by the numbers under which they were asked for.
///
/// A page whose answer was lost asks again; to take the same step twice would take back two acts.
final class StepsTaken: Sendable {
  /// What came of a step.
  struct Outcome: Sendable {
    var words: String
    /// When the record took it; nil when there was nothing to do.
    var savedAt: Instant?
  }

  private struct Kept: Sendable {
    var outcomes: [String: Outcome] = [:]
    /// The numbers, oldest first.
    var numbers: [String] = []
  }

  private static let mostNumbers = 256
  private static let longestNumber = 64

  private let kept = Mutex(Kept())

  /// Takes the step, unless it was taken under this number before: then tells what came of it.
  ///
  /// One step is taken at a time, so that the second asking waits for what came of the first.
  func once(_ number: String?, _ take: () throws -> Outcome) throws -> Outcome {
    guard let number, (1...Self.longestNumber).contains(number.utf8.count) else {
      return try take()
    }
    return try kept.withLock { kept in
      if let outcome = kept.outcomes[number] { return outcome }
      let outcome = try take()
      kept.outcomes[number] = outcome
      kept.numbers.append(number)
      if kept.numbers.count > Self.mostNumbers {
        kept.outcomes[kept.numbers.removeFirst()] = nil
      }
      return outcome
    }
  }
}
