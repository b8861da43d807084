// Rulewright. Apache-2.0.

import Comments

/// Which files came as attachments of which comments: a mirror of regulations.gov keeps them
/// beside the comments and names them `BIS-2020-0038-0012_attachment_1.pdf`.
///
/// `received.txt` lists them, so that comments that come later, or again, find their files.
struct AttachmentLinks {
  /// What the name of such a file says.
  struct Name: Hashable {
    var comment: String
    var number: Int
    /// In lower case, without the dot.
    var ending: String

    /// What a name says; nil when it is of no attachment.
    init?(_ name: String) {
      let bytes = Array(Disk.lastName(of: name).utf8)
      for word in ["_attachment_", "_attachement_"] {
        let mark = Array(word.utf8)
        guard bytes.count > mark.count,
          let at = (0...(bytes.count - mark.count)).last(where: {
            bytes[$0..<($0 + mark.count)].map { $0 | 0x20 }.elementsEqual(mark.map { $0 | 0x20 })
          }), at > 0
        else { continue }
        let rest = bytes[(at + mark.count)...]
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        let end = rest.dropFirst(digits.count)
        guard (1...6).contains(digits.count), end.isEmpty || end.first == 0x2E,
          Self.isNumberOfComment(bytes[..<at])
        else { continue }
        comment = String(decoding: bytes[..<at], as: UTF8.self)
        number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        ending = String(
          decoding: end.dropFirst().map { (0x41...0x5A) ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
        return
      }
      return nil
    }

    /// Whether a name is as regulations.gov numbers comments, `BIS-2020-0038-0012`: letters and
    /// digits in parts, the last of digits alone.
    private static func isNumberOfComment(_ name: ArraySlice<UInt8>) -> Bool {
      let parts = name.split(separator: 0x2D, omittingEmptySubsequences: false)
      guard parts.count >= 2, let last = parts.last else { return false }
      return (1...9).contains(last.count) && last.allSatisfy { (0x30...0x39).contains($0) }
        && name.allSatisfy { byte in
          byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte & 0xDF)
        }
    }
  }

  private struct Place: Hashable {
    var comment: String
    var number: Int
  }

  private var files: [Place: [(ending: String, hash: String, name: String)]] = [:]

  /// Adds a file by its name; what names no comment is passed over, and of two files of one name
  /// the later counts.
  mutating func add(_ name: String, hash: String) {
    guard let said = Name(name) else { return }
    let place = Place(comment: said.comment, number: said.number)
    files[place, default: []].removeAll { $0.ending == said.ending }
    files[place, default: []].append((said.ending, hash, Disk.lastName(of: name)))
  }

  /// A comment with the files that came for its attachments.
  func linked(_ row: ImportedRow) -> ImportedRow {
    guard !files.isEmpty, case .comment(var imported) = row else { return row }
    imported.comment.attachments = linked(imported.comment.attachments, of: imported.comment.id)
    return .comment(imported)
  }

  private func linked(_ attachments: [Attachment], of comment: CommentID) -> [Attachment] {
    var attachments = attachments
    for index in attachments.indices where attachments[index].sha256 == nil {
      let place = Place(comment: comment.text, number: attachments[index].number)
      guard let here = files[place] else { continue }
      let attachment = attachments[index]
      let own = here.first { file in
        Self.ends(attachment.address, file.ending) || Self.ends(attachment.name, file.ending)
      }
      // Of one form alone the file is that form, whatever it is called.
      let isAlone = attachments.count { $0.number == attachment.number } == 1
      guard let file = own ?? (isAlone ? here.last : nil) else { continue }
      attachments[index].sha256 = file.hash
      if attachment.name.utf8.isEmpty { attachments[index].name = file.name }
    }
    return attachments
  }

  private static func ends(_ name: String, _ ending: String) -> Bool {
    let wanted = Array(("." + ending).utf8)
    return ending.utf8.isEmpty == false
      && name.utf8.suffix(wanted.count).map { (0x41...0x5A) ~= $0 ? $0 | 0x20 : $0 }
        .elementsEqual(wanted)
  }

  /// Whether a comment has an attachment that a file came for and that lacks it.
  func isMissing(in comment: Comment) -> Bool {
    linked(comment.attachments, of: comment.id) != comment.attachments
  }
}
