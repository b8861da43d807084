// Rulewright. Apache-2.0.

/// Groups of digits with nothing but a few blanks, hyphens, points and brackets between them.
struct DigitChain {
  struct Group {
    var range: Range<Int>
    /// What parts it from the group before: the sign among the blanks, or a blank.
    var separator: UInt8
    /// Whether a line ends before it.
    var beginsLine: Bool
    var count: Int { range.count }
  }

  /// No number that is looked for has more digits.
  static let mostDigits = 19

  private(set) var groups: [Group] = []

  /// Reads the groups from a digit on, until more digits would be too many.
  mutating func read(_ text: ScannedBytes, from start: Int) {
    groups.removeAll(keepingCapacity: true)
    var place = start
    var digits = 0
    var separator: UInt8 = 0
    var beginsLine = false
    while true {
      let end = text.endOfDigits(place)
      digits += end - place
      guard digits <= Self.mostDigits || groups.isEmpty else { return }
      groups.append(
        Group(range: place..<end, separator: separator, beginsLine: beginsLine))
      guard let next = nextGroup(text, from: end) else { return }
      (place, separator, beginsLine) = next
    }
  }

  private func nextGroup(_ text: ScannedBytes, from end: Int) -> (Int, UInt8, Bool)? {
    var place = end
    var separator: UInt8 = 0x20
    var lines = 0
    while place < end + 4 {
      let byte = text[place]
      if isDigit(byte) { return place > end ? (place, separator, lines > 0) : nil }
      switch byte {
      case 0x20, 0x09, 0x0D: break
      case 0x0A: lines += 1
      case 0x28, 0x29: if separator == 0x20 { separator = 0x29 }
      case 0x2D, 0x2E, 0x2F, 0x5F:
        guard separator == 0x20 || separator == 0x29 else { return nil }
        separator = byte
      default: return nil
      }
      guard lines < 2 else { return nil }
      place += 1
    }
    return isDigit(text[place]) ? (place, separator, lines > 0) : nil
  }

  /// Whether the first groups have these counts of digits.
  func begins(with counts: [Int], from first: Int = 0) -> Bool {
    guard groups.count >= first + counts.count else { return false }
    return counts.indices.allSatisfy { groups[first + $0].count == counts[$0] }
  }

  /// Whether the separators behind a group, as many, are all this sign.
  func areParted(by sign: UInt8, after first: Int, count: Int) -> Bool {
    (first + 1...first + count).allSatisfy { groups[$0].separator == sign }
  }
}
