// Rulewright. Apache-2.0.

import Extraction
import Foundation
import Testing

/// What of a document is its words, and what stands beside them or is hidden from its reader.
@Suite(.timeLimit(.minutes(5))) struct OfficeDocumentTests {
  private func read(_ bytes: [UInt8]) throws -> DocumentReading {
    let reader = DocumentReader(try #require(Extractor.beside))
    let folder = try Folder()
    let path = try folder.write("document", bytes)
    return withExtendedLifetime(folder) { reader.read(path) }
  }

  private func words(_ bytes: [UInt8]) throws -> String {
    guard case .read(let text, let method) = try read(bytes) else {
      Issue.record("\(try read(bytes))")
      return ""
    }
    #expect(method.utf8.starts(with: "pandoc ".utf8))
    return text
  }

  @Test func readsTrackedChangesAsIfAllWereAccepted() throws {
    let who = "w:author=\"canary-author\" w:date=\"2021-10-21T10:00:00Z\""
    let text = try words(
      OfficeDocument.docx(
        "<w:p>" + OfficeDocument.run("Ring ")
          + "<w:del w:id=\"1\" \(who)><w:r><w:delText>canary-deleted </w:delText></w:r></w:del>"
          + "<w:ins w:id=\"2\" \(who)>\(OfficeDocument.run("no "))</w:ins>"
          + "<w:moveFrom w:id=\"3\" \(who)>\(OfficeDocument.run("canary-moved "))</w:moveFrom>"
          + "<w:moveTo w:id=\"4\" \(who)>\(OfficeDocument.run("bell"))</w:moveTo>"
          + "<w:ins w:id=\"5\" \(who)><w:del w:id=\"6\" \(who)><w:r>"
          + "<w:delText>canary-both</w:delText></w:r></w:del></w:ins>"
          + OfficeDocument.run(" at noon.") + "</w:p>"))
    #expect(text == "Ring no bell at noon.")
  }

  @Test func readsNoCommentOfTheMargin() throws {
    let text = try words(
      OfficeDocument.docx(
        "<w:p><w:commentRangeStart w:id=\"0\"/>\(OfficeDocument.run("The bell is loud."))"
          + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
        comments: "<w:comment w:id=\"0\" w:author=\"canary-author\" w:initials=\"ca\"><w:p>"
          + OfficeDocument.run("canary-comment") + "</w:p></w:comment>"))
    #expect(text == "The bell is loud.")
  }

  @Test func readsNoHiddenWordsWhicheverWayTheyAreHidden() throws {
    let styles = """
      <w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Secret"/></w:style>\
      <w:style w:type="character" w:styleId="Open"><w:basedOn w:val="Secret"/>\
      <w:rPr><w:vanish w:val="false"/></w:rPr></w:style>\
      <w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
      """
    func run(_ words: String, _ properties: String = "") -> String {
      OfficeDocument.run(words, properties)
    }
    let paragraphs =
      "<w:p>" + run("One", "") + run("canary-1", "<w:vanish/>")
      + run(" two", "<w:vanish w:val=\"0\"/>") + run("canary-2", "<w:b/><w:vanish w:val=\"on\"/>")
      + run("canary-3", "<w:rStyle w:val=\"Secret\"/>")
      + run("canary-4", "<w:rStyle w:val=\"Heir\"/>")
      + run(" three", "<w:rStyle w:val=\"Secret\"/><w:vanish w:val=\"false\"/>")
      + run(" four", "<w:rStyle w:val=\"Open\"/>") + "</w:p>"
      + "<w:p><w:pPr><w:pStyle w:val=\"Gone\"/></w:pPr>" + run("canary-5") + "</w:p>"
      // The mark of a paragraph's end is hidden, and not its words.
      + "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("Five.") + "</w:p>"
    for main in ["word/document.xml", "word/document2.xml"] {
      let text = try words(OfficeDocument.docx(paragraphs, styles: styles, main: main))
      #expect(!text.contains("canary"), "\(text)")
      #expect(text == "One two three four\n\nFive.", "\(main)")
    }
  }

  @Test func readsNoHiddenWordsNorDeletionsOfAnOpenDocument() throws {
    let text = try words(
      OfficeDocument.odt(
        "The bell<text:change text:change-id=\"c\"/> is<office:annotation>"
          + "<dc:creator>canary-author</dc:creator><text:p>canary-note</text:p>"
          + "</office:annotation> <text:span text:style-name=\"T1\">canary-1 <text:span>canary-2"
          + "</text:span></text:span><text:span text:style-name=\"T2\">loud.</text:span>",
        styles: "<style:style style:name=\"T1\" style:family=\"text\">"
          + "<style:text-properties text:display=\"none\"/></style:style>"
          + "<style:style style:name=\"T2\" style:family=\"text\">"
          + "<style:text-properties text:display=\"true\"/></style:style>",
        changes: "<text:tracked-changes><text:changed-region text:id=\"c\"><text:deletion>"
          + "<text:p>canary-deleted</text:p></text:deletion></text:changed-region>"
          + "</text:tracked-changes>"))
    #expect(text == "The bell is loud.")
  }

  @Test func readsNoHiddenWordsNorDeletionsOfRichText() throws {
    let text = try words(
      Array(
        ("{\\rtf1\\ansi The {\\v canary-hidden }bell {\\deleted\\revauthdel1 canary-deleted }"
          + "{\\*\\annotation canary-note}{\\strike is} loud"
          + "{\\footnote At noon.}.}").utf8))
    #expect(text.utf8.starts(with: "The bell is loud".utf8) && !text.contains("canary"), "\(text)")
    #expect(text.contains("At noon."), "\(text)")
  }

  /// The words of a page as a picture, and what of it is read: with tesseract its words, without it
  /// the reason.
  @Test func readsAScannedPageWhereTesseractIsInstalledAndElseSaysWhatIsMissing() throws {
    let words = "THE BELL RINGS AT NOON"
    let folder = try Folder()
    let page = try folder.write("page.pdf", HostileDocuments.pdf(words))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/pdftoppm")
    process.arguments = ["-r", "150", "-gray", "-singlefile", page, folder.path + "/page"]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let picture = Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/page.pgm")))
    // P5, width, height and the largest shade, each behind a blank.
    let head = picture.prefix(64).split(separator: 0x0A, maxSplits: 3)
    let size = head[1].split(separator: 0x20).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    let scan = OfficeDocument.scan(
      width: size[0], height: size[1], shades: picture.suffix(size[0] * size[1]))

    switch try read(scan) {
    case .unread(let reason):
      #expect(reason == "its pages are pictures: tesseract is not installed")
      #expect(!FileManager.default.isExecutableFile(atPath: "/usr/bin/tesseract"))
    case .read(let text, let method):
      #expect(text.contains(words))
      #expect(method.utf8.starts(with: "tesseract ".utf8))
    }
  }
}
