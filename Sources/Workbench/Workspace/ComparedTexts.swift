// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments

/// What the rows of a record and their text said when they were last compared, and where they
/// differ.
struct ComparedTexts: Sendable {
  /// What they were compared under; while it is the same, only what the log tells is compared anew.
  struct Files: Sendable {
    /// Each reading of the drafts has its own.
    var changes: KnownChanges
    /// The mark of `codings.csv`; nil where there is none.
    var codings: FileMark?
    /// The marks of the older texts beside it, by which its rows are read.
    var versions: [String: FileMark?]
    /// The mark of `readings.csv`; nil where there is none.
    var readings: FileMark?

    /// Whether they are the same files, as far as marks tell.
    func areAs(_ other: Files) -> Bool {
      changes === other.changes && codings == other.codings && versions == other.versions
        && readings == other.readings
    }

    /// Whether no file may be in the midst of being written.
    var areSettled: Bool { (codings?.isSettled ?? true) && (readings?.isSettled ?? true) }
  }

  var files: Files
  /// The state of the record.
  var head: RecordHead
  /// Codings, by their numbers.
  var codings = ComparedRows<Int, CodingRow>()
  /// Whether `codings.csv` says something in columns of somebody's own.
  var hasOwnColumns = false
  var readings = ComparedRows<ReadingKey, Reading>()

  init(files: Files, head: RecordHead) {
    self.files = files
    self.head = head
  }
}

/// Who said something of which comment: one thing at a time.
struct ReadingKey: Hashable, Sendable {
  private let comment: [UInt8]
  private let who: [UInt8]

  // Unicode calls more texts equal than bytes are.
  init(_ reading: Reading) {
    comment = Array(reading.comment.text.utf8)
    who = Array(reading.who.utf8)
  }
}
