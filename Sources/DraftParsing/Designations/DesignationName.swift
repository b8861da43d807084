// Rulewright. Apache-2.0.

/// The words between the parentheses of a designation: eight bytes at most, in one number.
struct DesignationName: RandomAccessCollection {
  /// The first byte lowest.
  private var packed: UInt64 = 0
  private(set) var count = 0

  /// Takes eight bytes at most: what is longer is no designation.
  init(_ words: some Collection<UInt8>) {
    for byte in words.prefix(8) {
      packed |= UInt64(byte) << UInt64(8 * count)
      count += 1
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(place: Int) -> UInt8 { UInt8(truncatingIfNeeded: packed >> UInt64(8 * place)) }
}
