// Rulewright. Apache-2.0.

import Unpacked

/// What may still come out of an archive and all archives within it, together: each of them may be
/// harmless alone.
package final class ArchiveBudget {
  private(set) var bytes: Int
  private(set) var members: Int
  /// How many times its own size may come out of an archive.
  let ratio: Int

  package init(bytes: Int = 1 << 30, members: Int = 10_000, ratio: Int = 200) {
    self.bytes = bytes
    self.members = members
    self.ratio = ratio
  }

  func spend(_ member: ArchiveMember) {
    members = max(0, members - 1)
    if case .file(_, let size) = member.content { bytes = max(0, bytes - size) }
  }
}
