// Rulewright. Apache-2.0.

/// What one electronic letter says, with its encodings undone.
package struct MailMessage: Hashable, Sendable {
  /// A header field, its encoded words decoded.
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A piece of the body: UTF-8, as plain words or as HTML.
  package struct Piece: Hashable, Sendable {
    package var isHTML: Bool
    package var text: String
    package init(isHTML: Bool, text: String) {
      self.isHTML = isHTML
      self.text = text
    }
  }

  /// Its place in the file, counted from 1.
  package var number: Int
  /// Where it stands in the file.
  package var bytes: Range<Int>
  /// The SHA-256 of what makes it this letter: Message-ID, From, Date, Subject and the body's bytes, with
  /// line endings LF; what a way through other servers adds to it is not among them.
  package var identity: String
  package var fromName = ""
  package var fromAddress = ""
  package var subject = ""
  /// When the last server took it, in seconds since 1970; nil when none says.
  package var received: Int?
  /// When its sender says that it was written; nil when that is no date.
  package var dated: Int?
  package var headers: [Header] = []
  package var body: [Piece] = []
  package var attachments: [MailAttachment] = []

  package init(number: Int, bytes: Range<Int>, identity: String) {
    self.number = number
    self.bytes = bytes
    self.identity = identity
  }

  /// The value of the first field of a name, whatever its case; nil where there is none.
  package func header(_ name: String) -> String? {
    let wanted = name.utf8.map { $0 | 0x20 }
    return headers.first { $0.name.utf8.map { $0 | 0x20 } == wanted }?.value
  }
}

/// A file that came with a letter.
package struct MailAttachment: Hashable, Sendable {
  /// The number of the file that the child wrote its bytes into.
  package var file: Int
  /// As the letter names it; empty where it does not.
  package var name: String
  /// The media type that the letter claims: `application/pdf`.
  package var type: String
  package var size: Int
  /// The Content-ID of a small picture that a page of the letter shows in its midst; empty for
  /// what somebody sent along.
  package var shownAs: String

  package init(file: Int, name: String, type: String, size: Int, shownAs: String = "") {
    self.file = file
    self.name = name
    self.type = type
    self.size = size
    self.shownAs = shownAs
  }
}
