// Rulewright. Apache-2.0.

/// Of how many attachments of a comment, or of several, the words are here, and of how many not.
///
/// An attachment that came in several forms is one, and read when one of its forms was. The
/// ornaments of a letter are counted only where they have words.
package struct AttachmentCounts: Hashable, Sendable {
  package var read: Int
  package var unread: Int

  package init(read: Int = 0, unread: Int = 0) {
    self.read = read
    self.unread = unread
  }

  /// The counts of one comment's attachments.
  package init(_ attachments: [Attachment]) {
    let byNumber = AttachmentForms.all(of: attachments)
    read = byNumber.count(where: \.isRead)
    unread = byNumber.count - read
  }

  /// How many attachments there are.
  package var total: Int { read + unread }

  /// As lists say it: `text in 2 attachments, 1 not read`.
  package var inWords: String {
    "text in \(read) attachment\(read == 1 ? "" : "s"), \(unread) not read"
  }

  /// What is to be said of a stub, whose argument is in its attachments: `see attached; the
  /// attachment was read`.
  package var ofStubInWords: String {
    switch (read, unread) {
    case (0, 1): "see attached; the attachment was not read"
    case (0, _): "see attached; none of \(unread) attachments was read"
    case (1, 0): "see attached; the attachment was read"
    case (_, 0): "see attached; all \(read) attachments were read"
    case (1, _): "see attached; 1 of \(total) attachments was read"
    default: "see attached; \(read) of \(total) attachments were read"
    }
  }
}

/// One attachment of a comment in all the forms in which it came.
package struct AttachmentForms: Hashable, Sendable {
  package var forms: [Attachment]
  /// Whether the words of one of its forms are here.
  package var isRead: Bool

  /// The attachments of one comment, in the order of their first forms.
  ///
  /// The words of bytes that came twice stand in the comment once, and make both read.
  package static func all(of attachments: [Attachment]) -> [AttachmentForms] {
    let readHashes = Set(attachments.filter { $0.words != nil }.compactMap(\.sha256))
    var places: [Int: Int] = [:]
    var found: [AttachmentForms] = []
    for attachment in attachments {
      let isRead =
        attachment.words != nil || attachment.sha256.map(readHashes.contains) ?? false
      if attachment.isOrnament, !isRead { continue }
      if let place = places[attachment.number] {
        found[place].forms.append(attachment)
        found[place].isRead = found[place].isRead || isRead
      } else {
        places[attachment.number] = found.count
        found.append(AttachmentForms(forms: [attachment], isRead: isRead))
      }
    }
    return found
  }
}

extension Comment {
  /// Of how many of its attachments the words stand in `body`.
  package var attachmentCounts: AttachmentCounts { AttachmentCounts(attachments) }
}
