// Rulewright. Apache-2.0.

/// Files as a zip that packs none of them, after PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and
/// 4.3.16.
enum StoredZip {
  static func bytes(of members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var (out, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let offset = UInt32(out.count)
      let name = Array(member.name.utf8)
      // Version 2.0, names in UTF-8, stored, no time.
      let common =
        two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(crc(member.bytes))
        + four(UInt32(member.bytes.count)) + four(UInt32(member.bytes.count))
        + two(UInt16(name.count)) + two(0)
      out += four(0x0403_4B50) + common + name + member.bytes
      directory +=
        four(0x0201_4B50) + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(offset)
        + name
    }
    let count = UInt16(members.count)
    return out + directory + four(0x0605_4B50) + two(0) + two(0) + two(count) + two(count)
      + four(UInt32(directory.count)) + four(UInt32(out.count)) + two(0)
  }

  private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func four(_ value: UInt32) -> [UInt8] {
    two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16))
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
