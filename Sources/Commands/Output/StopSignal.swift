// Rulewright. Apache-2.0.

import Foundation
import Synchronization

/// The signal that asked the program to end; 0 until one came.
private let heard = Atomic<Int32>(0)

/// Ends long work between two steps when somebody interrupts it, so that it can say what landed.
enum StopSignal {
  /// Listens from now on.
  ///
  /// The second signal of a kind ends the program at once, as the system does: nothing is
  /// half-landed even then.
  static func listen() {
    // The handler must find what it writes to made already.
    heard.store(0, ordering: .relaxed)
    // Who starts programs from a thread that hears no signals hands that on to them.
    var awaited = sigset_t()
    sigemptyset(&awaited)
    for signal in [SIGINT, SIGTERM] { sigaddset(&awaited, signal) }
    pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
    for signal in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { heard.store($0, ordering: .relaxed) }
      action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }

  /// Throws `CancellationError` where somebody asked.
  static func check() throws {
    if heard.load(ordering: .relaxed) != 0 { throw CancellationError() }
  }

  /// The exit code that shells know for it: 130 after SIGINT, 143 after SIGTERM.
  static var exitCode: Int32 { 128 + heard.load(ordering: .relaxed) }
}
