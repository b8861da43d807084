// Rulewright. Apache-2.0.

import Foundation
import TestSupport
import Testing

/// Nothing that comes around the words of a letter gets out: headers, names of files and of members
/// of archives, comments and deletions in documents, what programs write into pictures and documents.
@Suite struct CanaryLetterTests {
  /// The secrets, by where they are planted; a new way in gets its own here.
  private enum Place: String, CaseIterable {
    case received, originatingAddress, fromName, fromAddress, to, copy, subject, messageID, mailer
    case quotedReply, fileName, hiddenHTML
    case documentComment, deletedWords, movedWords, hiddenWords, wordsOfHiddenStyle, documentAuthor,
      documentTitle, documentPath
    case pictureAuthor, unreleasedWords, member, folderOfMember, archiveName, archiveComment

    /// No secret is part of another.
    var secret: String {
      let number = Place.allCases.firstIndex(of: self) ?? 0
      switch self {
      case .fromAddress, .to, .copy, .quotedReply: return "canary.\(1000 + number)@mail.example"
      default: return "canary-\(rawValue)-\(7000 + number)"
      }
    }
  }

  private static var document: [UInt8] {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let body = """
      <w:document \(space)><w:body><w:p>\
      <w:commentRangeStart w:id="0"/><w:r><w:t>Control document: the bell is too loud.</w:t></w:r>\
      <w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>\
      <w:del w:id="1" w:author="\(Place.documentAuthor.secret)"><w:r>\
      <w:delText>\(Place.deletedWords.secret)</w:delText></w:r></w:del>\
      <w:moveFrom w:id="2" w:author="\(Place.documentAuthor.secret)"><w:r>\
      <w:t>\(Place.movedWords.secret)</w:t></w:r></w:moveFrom>\
      <w:ins w:id="3" w:author="\(Place.documentAuthor.secret)"><w:r><w:t> Control insertion.</w:t>\
      </w:r></w:ins>\
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>\(Place.hiddenWords.secret)</w:t></w:r>\
      <w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t>\(Place.wordsOfHiddenStyle.secret)</w:t></w:r>\
      </w:p></w:body></w:document>
      """
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-\
      officedocument.wordprocessingml.document.main+xml"/>\
      <Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-\
      officedocument.wordprocessingml.comments+xml"/></Types>
      """
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    func relations(_ entries: [(String, String)]) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + entries.enumerated().map { index, entry in
          "<Relationship Id=\"r\(index)\" Type=\"\(kinds)\(entry.0)\" Target=\"\(entry.1)\"/>"
        }.joined() + "</Relationships>"
    }
    let core = """
      <cp:coreProperties \
      xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="urn:dc"><dc:title>\(Place.documentTitle.secret)</dc:title>\
      <dc:creator>\(Place.documentAuthor.secret)</dc:creator></cp:coreProperties>
      """
    let comments = """
      <w:comments \(space)><w:comment w:id="0" w:author="\(Place.documentAuthor.secret)"><w:p><w:r>\
      <w:t>\(Place.documentComment.secret)</w:t></w:r></w:p></w:comment></w:comments>
      """
    let styles = """
      <w:styles \(space)><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr>\
      </w:style></w:styles>
      """
    let parts = [
      ("[Content_Types].xml", types),
      ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
      ("word/document.xml", body),
      (
        "word/_rels/document.xml.rels",
        relations([("comments", "comments.xml"), ("styles", "styles.xml")])
      ),
      ("word/styles.xml", styles),
      ("word/comments.xml", comments), ("docProps/core.xml", core),
      ("docProps/\(Place.documentPath.secret).xml", core),
    ]
    return ZipMaker(parts.map { .init($0.0, Array($0.1.utf8)) }).bytes
  }

  /// A picture of one point with what a camera writes into it.
  private static var picture: [UInt8] {
    let exif = Array("Exif\0\0".utf8) + Array(Place.pictureAuthor.secret.utf8)
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + [0xFF, 0xD9]
  }

  private static func part(_ name: String, _ type: String, _ bytes: [UInt8]) -> String {
    """
    --cut
    Content-Type: \(type); name="\(name)"
    Content-Disposition: attachment; filename="\(name)"
    Content-Transfer-Encoding: base64

    \(Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))

    """
  }

  private static func letter(_ number: Int, _ parts: String) -> String {
    """
    Received: from \(Place.received.secret) by mx.example; Thu, 21 Oct 2021 23:30:00 -0400
    X-Originating-IP: \(Place.originatingAddress.secret)
    X-Mailer: \(Place.mailer.secret)
    From: \(Place.fromName.secret) <\(Place.fromAddress.secret)>
    To: \(Place.to.secret)
    Cc: \(Place.copy.secret)
    Message-ID: <\(Place.messageID.secret).\(number)@mail.example>
    Date: Thu, 21 Oct 2021 23:30:00 -0400
    Subject: \(Place.subject.secret)
    Content-Type: multipart/mixed; boundary=cut

    --cut
    Content-Type: text/html; charset=utf-8

    <p>Control letter \(number): the bell is too loud.</p>
    <p style="display:none">\(Place.hiddenHTML.secret)</p><!-- \(Place.hiddenHTML.secret) -->
    <p>On Monday, \(Place.quotedReply.secret) wrote:</p>
    \(parts)--cut--

    """
  }

  @Test func letsNothingAroundTheWordsOut() throws {
    let rtf = Array("{\\rtf1 \(Place.unreleasedWords.secret)}".utf8)
    let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    let first = Self.letter(
      1,
      Self.part(Place.fileName.secret + ".docx", docx, Self.document)
        + Self.part("picture.jpg", "image/jpeg", Self.picture)
        + Self.part("words.rtf", "application/rtf", rtf))
    var zip = ZipMaker([
      .init(
        "\(Place.folderOfMember.secret)/\(Place.member.secret).eml", Array(Self.letter(2, "").utf8))
    ])
    zip.comment = Array(Place.archiveComment.secret.utf8)
    let tool = try Tool().bells().file("letter.eml", first)
      .file(Place.archiveName.secret + ".zip", zip.bytes)
    try tool.run("import", "bells", "letter.eml", "--stage", "proposed").exits(0)
    try tool.run("import", "bells", Place.archiveName.secret + ".zip", "--stage", "proposed")
      .exits(0)
    struct List: Decodable {
      struct Row: Decodable {
        var comment: String
        var number: Int
        var name: String
        var state: String
      }
      var attachments: [Row]
    }
    let list = try tool.run("attachments", "bells", "--format", "json").json(List.self)
    let document = try #require(
      list.attachments.first { $0.name.utf8.starts(with: Place.fileName.secret.utf8) })
    try tool.run("release", "bells", document.comment, String(document.number)).succeeds()
    try tool.run("build", "--as-of", "2030-01-01").succeeds()

    let search = LeakSearch(Place.allCases.map(\.secret))
    var leaks: Set<String> = []
    var text = ""
    for (path, bytes) in try tool.contents(of: "Site/public") {
      for form in [bytes, try LeakSearch.unpacked(bytes) ?? [], Array(path.utf8)] {
        for leak in search.found(in: form) {
          leaks.insert("\(Place.allCases[leak.secret]) (\(leak.form)) in \(path)")
        }
      }
      text += String(decoding: bytes, as: UTF8.self)
    }
    #expect(leaks.isEmpty, "\(leaks.sorted().joined(separator: "\n"))")
    for words in [
      "Control letter 1: the bell", "Control letter 2: the bell", "Control document: the bell",
      "Control insertion.",
      "[redacted: e-mail address]", "[withheld: attachment",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    try tool.run("verify", "bells").succeeds()
  }
}
