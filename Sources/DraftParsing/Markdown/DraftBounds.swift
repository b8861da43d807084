// Rulewright. Apache-2.0.

/// How large a draft may be.
///
/// Each bound has a diagnostic of its own that names the line.
package enum DraftBounds {
  /// A file: some fifty times the longest rule in our samples.
  package static let fileBytes = 16 << 20
  /// A block, which is a run of lines without a blank one: cmark 0.30 takes time quadratic in
  /// the brackets of one block.
  package static let blockBytes = 128 << 10
  /// What link reference definitions may come to when every link of the draft repeats one.
  static let expandedBytes = 256 << 20
  /// Lists and quotations within each other.
  package static let nesting = 100
}
