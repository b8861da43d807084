// Rulewright. Apache-2.0.

package import Codings
package import Comments
package import Dockets

/// A comment as it stands in a queue: what tells whether to open it, without its words.
package struct QueueRow: Hashable, Sendable {
  /// How many bytes of the words are shown at most.
  package static let beginningBytes = 120

  package var id: CommentID
  /// Its number in the record, in the order of arrival.
  package var number: Int
  package var stage: StageID
  package var submitter: Submitter
  package var received: CalendarDay?
  package var isWithdrawn: Bool
  /// Whether its source holds it back.
  package var isRestricted: Bool
  /// Whether staff withhold all of it.
  package var isWithheld: Bool
  /// Whether it only points at an attachment.
  package var isStub: Bool
  /// Of how many of its attachments the words are here.
  package var attachments: AttachmentCounts
  /// How many codings it bears, by anybody.
  package var codings: Int
  /// What the filter's reader said of it, or else whoever spoke last.
  package var reading: Reading?
  /// The first bytes of its words, never half a character.
  package var beginning: String
  /// Where a search found its words; nil where nobody searched, or none stands in the comment's own.
  package var snippet: Snippet?
}
