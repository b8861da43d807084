// Rulewright. Apache-2.0.

/// The parts of a letter that a page in it names by their ids: `<img src="cid:logo@example">`
/// (RFC 2392).
enum ContentIDs {
  static func named(in page: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    var place = 0
    while let colon = page[place...].firstIndex(of: 0x3A) {
      place = colon + 1
      guard colon >= 3, page[(colon - 3)..<colon].map({ $0 | 0x20 }) == Array("cid".utf8) else {
        continue
      }
      let end = page[place...].firstIndex {
        $0 <= 0x20 || [0x22, 0x27, 0x29, 0x3C, 0x3E].contains($0)
      }
      let id = decoded(page[place..<(end ?? page.count)])
      if !id.isEmpty { found.insert(String(decoding: id, as: UTF8.self)) }
    }
    return found
  }

  /// An id without the percent signs that an address writes for others.
  private static func decoded(_ id: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var place = id.startIndex
    while place < id.endIndex {
      if id[place] == 0x25, place + 2 < id.endIndex,
        let byte = UInt8(String(decoding: id[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        out.append(byte)
        place += 3
      } else {
        out.append(id[place])
        place += 1
      }
    }
    return out
  }
}
