// Rulewright. Apache-2.0.

import Dispatch
import Synchronization

/// Waits on this thread for work that is done on others.
///
/// The program itself is not asynchronous: to start that takes as long as reading a short draft,
/// and only a server needs it.
func waiting(for work: @escaping @Sendable () async throws -> Void) throws {
  let problem = Mutex<(any Error)?>(nil)
  let end = DispatchSemaphore(value: 0)
  Task {
    do { try await work() } catch { problem.withLock { $0 = error } }
    end.signal()
  }
  end.wait()
  if let problem = problem.withLock({ $0 }) { throw problem }
}
