// Rulewright. Apache-2.0.

import Glibc

/// Reads bytes as text of the charset that a letter says they are in, and of the likeliest where
/// it says none, one that nobody knows, or a false one.
package enum CharsetText {
  /// The text of some bytes; what stands for nothing becomes U+FFFD.
  package static func decoding(_ bytes: [UInt8], charset: String) -> String {
    let name = known(charset)
    if name != "utf-8", let text = converted(bytes, from: name) { return text }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if name == "utf-8" || name == "windows-1252" {
      return converted(bytes, from: "windows-1252", mending: true)
        ?? String(decoding: bytes, as: UTF8.self)
    }
    return converted(bytes, from: name, mending: true)
      ?? converted(bytes, from: "windows-1252", mending: true)
      ?? String(decoding: bytes, as: UTF8.self)
  }

  /// The charset that is meant by a name: what senders call Latin-1 holds the marks of
  /// Windows-1252, and the names of East Asian sets stand for what grew from them.
  private static func known(_ charset: String) -> String {
    let name = String(
      decoding: charset.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    switch name {
    case "", "us-ascii", "ascii", "utf8", "utf-8", "x-unknown", "unknown-8bit", "unknown",
      "default":
      return "utf-8"
    case "iso-8859-1", "latin1", "iso8859-1", "l1", "cp1252", "windows-1252": return "windows-1252"
    case "gb2312", "gbk", "x-gbk": return "gb18030"
    case "ks_c_5601-1987", "euc-kr", "ks_c_5601": return "cp949"
    case "shift_jis", "shift-jis", "x-sjis", "sjis": return "cp932"
    default: return name
    }
  }

  /// The text that iconv makes of some bytes; nil when it does not know the charset, or, unless it
  /// is `mending`, finds a byte that stands for nothing.
  private static func converted(
    _ bytes: [UInt8], from charset: String, mending: Bool = false
  ) -> String? {
    guard charset.utf8.count < 64, let converter = iconv_open("UTF-8", charset),
      Int(bitPattern: converter) != -1
    else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output: [UInt8] = []
    var buffer = [CChar](repeating: 0, count: 1 << 15)
    let isWhole = input.withUnsafeMutableBufferPointer { input -> Bool in
      var from = input.baseAddress
      var left = input.count
      while true {
        let (result, written, reason) = buffer.withUnsafeMutableBufferPointer { buffer in
          var to = buffer.baseAddress
          var room = buffer.count
          // The last call, without input, has the converter write how it returns to its beginning.
          let result =
            left > 0
            ? iconv(converter, &from, &left, &to, &room)
            : iconv(converter, nil, nil, &to, &room)
          return (result, buffer.count - room, errno)
        }
        output += buffer.prefix(written).map { UInt8(bitPattern: $0) }
        if result != -1 {
          if left == 0 { return true }
          continue
        }
        if reason == E2BIG { continue }
        guard mending else { return false }
        output += [0xEF, 0xBF, 0xBD]
        guard left > 0, reason == EILSEQ || reason == EINVAL else { return true }
        from = from?.advanced(by: 1)
        left -= 1
        if left == 0 { return true }
      }
    }
    return isWhole ? String(validating: output, as: UTF8.self) : nil
  }
}
