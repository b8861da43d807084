// Rulewright. Apache-2.0.

/// How much of an archive is taken: what is counted is what comes out, since what an archive says
/// of its own sizes may be a lie.
package struct ArchiveBounds: Hashable, Sendable {
  /// How many members it may have.
  package var members = 10_000
  /// How many bytes all its members may have together.
  package var bytes = 1 << 30
  /// How many times its own size its members may have, once they are over `freeBytes`.
  package var ratio = 200
  /// So many bytes may come out of any archive, however small.
  package var freeBytes = 16 << 20

  package init() {}
}
