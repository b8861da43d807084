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
  /// All words that there are to read, as text: markup of the source decoded, line endings LF.
  ///
  /// First stand the submitter's own, then, each behind a blank line, what was read from
  /// attachments. UTF-8 ranges of codings count in these bytes.
  package var body: String
  /// How many bytes of `body` are the comment's own; nil when all are.
  package var ownLength: Int?
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
    body: String, ownLength: Int? = nil, received: CalendarDay? = nil, posted: CalendarDay? = nil,
    attachments: [Attachment] = [], withdrawal: Withdrawal? = nil,
    restriction: Restriction? = nil, sourceFields: [String: String] = [:]
  ) {
    self.id = id
    self.stage = stage
    self.submitter = submitter
    self.title = title
    self.body = body
    self.ownLength = ownLength
    self.received = received
    self.posted = posted
    self.attachments = attachments
    self.withdrawal = withdrawal
    self.restriction = restriction
    self.sourceFields = sourceFields
  }

  /// The words of the comment itself, without what was read from attachments.
  package var ownBody: String {
    guard let ownLength, ownLength < body.utf8.count else { return body }
    return String(decoding: body.utf8.prefix(ownLength), as: UTF8.self)
  }

  /// The comment as it came, without what was read from attachments.
  package var asReceived: Comment {
    guard ownLength != nil else { return self }
    var own = self
    own.body = ownBody
    own.ownLength = nil
    for index in own.attachments.indices { own.attachments[index].words = nil }
    return own
  }

  /// A stub is a comment of under 200 scalars that points at an attachment, with at least one
  /// attachment: its argument is elsewhere, and stubs are never alike for saying the same.
  ///
  /// What was read from attachments makes it no less of a stub; see `isAttachmentRead`.
  package var isStub: Bool {
    guard !attachments.isEmpty else { return false }
    let own = ownBody
    return own.unicodeScalars.count < 200 && containsWord("attach", in: own)
  }

  /// Whether the words of at least one attachment stand in `body`.
  package var isAttachmentRead: Bool { ownLength != nil }

  /// The comment as it came, with the words that were read from its attachments.
  ///
  /// A file that came twice, say in two forms with one hash, is read once.
  package func reading(_ text: (_ sha256: String) throws -> String?) rethrows -> Comment {
    var whole = asReceived
    guard whole.attachments.contains(where: { $0.sha256 != nil }) else { return whole }
    var words = Array(whole.body.utf8)
    let own = words.count
    var seen: Set<String> = []
    for index in whole.attachments.indices {
      guard let hash = whole.attachments[index].sha256, seen.insert(hash).inserted,
        let text = try text(hash)
      else { continue }
      words += [0x0A, 0x0A]
      let start = words.count
      words += text.utf8
      whole.attachments[index].words = start..<words.count
    }
    guard !seen.isEmpty, words.count > own else { return whole }
    whole.body = String(decoding: words, as: UTF8.self)
    whole.ownLength = own
    return whole
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
