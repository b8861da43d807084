// Rulewright. Apache-2.0.

import TestSupport

/// Documents of office programs, made of their XML: with changes that are tracked, comments at the
/// margin, and words that nobody is shown.
enum OfficeDocument {
  /// A Word document whose body is these paragraphs.
  static func docx(
    _ paragraphs: String, comments: String = "", styles: String = "",
    main: String = "word/document.xml"
  ) -> [UInt8] {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    let package = "http://schemas.openxmlformats.org/package/2006/"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    func relation(_ id: Int, _ name: String, _ target: String) -> String {
      "<Relationship Id=\"r\(id)\" Type=\"\(kind)\(name)\" Target=\"\(target)\"/>"
    }
    func relations(_ all: String) -> String {
      "<Relationships xmlns=\"\(package)relationships\">\(all)</Relationships>"
    }
    let parts = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)content-types\">"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Override PartName=\"/\(main)\" ContentType=\"\(type)\"/></Types>"
      ),
      ("_rels/.rels", relations(relation(1, "officeDocument", main))),
      (main, "<w:document \(space)><w:body>\(paragraphs)</w:body></w:document>"),
      (
        "word/_rels/\(main.split(separator: "/").last ?? "").rels",
        relations(relation(1, "comments", "comments.xml") + relation(2, "styles", "styles.xml"))
      ),
      ("word/comments.xml", "<w:comments \(space)>\(comments)</w:comments>"),
      ("word/styles.xml", "<w:styles \(space)>\(styles)</w:styles>"),
    ]
    return ZipMaker(parts.map { .init($0.0, Array($0.1.utf8)) }).bytes
  }

  /// A run of a Word document with some properties.
  static func run(_ words: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
  }

  /// An OpenDocument text of one paragraph.
  static func odt(_ paragraph: String, styles: String, changes: String = "") -> [UInt8] {
    let names = "urn:oasis:names:tc:opendocument:xmlns"
    let content = """
      <?xml version="1.0"?><office:document-content xmlns:office="\(names):office:1.0" \
      xmlns:text="\(names):text:1.0" xmlns:style="\(names):style:1.0" \
      xmlns:dc="urn:dc">\
      <office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\
      \(changes)<text:p>\(paragraph)</text:p></office:text></office:body></office:document-content>
      """
    return ZipMaker([
      .init("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      .init("content.xml", Array(content.utf8)),
      .init(
        "styles.xml",
        Array("<office:document-styles xmlns:office=\"\(names):office:1.0\"/>".utf8)),
    ]).bytes
  }

  /// A PDF document of one page that is a picture: shades of grey, row by row from the top.
  static func scan(width: Int, height: Int, shades: [UInt8]) -> [UInt8] {
    let content = "q 612 0 0 792 0 0 cm /Im Do Q"
    let image =
      "<< /Type /XObject /Subtype /Image /Width \(width) /Height \(height) "
      + "/ColorSpace /DeviceGray /BitsPerComponent 8 /Length \(shades.count) >>"
    let objects: [[UInt8]] = [
      Array("<< /Type /Catalog /Pages 2 0 R >>".utf8),
      Array("<< /Type /Pages /Kids [3 0 R] /Count 1 >>".utf8),
      Array(
        ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
          + "/Resources << /XObject << /Im 5 0 R >> >> >>").utf8),
      Array("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream".utf8),
      Array("\(image)\nstream\n".utf8) + shades + Array("\nendstream".utf8),
    ]
    var out = Array("%PDF-1.4\n".utf8)
    var places: [Int] = []
    for (index, object) in objects.enumerated() {
      places.append(out.count)
      out += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let start = out.count
    out += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
    for place in places {
      let digits = String(place)
      let zeros = String(repeating: "0", count: 10 - digits.utf8.count)
      out += Array("\(zeros)\(digits) 00000 n \n".utf8)
    }
    let trailer =
      "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return out + Array(trailer.utf8)
  }
}
