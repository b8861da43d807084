// Rulewright. Apache-2.0.

extension RangeReplaceableCollection<UInt8> {
  /// Writes a scalar as UTF-8.
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(value >> shift & 0x3F) }
    switch value {
    case ..<0x80: append(UInt8(value))
    case ..<0x800: append(contentsOf: [0xC0 | UInt8(value >> 6), tail(0)])
    case ..<0x10000: append(contentsOf: [0xE0 | UInt8(value >> 12), tail(6), tail(0)])
    default: append(contentsOf: [0xF0 | UInt8(value >> 18), tail(12), tail(6), tail(0)])
    }
  }
}
