// Rulewright. Apache-2.0.

import Anchoring
import Codings
import Synchronization

/// Older texts held against those of today, read when they are first asked for and then kept: what
/// a version says never changes, and a docket that is read anew begins anew.
final class KnownVersions: Sendable {
  private let read = Mutex<[DraftVersion: SeenText]>([:])

  /// The text of a version; what is not there is asked for again.
  func value(_ version: DraftVersion, _ read: () throws -> SeenText?) rethrows -> SeenText? {
    if let known = self.read.withLock({ $0[version] }) { return known }
    guard let text = try read() else { return nil }
    self.read.withLock { $0[version] = text }
    return text
  }
}
