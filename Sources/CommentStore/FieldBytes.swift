// Rulewright. Apache-2.0.

/// Fields one after the other as bytes to be hashed, so that no two lists of fields give the same.
///
/// What is unknown is one byte 0. A text is one byte 1, the count of its UTF-8 bytes as eight
/// bytes, the lowest first, and those bytes.
struct FieldBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ text: String?) {
    guard let text else {
      bytes.append(0)
      return
    }
    bytes.append(1)
    withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: text.utf8)
  }
}
