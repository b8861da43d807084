// Rulewright. Apache-2.0.

/// Where in what was received a comment stands.
struct Origin {
  /// The number of the received file.
  var file: Int
  /// Its row, record or message there; row 1 of a table is the header.
  var row: Int
  /// Its bytes there; nil where the reader could not say, or an older version read it.
  var bytes: Range<Int>?
}
