// Rulewright. Apache-2.0.

package import Comments

/// The addresses that one cell of a bulk export holds.
package enum AttachmentList {
  /// Addresses joined by commas, sorted by the number that each bears: the source's order is not
  /// reliable, and differs between two downloads of the same comment.
  ///
  /// An address may hold a comma itself, so the cell is cut only where `,http` stands. What bears
  /// no number comes last and is numbered on.
  package static func attachments(_ cell: ArraySlice<UInt8>) -> [Attachment] {
    let addresses = pieces(cell).map(trimmed).filter { !$0.isEmpty }
    let numbered = addresses.filter { number(in: $0) != nil }.sorted { a, b in
      let (first, second) = (number(in: a) ?? 0, number(in: b) ?? 0)
      return first != second ? first < second : a.lexicographicallyPrecedes(b)
    }
    let others = addresses.filter { number(in: $0) == nil }
      .sorted { $0.lexicographicallyPrecedes($1) }
    var attachments: [Attachment] = []
    for address in numbered + others {
      let next = (attachments.last?.number ?? 0) + 1
      attachments.append(
        Attachment(
          number: number(in: address) ?? next, address: String(decoding: address, as: UTF8.self)))
    }
    return attachments
  }

  private static func pieces(_ cell: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = cell.startIndex
    for comma in cell.indices where cell[comma] == 0x2C {
      let after = trimmed(cell[(comma + 1)...])
      guard matches(after.prefix(4), "http") else { continue }
      pieces.append(cell[start..<comma])
      start = comma + 1
    }
    return pieces + [cell[start...]]
  }

  /// N of the last `attachment_N` in an address; `attachement_N`, as some mirrors spell it, too.
  static func number(in address: ArraySlice<UInt8>) -> Int? {
    for word in ["attachment_", "attachement_"] as [StaticString] {
      let length = word.utf8CodeUnitCount
      guard address.count > length else { continue }
      for start in (address.startIndex...(address.endIndex - length)).reversed()
      where matches(address[start..<(start + length)], word) {
        let digits = address[(start + length)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard (1...6).contains(digits.count) else { break }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      }
    }
    return nil
  }
}
