// Rulewright. Apache-2.0.

extension [UInt8] {
  /// The index of the first of some byte from an index on; eight are looked at in one step.
  package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
      var at = start
      while at + 8 <= bytes.count {
        let eight = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian ^ wanted
        // The high bit of each byte that is zero; of others only behind the first one.
        let found = (eight &- 0x0101_0101_0101_0101) & ~eight & 0x8080_8080_8080_8080
        if found != 0 { return at + found.trailingZeroBitCount / 8 }
        at += 8
      }
      while at < bytes.count {
        if bytes[at] == byte { return at }
        at += 1
      }
      return nil
    }
  }

  /// How often a byte that is rare occurs.
  package func count(ofRare byte: UInt8) -> Int {
    var count = 0
    var at = 0
    while let found = firstIndex(of: byte, from: at) {
      count += 1
      at = found + 1
    }
    return count
  }
}
