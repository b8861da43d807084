// Rulewright. Apache-2.0.

import Dispatch
import Synchronization

/// The countings of one kind that run while pages are looked at: one a docket at a time, one after the
/// other, on a thread of their own.
///
/// It knows neither record nor campaign: what a job does it is given.
final class CountingJobs: Sendable {
  /// How the counting of a docket stands.
  enum Standing: Sendable, Equatable {
    case running
    /// It could not be done; a sentence says why.
    case failed(String)
  }

  private struct Jobs: Sendable {
    var standings: [String: Standing] = [:]
    /// Dockets in which something changed after their counting had begun.
    var again: Set<String> = []
    var isEnded = false
  }

  /// The server ends, and the counting with it.
  private struct Ended: Error {}

  private let jobs = Mutex(Jobs())
  private let queue: DispatchQueue
  private let running = DispatchGroup()

  /// Countings of a kind, which names their thread.
  init(of kind: String) { queue = DispatchQueue(label: "rulewright." + kind, qos: .utility) }

  /// Begins to count, or sees to it that the counting under way is followed by another.
  ///
  /// `work` is given what it asks between its steps, which throws where the job is to end.
  func begin(in docket: String, _ work: @escaping @Sendable (() throws -> Void) throws -> Void) {
    let isFirst = jobs.withLock { jobs in
      guard !jobs.isEnded else { return false }
      guard jobs.standings[docket] != .running else {
        jobs.again.insert(docket)
        return false
      }
      jobs.standings[docket] = .running
      return true
    }
    guard isFirst else { return }
    queue.async(group: running) { [self] in
      var failure: String?
      repeat {
        _ = jobs.withLock { $0.again.remove(docket) }
        do {
          try work { if jobs.withLock({ $0.isEnded }) { throw Ended() } }
          failure = nil
        } catch {
          failure = "\(error)"
        }
      } while failure == nil && !hasEnded(docket, failure)
      if failure != nil { _ = hasEnded(docket, failure) }
    }
  }

  /// Writes down that a counting has ended; false where it is to be done again.
  private func hasEnded(_ docket: String, _ failure: String?) -> Bool {
    jobs.withLock { jobs in
      if failure == nil, jobs.again.contains(docket) { return false }
      jobs.again.remove(docket)
      jobs.standings[docket] = failure.map { .failed($0) }
      return true
    }
  }

  /// How the counting of a docket stands; nil where none runs and the last one did not fail.
  func standing(in docket: String) -> Standing? { jobs.withLock { $0.standings[docket] } }

  /// Waits until a docket is counted, for a while; false where it is not by then.
  func wait(for docket: String, seconds: Double) -> Bool {
    let end = DispatchTime.now() + seconds
    while standing(in: docket) == .running {
      guard DispatchTime.now() < end, !jobs.withLock({ $0.isEnded }) else { return false }
      // The queue is in order: what is put behind a job comes when that has ended.
      let passed = DispatchSemaphore(value: 0)
      queue.async { passed.signal() }
      if passed.wait(timeout: end) == .timedOut { return false }
    }
    return true
  }

  /// Asks every counting to end, and begins none any more.
  func end() { jobs.withLock { $0.isEnded = true } }

  /// Waits until every counting has ended.
  func haveEnded() async {
    await withCheckedContinuation { continuation in
      running.notify(queue: .global()) { continuation.resume() }
    }
  }
}
