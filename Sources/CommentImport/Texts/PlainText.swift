// Rulewright. Apache-2.0.

/// Text as a source wrote it, with LF at the end of its lines.
enum PlainText {
  static func lines(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x0D) else { return String(decoding: bytes, as: UTF8.self) }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      out.append(byte == 0x0D ? 0x0A : byte)
      if byte == 0x0D, at < bytes.endIndex, bytes[at] == 0x0A { at += 1 }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
