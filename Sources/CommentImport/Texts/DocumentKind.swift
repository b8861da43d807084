// Rulewright. Apache-2.0.

/// What sort of document a file is, by its bytes: its name may say anything.
package enum DocumentKind: Hashable, Sendable {
  case pdf, docx, odt, rtf, html, xlsx, ods, pptx, odp, epub
  /// What Word, Excel and PowerPoint wrote before 2007.
  case oldOffice
  case png, jpeg, tiff, gif, bmp, webp, svg
  /// A zip, tar or 7z, or one packed file.
  case archive
  /// A mailbox, or one letter.
  case mail
  case text
  case empty
  /// Bytes that nobody here can read.
  case unknown

  /// The kind of a file by its first bytes, of which 64 KB are enough, and its last, where an
  /// archive has its list; its name is asked only whether it claims to be a letter.
  package init(beginning: ArraySlice<UInt8>, end: ArraySlice<UInt8> = [], name: String = "") {
    guard !beginning.isEmpty else {
      self = .empty
      return
    }
    if let kind = Self.signed(beginning, end) {
      self = kind
    } else if MailShape.isMail(beginning, name: name) {
      self = .mail
    } else if let kind = Self.markup(beginning) {
      self = kind
    } else if Self.contains("%PDF-", in: beginning.prefix(1024)) {
      self = .pdf
    } else {
      self = Self.isText(beginning) ? .text : .unknown
    }
  }

  private static func signed(_ bytes: ArraySlice<UInt8>, _ end: ArraySlice<UInt8>) -> Self? {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webp
    }
    if bytes.dropFirst(257).starts(with: "ustar".utf8) { return .archive }
    guard
      bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    else { return nil }
    return zipped(bytes, end)
  }

  private static let signatures: [([UInt8], DocumentKind)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png), ([0xFF, 0xD8, 0xFF], .jpeg),
    ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
    (Array("GIF87a".utf8), .gif), (Array("GIF89a".utf8), .gif),
    ([0x1F, 0x8B], .archive), (Array("BZh".utf8), .archive),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive), ([0x28, 0xB5, 0x2F, 0xFD], .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
  ]

  /// What office programs write is a zip with parts of certain names.
  private static func zipped(_ bytes: ArraySlice<UInt8>, _ end: ArraySlice<UInt8>) -> Self {
    // OpenDocument stores its type first, unpacked.
    let head = bytes.prefix(300)
    let types: [(String, Self)] = [
      ("application/vnd.oasis.opendocument.text", .odt),
      ("application/vnd.oasis.opendocument.spreadsheet", .ods),
      ("application/vnd.oasis.opendocument.presentation", .odp),
      ("application/epub+zip", .epub),
    ]
    for (type, kind) in types where contains("mimetype" + type, in: head) { return kind }
    guard let names = ZipNames.listed(in: end) else { return .archive }
    func has(_ start: String, _ ending: String = "") -> Bool {
      names.contains { name in
        name.starts(with: start.utf8) && name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
      }
    }
    guard has("[Content_Types].xml") else { return .archive }
    if has("word/document", ".xml") { return .docx }
    if has("xl/workbook", ".xml") { return .xlsx }
    return has("ppt/presentation", ".xml") ? .pptx : .archive
  }

  private static func markup(_ bytes: ArraySlice<UInt8>) -> Self? {
    var rest = bytes
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = trimmed(rest.prefix(4096))
    guard rest.first == 0x3C else { return nil }
    let head = rest.map(lower)[...]
    if contains("<svg", in: head.prefix(1024)), !contains("<html", in: head) { return .svg }
    let marks = [
      "<!doctype html", "<html", "<head", "<body", "<p>", "<p ", "<div", "<table", "<meta",
    ]
    return marks.contains { contains($0, in: head) } ? .html : nil
  }

  /// Text has no control characters but those of lines, whatever its charset, or it is UTF-16.
  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let odd = bytes.reduce(0) { count, byte in
      count + (byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B ? 1 : 0)
    }
    return odd * 1000 <= bytes.count
  }

  private static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    var rest = bytes
    while let found = rest.firstIndex(of: wanted[0]) {
      if rest[found...].starts(with: wanted) { return true }
      rest = rest[(found + 1)...]
    }
    return false
  }
}
