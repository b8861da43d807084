// Rulewright. Apache-2.0.

import TestSupport

/// Documents that mean harm, made when they are needed.
enum HostileDocuments {
  typealias Sample = HostileArchives.Sample

  static let eicar =
    Array(
      #"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-"#.utf8)
    + Array("ANTIVIRUS-TEST-FILE!$H+H*".utf8)

  /// All of them; one that fetches something would fetch it from `sink`.
  static func all(sink: String) -> [Sample] {
    words(sink) + tables(sink) + pages(sink) + [
      Sample(name: "the test file of virus scanners", bytes: eicar),
      Sample(
        name: "a drawing that fetches",
        bytes: text(
          "<svg xmlns='http://www.w3.org/2000/svg'><image href='\(sink)'/><script>fetch('\(sink)')</script></svg>"
        )),
      Sample(
        name: "a PDF that is a page too",
        bytes: text("<html><body>page</body></html>") + pdf("words")),
      Sample(name: "a page in a PDF", bytes: pdf("<script>alert(1)</script>")),
      Sample(
        name: "a PDF that opens an address",
        bytes: pdf("words", extra: "/OpenAction << /S /URI /URI (\(sink)) >>")),
      Sample(
        name: "a PDF that runs JavaScript",
        bytes: pdf("words", extra: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")),
      Sample(
        name: "a PDF that launches a program",
        bytes: pdf("words", extra: "/OpenAction << /S /Launch /F (/bin/sh) >>")),
      Sample(name: "a PDF that is cut off", bytes: Array(pdf("words").prefix(200))),
      Sample(
        name: "a PDF whose page tree is a circle",
        bytes: text(
          "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>"
        )),
      Sample(name: "a PDF that is its name alone", bytes: text("%PDF-1.7")),
      Sample(
        name: "RTF a hundred thousand groups deep",
        bytes: text("{\\rtf1 " + String(repeating: "{", count: 100_000))),
      Sample(
        name: "RTF with an object in it",
        bytes: text("{\\rtf1 words {\\object\\objdata 0105000002000000}}")),
      Sample(
        name: "RTF that includes a file",
        bytes: text("{\\rtf1 words {\\field{\\*\\fldinst INCLUDETEXT \"/etc/passwd\"}}}")),
      Sample(name: "RTF that is cut off", bytes: text("{\\rtf1\\ansi{\\fonttbl{\\f0")),
      Sample(
        name: "a PNG of claims alone",
        bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + text("IHDR") + [
          0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 8, 6, 0, 0, 0, 0, 0, 0, 0,
        ]),
      Sample(name: "a JPEG that is cut off", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]),
      Sample(
        name: "a TIFF whose list is a circle",
        bytes: [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]),
      Sample(
        name: "an old Office document of zeros",
        bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 4096)
      ),
      Sample(name: "a letter a thousand parts deep", bytes: deepLetter),
      Sample(name: "a letter of 50,000 parts", bytes: wideLetter),
      Sample(
        name: "a letter that fetches its body",
        bytes: text(
          "From: a@b.example\nMIME-Version: 1.0\nContent-Type: message/external-body; access-type=URL; URL=\"\(sink)\"\n\nContent-Type: text/plain\n\n"
        )),
      Sample(
        name: "a letter in HTML that fetches",
        bytes: text(
          "From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/html\n\n<img src=\"\(sink)\"><link rel=stylesheet href=\"\(sink)\">words"
        )),
    ]
  }

  /// DOCX and ODT.
  private static func words(_ sink: String) -> [Sample] {
    let laughs = (1...9).map {
      "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">"
    }
    .joined()
    let bomb = "<!DOCTYPE d [<!ENTITY l0 \"haha\">\(laughs)]>"
    return [
      Sample(
        name: "DOCX that names a file of the system",
        bytes: docx(
          "&x;", head: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")),
      Sample(
        name: "DOCX that names an address",
        bytes: docx(
          "&x;", head: "<!DOCTYPE d [<!ENTITY x SYSTEM \"\(sink)\">]>")),
      Sample(
        name: "DOCX whose DTD lies elsewhere",
        bytes: docx("words", head: "<!DOCTYPE d SYSTEM \"\(sink)\">")),
      Sample(name: "DOCX of a billion laughs", bytes: docx("&l9;", head: bomb)),
      Sample(
        name: "DOCX with a template elsewhere",
        bytes: docx(
          "words",
          relations:
            "<Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"\(sink)\" TargetMode=\"External\"/>"
        )),
      Sample(
        name: "DOCX with a picture elsewhere",
        bytes: docx(
          "words</w:t></w:r><w:r><w:drawing><a:blip r:link=\"r9\"/></w:drawing></w:r><w:r><w:t>",
          relations:
            "<Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"\(sink)\" TargetMode=\"External\"/>"
        )),
      Sample(
        name: "DOCX that includes a file",
        bytes: docx(
          "</w:t></w:r><w:fldSimple w:instr=\"INCLUDETEXT /etc/passwd\"/><w:r><w:t>words")),
      Sample(
        name: "DOCX with a program in it",
        bytes: docx(
          "words",
          others: [
            .init("word/vbaProject.bin", [0xD0, 0xCF, 0x11, 0xE0])
          ])),
      Sample(
        name: "DOCX of 200,000 elements, one in the other",
        bytes: docx(
          String(repeating: "<w:sdt>", count: 200_000))),
      Sample(
        name: "DOCX of 60 megabytes of spaces",
        bytes: ZipMaker([
          .init("[Content_Types].xml", text("<Types/>")),
          .init("word/document.xml", zeros: 60 << 20),
        ]).bytes),
      Sample(
        name: "DOCX without its words",
        bytes: ZipMaker([
          .init("[Content_Types].xml", text("<Types/>")), .init("word/document.xml", []),
        ]).bytes),
      Sample(
        name: "ODT that names a file of the system",
        bytes: odt(
          "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "&x;")),
      Sample(name: "ODT of a billion laughs", bytes: odt(bomb, "&l9;")),
      Sample(
        name: "ODT with a picture elsewhere",
        bytes: odt("", "<draw:image xlink:href=\"\(sink)\"/>words")),
    ]
  }

  /// XLSX.
  private static func tables(_ sink: String) -> [Sample] {
    [
      Sample(
        name: "XLSX that names a file of the system",
        bytes: xlsx(
          "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
          "<row><c t=\"str\"><v>&x;</v></c></row>")),
      Sample(
        name: "XLSX that calls a program",
        bytes: xlsx("", "<row><c t=\"str\"><f>cmd|'/c calc'!A0</f><v>words</v></c></row>")),
      Sample(
        name: "XLSX with a cell far out",
        bytes: xlsx("", "<row r=\"999999999\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")),
      Sample(
        name: "XLSX of strings that are not there",
        bytes: xlsx(
          "", "<row><c t=\"s\"><v>-1</v></c><c t=\"s\"><v>99999999999999999999</v></c></row>")),
      Sample(
        name: "XLSX of 60 megabytes",
        bytes: ZipMaker([
          .init("[Content_Types].xml", text("<Types/>")),
          .init("xl/workbook.xml", text("<workbook/>")),
          .init("xl/worksheets/sheet1.xml", zeros: 60 << 20),
        ]).bytes),
      Sample(
        name: "XLSX whose tags do not end",
        bytes: xlsx("", String(repeating: "<row><c r=\"A1\" ", count: 50_000))),
    ]
  }

  private static func pages(_ sink: String) -> [Sample] {
    [
      Sample(
        name: "a page that fetches in every way",
        bytes: text(
          "<html><head><link rel=stylesheet href='\(sink)'><meta http-equiv=refresh content='0;url=\(sink)'></head><body background='\(sink)'><img src='\(sink)'><iframe src='\(sink)'></iframe><script src='\(sink)'></script><object data='\(sink)'></object><video src='\(sink)'></video><style>@import '\(sink)'</style>words</body></html>"
        )),
      Sample(
        name: "a page of 200,000 open tags",
        bytes: text("<html>" + String(repeating: "<div>", count: 200_000))),
      Sample(
        name: "a page of 100,000 comments that do not end",
        bytes: text("<html>" + String(repeating: "<!-- ", count: 100_000))),
      Sample(
        name: "a page of 100,000 tags that do not end",
        bytes: text("<html>" + String(repeating: "<a b='", count: 100_000))),
      Sample(
        name: "a page of 100,000 scripts that do not end",
        bytes: text("<html>" + String(repeating: "<script><", count: 100_000))),
    ]
  }

  // MARK: - What they are made of

  static func text(_ words: String) -> [UInt8] { Array(words.utf8) }

  static func docx(
    _ body: String, head: String = "", relations: String = "", others: [ZipMaker.Member] = []
  ) -> [UInt8] {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    return ZipMaker(
      [
        .init(
          "[Content_Types].xml",
          text(
            "<?xml version=\"1.0\"?><Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
          )),
        .init(
          "_rels/.rels",
          text(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r1\" Type=\"\(relation)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
          )),
        .init(
          "word/_rels/document.xml.rels",
          text(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"\(package)/relationships\">\(relations)</Relationships>"
          )),
        .init(
          "word/document.xml",
          text(
            "<?xml version=\"1.0\"?>\(head)<w:document xmlns:w=\"\(w)\" xmlns:r=\"\(relation)\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body><w:p><w:r><w:t>\(body)</w:t></w:r></w:p></w:body></w:document>"
          )),
      ] + others
    ).bytes
  }

  static func odt(_ head: String, _ body: String) -> [UInt8] {
    let o = "urn:oasis:names:tc:opendocument:xmlns"
    return ZipMaker([
      .init("mimetype", text("application/vnd.oasis.opendocument.text")),
      .init(
        "content.xml",
        text(
          "<?xml version=\"1.0\"?>\(head)<office:document-content xmlns:office=\"\(o):office:1.0\" xmlns:text=\"\(o):text:1.0\" xmlns:draw=\"\(o):drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:body><office:text><text:p>\(body)</text:p></office:text></office:body></office:document-content>"
        )),
      .init(
        "styles.xml",
        text("<?xml version=\"1.0\"?><office:document-styles xmlns:office=\"\(o):office:1.0\"/>")),
    ]).bytes
  }

  static func xlsx(_ head: String, _ rows: String) -> [UInt8] {
    ZipMaker([
      .init("[Content_Types].xml", text("<Types/>")),
      .init(
        "xl/workbook.xml",
        text(
          "<workbook><sheets><sheet name=\"One\" r:id=\"r1\"/></sheets></workbook>")),
      .init(
        "xl/_rels/workbook.xml.rels",
        text(
          "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        )),
      .init(
        "xl/worksheets/sheet1.xml",
        text(
          "\(head)<worksheet><sheetData>\(rows)</sheetData></worksheet>")),
    ]).bytes
  }

  /// A document of one page that says some words.
  static func pdf(_ words: String, extra: String = "") -> [UInt8] {
    let shown = words.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    let content = "BT /F1 12 Tf 72 720 Td (\(shown)) Tj ET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R \(extra) >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    var out = text("%PDF-1.4\n")
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(out.count)
      out += text("\(index + 1) 0 obj\n\(object)\nendobj\n")
    }
    let start = out.count
    out += text("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
    for place in places {
      let digits = String(place)
      out += text(String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n")
    }
    return out
      + text("trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n")
  }

  private static let deepLetter = text(
    "From: a@b.example\nMIME-Version: 1.0\n"
      + (0..<1_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
      + "Content-Type: text/plain\n\nwords\n")

  private static let wideLetter = text(
    "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 50_000) + "--b--\n")
}
