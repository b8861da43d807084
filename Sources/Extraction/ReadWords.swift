// Rulewright. Apache-2.0.

/// What tools say of a document, as the text that is kept of it.
enum ReadWords {
  /// Lines that end with LF, no page ends, no control characters, and no empty lines around it or
  /// more than two in a row.
  static func tidied(_ text: String) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var ends = 0
    var before: UInt8 = 0
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0C || byte == 0x0D }
    for byte in text.utf8 {
      defer { before = byte }
      if isEnd(byte) {
        if byte == 0x0A, before == 0x0D { continue }
        while out.last == 0x20 { out.removeLast() }
        ends += 1
        if ends <= 2, !out.isEmpty { out.append(0x0A) }
        continue
      }
      if byte < 0x20, byte != 0x09 { continue }
      if byte > 0x20 { ends = 0 }
      out.append(byte)
    }
    while let last = out.last, last <= 0x20 { out.removeLast() }
    let backlink: [UInt8] = [0xE2, 0x86, 0xA9, 0xEF, 0xB8, 0x8E]
    return String(decoding: without(backlink, out), as: UTF8.self)
  }

  /// Bytes without a mark that pandoc puts behind every footnote.
  private static func without(_ mark: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var rest = bytes[...]
    while let found = rest.firstIndex(of: mark[0]) {
      out += rest[..<found]
      let isMark = rest[found...].starts(with: mark)
      if !isMark { out.append(rest[found]) }
      rest = rest[(found + (isMark ? mark.count : 1))...]
    }
    return out + rest
  }

  /// The text of a file that does not say how it is written: UTF-16 where it begins so, UTF-8
  /// where it is that, else Windows-1252.
  static func decoded(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isLittle = bytes[0] == 0xFF
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { at in
        let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
      }
      return String(decoding: units, as: UTF16.self)
    }
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: rest, as: UTF8.self) { return text }
    let text = String.UnicodeScalarView(
      rest.map { byte in
        (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
      })
    return String(text)
  }

  /// 0x80 to 0x9F of Windows-1252; U+FFFD where it has nothing.
  private static let windows1252: [Unicode.Scalar] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž",
    "\u{FFFD}", "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ",
    "\u{FFFD}", "ž", "Ÿ",
  ]
}
