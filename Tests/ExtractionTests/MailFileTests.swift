// Rulewright. Apache-2.0.

import CommentImport
import Comments
import Dockets
import Extraction
import Foundation
import Testing
import Unpacked

@Suite struct MailFileTests {
  private func read(_ text: String) throws -> [MailFile.Outcome] {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    let path = try folder.write("letters", Array(text.utf8))
    var outcomes: [MailFile.Outcome] = []
    try MailFile(extractor).read(path) { outcomes.append($0) }
    return outcomes
  }

  private func messages(_ text: String) throws -> [MailMessage] {
    try read(text).compactMap { if case .message(let message, _) = $0 { message } else { nil } }
  }

  private let mailbox = """
    From a@b.example Mon May  2 16:07:05 2005
    From: Lee Example <a@b.example>
    Message-ID: <1@b.example>
    Date: Mon, 2 May 2005 23:07:05 -0400
    Subject: =?utf-8?q?=C2=A7?= 740.22

    >From here on the rule is too broad.

    From broken Mon May  2 16:07:06 2005
    this is no header at all
    and neither is this

    nothing

    From c@d.example Mon May  2 16:07:07 2005
    From: Kim Example <c@d.example>
    Subject: Second

    Words.
    """

  @Test("a mailbox gives letter after letter, and a broken one is rejected with its place")
  func brokenLetter() throws {
    let outcomes = try read(mailbox)
    try #require(outcomes.count == 3)
    guard case .rejected(let number, let bytes, _) = outcomes[1] else {
      Issue.record("the second letter was read")
      return
    }
    #expect(number == 2)
    let place = Array(mailbox.utf8)[bytes]
    #expect(place.starts(with: "From broken".utf8))
    #expect(String(decoding: place, as: UTF8.self).contains("nothing"))
  }

  @Test("a letter becomes a comment with its words, day and sender, and no address among them")
  func comment() throws {
    var comments = MailComments { _ in StageID("working") }
    let message = try #require(messages(mailbox).first)
    guard case .comment(let imported) = comments.row(message, kept: []) else {
      Issue.record("no comment")
      return
    }
    let comment = imported.comment
    #expect(comment.title == "§ 740.22")
    #expect(comment.body == "From here on the rule is too broad.")
    #expect(comment.received == CalendarDay(year: 2005, month: 5, day: 2))
    #expect(comment.submitter == Submitter(firstName: "Lee", lastName: "Example"))
    #expect(comment.sourceFields["From"] == "Lee Example <a@b.example>")
    #expect(imported.bytes == message.bytes)
    #expect(comment.id.text.utf8.count == "mail-".utf8.count + 12)
  }

  @Test("the same letter has the same number whichever way it came, another has its own")
  func identity() throws {
    let letter =
      "From: a@b.example\nMessage-ID: <1@b>\nDate: Mon, 2 May 2005 23:07:05 -0400\n\nWords."
    let plain = try #require(messages(letter).first)
    let crlf = letter.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let forwarded = "Received: by x; Tue, 3 May 2005 01:00:00 +0000\r\n" + crlf + "\r\n"
    #expect(try messages(forwarded).first?.identity == plain.identity)
    #expect(try messages(letter + " Others.").first?.identity != plain.identity)
  }

  @Test("of two letters of one mailbox that are one the second is skipped")
  func repeated() throws {
    let separator = "\n\nFrom a@b.example Mon May  2 16:07:05 2005\n"
    let letter = "From: a@b.example\nMessage-ID: <1@b>\n\nWords."
    let two = try messages("From a@b.example\n" + letter + separator + letter)
    var comments = MailComments { _ in StageID("working") }
    let rows = two.map { comments.row($0, kept: []) }
    #expect(rows.last == .skipped(row: 2, reason: "the same as letter 1"))
  }

  @Test("what hides its words in HTML is read as a reader sees it")
  func html() throws {
    let letter = """
      From: a@b.example
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      <head><title>no</title><style>p{}</style></head><p>One &amp; t=
      wo=93</p><ol><li>first<li>second</ol><script>alert(1)</script><!-- no -->
      <table><tr><td>a<td>b</table>
      """
    let message = try #require(messages(letter).first)
    #expect(MailComments.words(message.body) == "One & two“\n\n1. first\n2. second\na\tb")
  }

  @Test("a small picture that a page shows in its midst is an ornament, any other is not")
  func ornaments() throws {
    func picture(_ id: String, _ name: String, bytes: Int) -> String {
      let data = Data([0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 7, count: bytes))
      return """
        --x
        Content-Type: image/png; name="\(name)"
        Content-ID: <\(id)>
        Content-Disposition: inline; filename="\(name)"
        Content-Transfer-Encoding: base64

        \(data.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))

        """
    }
    let letter = """
      From: a@b.example
      Content-Type: multipart/related; boundary=x

      --x
      Content-Type: multipart/alternative; boundary=y

      --y
      Content-Type: text/plain

      Words.
      --y
      Content-Type: text/html

      <p>Words.</p><img src="cid:logo%40b.example"><img src='CID:page@b.example'>
      --y--

      """
      + picture("logo@b.example", "logo.png", bytes: 300)
      + picture("page@b.example", "page.png", bytes: 60_000)
      + picture("other@b.example", "other.png", bytes: 300) + "--x--\n"
    let message = try #require(messages(letter).first)
    #expect(MailComments.words(message.body) == "Words.")
    #expect(message.attachments.map(\.name) == ["logo.png", "page.png", "other.png"])
    #expect(message.attachments.map(\.shownAs) == ["logo@b.example", "", ""])
    var comments = MailComments { _ in StageID("proposed") }
    guard case .comment(let imported) = comments.row(message, kept: ["a", "b", "c"]) else {
      Issue.record("no comment")
      return
    }
    #expect(imported.comment.attachments.map(\.isOrnament) == [true, false, false])
    #expect(imported.comment.attachmentCounts == AttachmentCounts(unread: 2))
  }

  @Test("the files of a letter lie under numbers, whatever their names say")
  func attachments() throws {
    let extractor = try #require(Extractor.beside)
    let folder = try Folder()
    let letter = """
      From: a@b.example
      Content-Type: multipart/mixed; boundary=x

      --x

      Words.
      --x
      Content-Type: application/pdf; name="../../../evil.pdf"
      Content-Disposition: attachment; filename="/etc/evil.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --x--
      """
    let path = try folder.write("letter", Array(letter.utf8))
    var seen: [[UInt8]] = []
    try MailFile(extractor).read(path) { outcome in
      guard case .message(let message, let paths) = outcome else { return }
      #expect(message.attachments.map(\.name) == ["/etc/evil.pdf"])
      #expect(paths.map { URL(fileURLWithPath: $0).lastPathComponent } == ["1"])
      seen = paths.map { Array(FileManager.default.contents(atPath: $0) ?? Data()) }
    }
    #expect(seen == [Array("%PDF-".utf8)])
    #expect(folder.names == ["letter"])
  }
}
