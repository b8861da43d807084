// Rulewright. Apache-2.0.

import CommentImport
import Dockets
import Extraction
import Foundation
import TestSupport
import Testing
import Unpacked

/// Whatever bytes are changed, whoever reads goes on, and accounts for what was there.
///
/// RULEWRIGHT_MUTATIONS says how many inputs are changed, of each form as many.
@Suite struct MutationTests {
  static let count =
    ProcessInfo.processInfo.environment["RULEWRIGHT_MUTATIONS"].flatMap { Int($0) } ?? 300

  private static let letter = """
    From a@b.example Mon May  2 16:07:05 2005
    From: =?utf-8?q?L=C3=A9e?= <a@b.example>
    Message-ID: <1@b.example>
    Date: Mon, 2 May 2005 23:07:05 -0400
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="cut"

    --cut
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/plain; charset=iso-8859-1; format=flowed
    Content-Transfer-Encoding: quoted-printable

    The rule =A7 740.22 is too =
    broad.
    --inner
    Content-Type: text/html

    <p>The rule</p>
    --inner--
    --cut
    Content-Type: application/pdf
    Content-Disposition: attachment; filename*0*=utf-8''l%C3%A9; filename*1=.pdf
    Content-Transfer-Encoding: base64

    JVBERi0xLjQK
    --cut--

    From c@d.example Mon May  2 16:08:05 2005
    From: c@d.example

    Second.

    """

  private static let forms: [(name: String, bytes: [UInt8])] = [
    ("mailbox", Array(letter.utf8)),
    (
      "zip",
      ZipMaker([.init("a/b.txt", Array("words".utf8)), .init("zeros", zeros: 2_000)]).bytes
    ),
    ("tar", TarMaker.bytes([.init("a", Array("words".utf8)), .init("b", kind: "2", target: "a")])),
    ("docx", HostileDocuments.docx("The rule is too broad.")),
    ("odt", HostileDocuments.odt("", "The rule is too broad.")),
    (
      "xlsx",
      HostileDocuments.xlsx(
        "", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>The rule</v></c><c r=\"C1\"><v>1</v></c></row>")
    ),
    ("pdf", HostileDocuments.pdf("The rule is too broad.")),
    ("rtf", Array("{\\rtf1\\ansi {\\b The} rule \\'a7 is too broad.}".utf8)),
    ("html", Array("<html><body><p>The <b>rule</b> &sect; is<ol><li>too<li>broad</ol>".utf8)),
  ]

  @Test("changed inputs stop nobody", arguments: forms.map(\.name))
  func changed(form: String) throws {
    let extractor = try #require(Extractor.beside)
    let sample = try #require(Self.forms.first { $0.name == form }).bytes
    let folder = try Folder()
    var bounds = DocumentReader.Bounds()
    bounds.child.seconds = 30
    let reader = DocumentReader(extractor, bounds: bounds)
    for seed in 0..<max(1, Self.count / Self.forms.count) {
      var random = SeededGenerator(seed: UInt64(seed))
      let bytes = Self.changed(sample, &random)
      let path = try folder.write("input", bytes)
      switch reader.read(path) {
      case .read(let text, _): #expect(!text.utf8.isEmpty)
      case .unread(let reason):
        #expect(!reason.utf8.isEmpty)
        #expect(!reason.contains("longer than"), "seed \(seed)")
      }
      if form == "mailbox" { try identityHolds(path, bytes.count, extractor, seed) }
      #expect(folder.names == ["input"])
    }
  }

  /// Every byte of a mailbox is in one letter, and every letter is a comment, skipped or rejected.
  private func identityHolds(
    _ path: String, _ size: Int, _ extractor: Extractor, _ seed: Int
  ) throws {
    var comments = MailComments { _ in StageID("working") }
    var end = 0
    var number = 0
    try MailFile(extractor).read(path) { outcome in
      number += 1
      switch outcome {
      case .message(let message, _):
        #expect(message.bytes.lowerBound == end, "seed \(seed)")
        #expect(message.number == number)
        end = message.bytes.upperBound
        _ = comments.row(message, kept: [])
      case .rejected(let place, let bytes, _):
        #expect(bytes.lowerBound == end, "seed \(seed)")
        #expect(place == number)
        end = bytes.upperBound
      }
    }
    #expect(end == size, "seed \(seed)")
  }

  private static func changed(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      guard !bytes.isEmpty else { break }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
      case 2:
        bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &random)))
      case 3: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 60)], at: at)
      case 4: bytes.insert(contentsOf: [UInt8](repeating: 0xFF, count: 8), at: at)
      default: bytes = Array(bytes.prefix(at))
      }
    }
    return bytes
  }
}
