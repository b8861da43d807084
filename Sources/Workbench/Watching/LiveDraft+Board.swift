// Rulewright. Apache-2.0.

import Synchronization

extension LiveDraft {
  /// Where the last state hangs for everybody to see, also for those who cannot wait for an actor.
  final class Board: Sendable {
    private struct Hung: Sendable {
      var state: State
      var listeners: [Int: AsyncStream<State>.Continuation] = [:]
      var next = 0
      var isEnded = false
    }

    private let hung: Mutex<Hung>

    init(_ state: State) { hung = Mutex(Hung(state: state)) }

    var state: State { hung.withLock { $0.state } }

    func show(_ state: State) {
      hung.withLock { hung in
        hung.state = state
        for listener in hung.listeners.values { listener.yield(state) }
      }
    }

    func states() -> AsyncStream<State> {
      let (stream, continuation) = AsyncStream.makeStream(
        of: State.self, bufferingPolicy: .bufferingNewest(1))
      let number = hung.withLock { hung in
        hung.next += 1
        continuation.yield(hung.state)
        if hung.isEnded { continuation.finish() } else { hung.listeners[hung.next] = continuation }
        return hung.next
      }
      continuation.onTermination = { [weak self] _ in
        self?.hung.withLock { $0.listeners[number] = nil }
      }
      return stream
    }

    /// Ends all streams of states, and those that are asked for later.
    func end() {
      let listeners = hung.withLock { hung in
        hung.isEnded = true
        let listeners = hung.listeners
        hung.listeners = [:]
        return listeners
      }
      for listener in listeners.values { listener.finish() }
    }
  }
}
