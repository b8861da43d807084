// Rulewright. Apache-2.0.

/// What was done, in the log's own words.
package enum EventKind: String, Sendable, CaseIterable {
  /// A record of before the log had all this.
  case adopted
  /// A file was taken in: comments, codings, responses or readings.
  case imported
  /// Words were read of attachments, or it was said why not.
  case attachmentsRead = "attachments read"
  case versionKept = "version kept"
  case codebookKept = "codebook kept"
  case codebookChanged = "codebook changed"
  case coded
  case uncoded
  /// The note of codings was written.
  case noted
  /// Codings were tied to another clause, or to none.
  case retied
  /// Codings got another tag.
  case retagged
  /// Codings were looked at again under a definition of their tag that has changed since.
  case confirmed
  /// Somebody said how far they are with a comment.
  case read
  /// Somebody took that back.
  case unread
  /// Words of a comment were withheld from the public, or the finder was said to be right.
  case redacted
  /// Words that were withheld are shown.
  case shown
  /// A whole comment, or an attachment, was withheld.
  case withheld
  /// It was released to the public.
  case released
  /// Somebody said that comments are the same letter.
  case campaignsJoined = "campaigns joined"
  /// Somebody said that comments are not the same letter.
  case campaignSplit = "campaign split"
  case responded
  case responseRemoved = "response removed"
  /// An event was taken back; its number stands with the rows.
  case undone
  /// The taking back of an event was taken back.
  case redone

  /// Whether a person can take it back with one step.
  ///
  /// What came is evidence, and what is kept is kept.
  package var isUndoable: Bool {
    switch self {
    case .adopted, .imported, .attachmentsRead, .versionKept, .codebookKept, .undone, .redone:
      false
    default: true
    }
  }
}
