// Rulewright. Apache-2.0.

import Dispatch
import Dockets
import Synchronization
import Workbench

/// The imports that run while pages are looked at: one a docket at a time, each on a thread of its
/// own.
///
/// It knows neither record nor file: what a job does it is given.
final class ImportJobs: Sendable {
  /// How a job stands.
  struct Standing: Sendable {
    enum State: Sendable {
      case running
      /// Somebody asked it to end.
      case stopping
      case done(ImportOutcome)
      case stopped(ImportStopped)
      case failed(StaffRefusal)
    }

    /// Tells one job from the next.
    var number: Int
    var who: String
    var startedAt: Instant
    var pace = ImportPace()
    var state = State.running
    /// What had come before it: the record may not answer before it ends.
    var before: ReceivedFiles
  }

  private struct Jobs: Sendable {
    var standings: [String: Standing] = [:]
    var count = 0
    var isEnded = false
  }

  /// What a job does; it is given what it tells its progress to.
  typealias Work = @Sendable ((ImportProgress) throws -> Void) throws -> ImportOutcome

  private let jobs = Mutex(Jobs())
  private let running = DispatchGroup()

  /// Begins a job.
  ///
  /// `work` is given what it tells its progress to, which throws where the job is to end; `next` is
  /// done when it has ended, however it did. False where one runs in the docket already, or where the
  /// server ends.
  func begin(
    in docket: String, by who: String, after before: ReceivedFiles,
    clock: @escaping @Sendable () -> Instant, _ work: @escaping Work,
    next: @escaping @Sendable () -> Void = {}
  ) -> Bool {
    let began = clock()
    let number: Int? = jobs.withLock { jobs in
      guard !jobs.isEnded, jobs.standings[docket]?.isRunning != true else { return nil }
      jobs.count += 1
      jobs.standings[docket] = Standing(
        number: jobs.count, who: who, startedAt: began, before: before)
      return jobs.count
    }
    guard number != nil else { return false }
    DispatchQueue.global(qos: .utility).async(group: running) { [self] in
      let state: Standing.State
      do {
        state = .done(
          try work { progress in
            try tell(progress, of: docket, after: clock().seconds - began.seconds)
          })
      } catch let stopped as ImportStopped {
        state = .stopped(stopped)
      } catch {
        state = .failed(StaffRefusal(error, docket: docket))
      }
      jobs.withLock { $0.standings[docket]?.state = state }
      next()
    }
    return true
  }

  private func tell(_ progress: ImportProgress, of docket: String, after seconds: Int) throws {
    let isStopping = jobs.withLock { jobs in
      jobs.standings[docket]?.pace.note(progress, at: .seconds(seconds))
      if case .stopping = jobs.standings[docket]?.state { return true }
      return jobs.isEnded
    }
    if isStopping { throw CancellationError() }
  }

  /// How the last job of a docket stands; nil where there was none.
  func standing(in docket: String) -> Standing? { jobs.withLock { $0.standings[docket] } }

  /// Asks the job of a docket to end between two steps; false where none runs.
  func stop(in docket: String) -> Bool {
    jobs.withLock { jobs in
      guard jobs.standings[docket]?.isRunning == true else { return false }
      jobs.standings[docket]?.state = .stopping
      return true
    }
  }

  /// Whether the server ends: nothing more will come.
  var isEnded: Bool { jobs.withLock { $0.isEnded } }

  /// Asks every job to end, and begins none any more.
  func end() { jobs.withLock { $0.isEnded = true } }

  /// Waits until every job has ended.
  func haveEnded() async {
    await withCheckedContinuation { continuation in
      running.notify(queue: .global()) { continuation.resume() }
    }
  }
}

extension ImportJobs.Standing {
  /// Whether it goes on.
  var isRunning: Bool {
    switch state {
    case .running, .stopping: true
    case .done, .stopped, .failed: false
    }
  }
}
