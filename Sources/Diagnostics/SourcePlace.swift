// Rulewright. Apache-2.0.

/// A place in a text file: the line and column at which an editor would put its cursor.
package struct SourcePlace: Hashable, Sendable {
  /// The file as the user named it.
  package var file: String
  /// The line, counted from 1.
  package var line: Int
  /// The column in Unicode scalars, counted from 1.
  package var column: Int
  /// The whole line as it stands, to be shown above the mark; nil when no line can be shown.
  package var excerpt: String?
  /// How many scalars of the line, from `column` on, are the offending words.
  package var length: Int

  package init(
    file: String, line: Int = 1, column: Int = 1, excerpt: String? = nil, length: Int = 0
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.length = length
  }
}
