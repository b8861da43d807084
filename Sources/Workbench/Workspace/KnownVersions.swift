// Rulewright. Apache-2.0.

import Clauses
import Codings
import Synchronization

/// The clauses of older texts, read when they are first asked for and then kept: what a version
/// says never changes.
final class KnownVersions: Sendable {
  private let read = Mutex<[DraftVersion: ClauseTree]>([:])

  /// The clauses of a version; what is not there is asked for again.
  func value(_ version: DraftVersion, _ read: () throws -> ClauseTree?) rethrows -> ClauseTree? {
    if let known = self.read.withLock({ $0[version] }) { return known }
    guard let tree = try read() else { return nil }
    self.read.withLock { $0[version] = tree }
    return tree
  }
}
