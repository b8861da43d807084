// Rulewright. Apache-2.0.

/// The names that a zip says it holds, read from its end: what sort of file it is, and never where
/// anything is to be written.
enum ZipNames {
  /// The names in the directory of a zip whose last bytes these are; nil where the directory does
  /// not stand whole among them.
  static func listed(in end: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    let bytes = Array(end)
    guard bytes.count >= 22,
      let mark = (0...(bytes.count - 22)).last(where: {
        bytes[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 0x05, 0x06])
      })
    else { return nil }
    let size = number(bytes, mark + 12, 4)
    guard size <= mark else { return nil }
    var names: [ArraySlice<UInt8>] = []
    var at = mark - size
    while at + 46 <= mark, bytes[at..<(at + 4)].elementsEqual([0x50, 0x4B, 0x01, 0x02]) {
      let nameEnd = at + 46 + number(bytes, at + 28, 2)
      guard nameEnd <= mark else { return nil }
      names.append(bytes[(at + 46)..<nameEnd])
      at = nameEnd + number(bytes, at + 30, 2) + number(bytes, at + 32, 2)
    }
    return at == mark ? names : nil
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<(at + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
