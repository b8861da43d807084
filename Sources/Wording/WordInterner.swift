// Rulewright. Apache-2.0.

/// Gives each distinct stretch of bytes a number: 0, 1, 2, … in the order of first sight.
///
/// Numbers compare in one instruction and index arrays; they depend on the order of asking
/// alone. The table is keyed by the bytes themselves, so that a collision of hashes costs time
/// and never makes two words one.
package struct WordInterner: Sendable {
  /// All distinct words, end to end.
  private var arena: [UInt8] = []
  /// Where each word ends in the arena; the first begins at 0, each other where its
  /// predecessor ends.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing: the number of a word plus one, or 0.
  ///
  /// Its size is a power of two.
  private var slots: [Int32]

  /// Drawn anew in each process, so that nobody can write a comment whose words collide.
  ///
  /// No number that comes out depends on it.
  private static let seed = UInt64.random(in: 0...UInt64.max)

  package init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many distinct words there are.
  package var count: Int { ends.count }

  /// The number of the bytes in a range.
  ///
  /// Amortised linear in their length.
  package mutating func id(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    let hash = Self.hash(bytes, range)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, word(id, equals: bytes, range) { return id }
      slot = (slot + 1) & mask
    }
    arena.append(contentsOf: bytes[range])
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// The numbers of the words of a text.
  package mutating func ids(of words: [Word], in bytes: [UInt8]) -> [Int] {
    words.map { id(of: bytes, $0.range) }
  }

  private func word(_ id: Int, equals bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = id == 0 ? 0 : ends[id - 1]
    guard ends[id] - start == range.count else { return false }
    for offset in 0..<range.count
    where arena[start + offset] != bytes[range.lowerBound + offset] { return false }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (id, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(id + 1)
    }
  }

  /// FNV-1a from the seed, with a last stir because the table looks at the low bits only.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = 0xCBF2_9CE4_8422_2325 ^ seed
    for offset in range { hash = (hash ^ UInt64(bytes[offset])) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}
