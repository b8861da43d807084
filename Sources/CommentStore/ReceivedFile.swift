// Rulewright. Apache-2.0.

package import Hashing

/// A file as it came, for the record's list of where comments are from.
package struct ReceivedFile: Hashable, Sendable {
  /// The name under which it is kept.
  package var name: String
  package var hash: ContentHash
  /// In bytes.
  package var size: Int
  /// When, as `2021-11-20T14:03:22Z`.
  package var importedAt: String
  /// The program that reads it, with its version, for the log; nil where nobody says.
  package var program: String?
  /// Whether a copy of it lies among what was received; otherwise its hash alone tells it again.
  package var isKept: Bool

  /// The digits of its hash.
  package var sha256: String { hash.hex }

  package init(
    name: String, hash: ContentHash, size: Int, importedAt: String, program: String? = nil,
    isKept: Bool = true
  ) {
    self.name = name
    self.hash = hash
    self.size = size
    self.importedAt = importedAt
    self.program = program
    self.isKept = isKept
  }
}
