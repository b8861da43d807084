// Rulewright. Apache-2.0.

package import Dockets

/// The number under which a comment stands in its docket: `BIS-2020-0038-0012`.
package struct CommentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }

  package static func == (a: CommentID, b: CommentID) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }
  package static func < (a: CommentID, b: CommentID) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

/// What one submitter sent about one stage, with everything that came with it.
///
/// Of all this only id, day, organization and body are ever published, and those only of a
/// comment that is neither withdrawn nor restricted: see `PublishedComment`.
package struct Comment: Hashable, Sendable {
  package var id: CommentID
  package var stage: StageID
  package var submitter: Submitter
  package var title: String
  /// The words, as text: markup of the source decoded, line endings LF.
  ///
  /// UTF-8 ranges of codings count in these bytes.
  package var body: String
  /// The day it was received, in the agency's zone; nil when the source does not say.
  package var received: CalendarDay?
  /// The day it was posted by the source; nil when the source does not say.
  package var posted: CalendarDay?
  package var attachments: [Attachment]
  package var withdrawal: Withdrawal?
  package var restriction: Restriction?
  /// Every column of the source that has no field of its own, by the source's name for it.
  package var sourceFields: [String: String]

  package init(
    id: CommentID, stage: StageID, submitter: Submitter = Submitter(), title: String = "",
    body: String, received: CalendarDay? = nil, posted: CalendarDay? = nil,
    attachments: [Attachment] = [], withdrawal: Withdrawal? = nil,
    restriction: Restriction? = nil, sourceFields: [String: String] = [:]
  ) {
    self.id = id
    self.stage = stage
    self.submitter = submitter
    self.title = title
    self.body = body
    self.received = received
    self.posted = posted
    self.attachments = attachments
    self.withdrawal = withdrawal
    self.restriction = restriction
    self.sourceFields = sourceFields
  }

  /// A stub is a body under 200 scalars that points at an attachment, with at least one
  /// attachment: its argument is elsewhere, and stubs are never alike for saying the same.
  package var isStub: Bool {
    !attachments.isEmpty && body.unicodeScalars.count < 200
      && containsWord("attach", in: body)
  }

  private func containsWord(_ word: String, in text: String) -> Bool {
    let needle = Array(word.utf8)
    let hay = text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard hay.count >= needle.count else { return false }
    return (0...(hay.count - needle.count)).contains {
      hay[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}
