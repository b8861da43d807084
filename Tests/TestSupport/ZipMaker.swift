// Rulewright. Apache-2.0.

/// Makes zip files, and files that only look like them: every field can be a lie.
package struct ZipMaker {
  /// One member as the zip tells of it.
  package struct Member {
    package var name: [UInt8]
    package var data: [UInt8]
    /// 0 stored, 8 deflated; the data stand as they are.
    package var method: UInt16 = 0
    package var flags: UInt16 = 0x0800
    /// The kind and rights that a Unix packer states: 0o120777 is a link.
    package var mode: UInt32 = 0o100644
    package var crc: UInt32
    /// What it claims to be before and after packing.
    package var packedSize: Int
    package var size: Int
    /// Where its local header stands; nil where it is.
    package var offset: Int?

    package init(_ name: String, _ data: [UInt8]) {
      self.init(Array(name.utf8), data)
    }

    package init(_ name: [UInt8], _ data: [UInt8]) {
      self.name = name
      self.data = data
      crc = ZipMaker.crc(data)
      packedSize = data.count
      size = data.count
    }

    /// Zeros, deflated; of very many the checksum is left out, since no reader gets so far.
    package init(_ name: String, zeros count: Int) {
      self.init(name, ZipMaker.deflatedZeros(count))
      method = 8
      size = count
      crc = count > 16 << 20 ? 0 : ZipMaker.crcOfZeros(count)
    }
  }

  package var members: [Member] = []
  package var comment: [UInt8] = []

  package init(_ members: [Member] = []) { self.members = members }

  /// The bytes of the zip.
  package var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = member.offset ?? out.count
      if member.offset == nil {
        out += [0x50, 0x4B, 0x03, 0x04] + Self.two(20) + fields(member) + Self.two(0)
        out += member.name + member.data
      }
      directory += [0x50, 0x4B, 0x01, 0x02] + Self.two(0x0314) + Self.two(20) + fields(member)
      directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.two(0)
      directory += Self.four(Int(member.mode) << 16) + Self.four(offset) + member.name
    }
    let start = out.count
    out += directory + [0x50, 0x4B, 0x05, 0x06] + Self.two(0) + Self.two(0)
    out += Self.two(members.count) + Self.two(members.count) + Self.four(directory.count)
    return out + Self.four(start) + Self.two(comment.count) + comment
  }

  private func fields(_ member: Member) -> [UInt8] {
    Self.two(Int(member.flags)) + Self.two(Int(member.method)) + Self.two(0) + Self.two(0x21)
      + Self.four(Int(member.crc)) + Self.four(member.packedSize) + Self.four(member.size)
      + Self.two(member.name.count)
  }

  package static func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  package static func four(_ number: Int) -> [UInt8] {
    two(number) + two(number >> 16)
  }

  // MARK: - What packers compute

  private static let table: [UInt32] = (0..<256).map { value in
    (0..<8).reduce(UInt32(value)) { crc, _ in
      crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1
    }
  }

  package static func crc(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
  }

  static func crcOfZeros(_ count: Int) -> UInt32 {
    var crc = ~UInt32(0)
    for _ in 0..<count { crc = table[Int(crc & 0xFF)] ^ (crc >> 8) }
    return ~crc
  }

  /// Zeros as one block of fixed codes: a zero, and copies of 258 bytes of what stands before.
  static func deflatedZeros(_ count: Int) -> [UInt8] {
    var writer = BitWriter()
    writer.put(1, 1)
    writer.put(1, 2)
    guard count > 0 else { return writer.end() }
    writer.putCode(0x30, 8)
    let copies = (count - 1) / 258
    for _ in 0..<copies {
      writer.putCode(0b1100_0101, 8)
      writer.putCode(0, 5)
    }
    for _ in 0..<(count - 1 - copies * 258) { writer.putCode(0x30, 8) }
    return writer.end()
  }

  private struct BitWriter {
    private var bytes: [UInt8] = []
    private var held: UInt32 = 0
    private var count: UInt32 = 0

    /// Puts bits in, the lowest first.
    mutating func put(_ bits: UInt32, _ number: UInt32) {
      held |= bits << count
      count += number
      while count >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: held))
        held >>= 8
        count -= 8
      }
    }

    /// Puts a code in, the highest bit first.
    mutating func putCode(_ code: UInt32, _ number: UInt32) {
      for bit in (0..<number).reversed() { put(code >> bit & 1, 1) }
    }

    mutating func end() -> [UInt8] {
      putCode(0, 7)
      if count > 0 { put(0, 8 - count) }
      return bytes
    }
  }
}
