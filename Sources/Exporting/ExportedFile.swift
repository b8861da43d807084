// Rulewright. Apache-2.0.

/// A file made for other programs, or a piece of one: its name and its bytes.
package struct ExportedFile: Hashable, Sendable {
  /// A path of safe segments with `/`: `cyber-items/data/comments.csv`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
