// Rulewright. Apache-2.0.

/// What of the attachments of all comments that were not withdrawn is read, and why the rest is not.
package struct AttachmentTally: Hashable, Sendable {
  /// How many attachments nobody could read for one reason.
  package struct Reason: Hashable, Sendable {
    /// A phrase for people, such as `password protected`.
    package var words: String
    package var count: Int

    package init(words: String, count: Int) {
      self.words = words
      self.count = count
    }
  }

  /// Why an attachment is not read whose address alone the source gave.
  package static let notHere = "the file is not here, only its address"
  /// Why one is not read that nobody tried.
  package static let waiting = "waits to be read"

  /// How many comments have attachments.
  package var comments = 0
  /// How many of them have one that was not read.
  package var commentsWithUnread = 0
  package var attachments = AttachmentCounts()
  /// Why attachments were not read, the commonest first; their counts sum up to the unread.
  package var reasons: [Reason] {
    counts.map { Reason(words: $0.key, count: $0.value) }.sorted {
      $0.count != $1.count
        ? $0.count > $1.count : $0.words.utf8.lexicographicallyPrecedes($1.words.utf8)
    }
  }
  private var counts: [String: Int] = [:]

  package init() {}

  /// Counts the attachments of one more comment; `reason` says why some bytes could not be read,
  /// nil where nobody tried.
  package mutating func add(
    _ attachments: [Attachment], reason: (_ sha256: String) throws -> String?
  ) rethrows {
    let forms = AttachmentForms.all(of: attachments)
    guard !forms.isEmpty else { return }
    let read = forms.count(where: \.isRead)
    comments += 1
    if read < forms.count { commentsWithUnread += 1 }
    self.attachments.read += read
    self.attachments.unread += forms.count - read
    for unread in forms where !unread.isRead {
      let hashes = unread.forms.compactMap(\.sha256)
      var why: String?
      for hash in hashes where why == nil { why = try reason(hash) }
      counts[why ?? (hashes.isEmpty ? Self.notHere : Self.waiting), default: 0] += 1
    }
  }
}
