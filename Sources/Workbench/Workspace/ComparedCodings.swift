// Rulewright. Apache-2.0.

import CommentImport
import CommentStore

/// What the codings of a record and their text said when they were last compared.
struct ComparedCodings: Sendable {
  /// Each reading of the drafts has its own.
  var changes: KnownChanges
  /// The mark of `codings.csv`; nil where there is none.
  var file: FileMark?
  var codings: FactualCodings
  /// The rows of the file that are codings, with their numbers in it.
  var written: [(row: CodingRow, number: Int)] = []
  /// Those that are none, in words.
  var unreadable: [String] = []
  /// The bytes of `written`.
  var inFile: Set<[UInt8]> = []
  /// The bytes of what the record says, by the number of the coding.
  var inRecord: [Int: [UInt8]] = [:]
}
