// Rulewright. Apache-2.0.

/// One file of the site.
package struct SitePage: Hashable, Sendable {
  /// Where it goes below the site's root, with `/`: `cyber-items/interim-final/index.html`.
  ///
  /// Safe as a path: segments hold only ASCII letters, digits, `.`, `_`, `-` and `~`, and none is
  /// `.` or `..`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
