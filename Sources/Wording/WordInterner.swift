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
  private static let drawn = UInt64.random(in: 0...UInt64.max)
  private let seed = Self.drawn

  package init(capacity: Int = 16) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// How many distinct words there are.
  package var count: Int { ends.count }

  /// How many bytes a word has, given by its number.
  package func length(of id: Int) -> Int { ends[id] - (id == 0 ? 0 : ends[id - 1]) }

  /// The number of the bytes in a range.
  ///
  /// Amortised linear in their length.
  package mutating func id(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBytes { id(of: UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The number of a text's bytes.
  package mutating func id(of text: String) -> Int {
    var text = text
    return text.withUTF8 { id(of: UnsafeRawBufferPointer($0)) }
  }

  /// The number of the bytes in a range, if they were seen before.
  package func knownID(of bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBytes { all in
      let bytes = UnsafeRawBufferPointer(rebasing: all[range])
      let hash = hash(bytes)
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let id = Int(slots[slot]) - 1
        if hashes[id] == hash, word(id, equals: bytes) { return id }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  /// The number of some bytes where they lie, which are not kept.
  package mutating func id(of bytes: UnsafeRawBufferPointer) -> Int {
    let hash = hash(bytes)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, word(id, equals: bytes) { return id }
      slot = (slot + 1) & mask
    }
    arena.append(contentsOf: bytes)
    ends.append(arena.count)
    hashes.append(hash)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// The numbers of the words of a text.
  package mutating func ids(of words: [Word], in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { all in
      words.map { id(of: UnsafeRawBufferPointer(rebasing: all[$0.range])) }
    }
  }

  private func word(_ id: Int, equals bytes: UnsafeRawBufferPointer) -> Bool {
    let start = id == 0 ? 0 : ends[id - 1]
    guard ends[id] - start == bytes.count else { return false }
    return arena.withUnsafeBytes { known in
      var at = 0
      while at + 8 <= bytes.count {
        let eight = known.loadUnaligned(fromByteOffset: start + at, as: UInt64.self)
        guard eight == bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) else {
          return false
        }
        at += 8
      }
      while at < bytes.count, known[start + at] == bytes[at] { at += 1 }
      return at == bytes.count
    }
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

  /// A product for each eight bytes, with a last stir because the table looks at the low bits only.
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var hash = seed ^ UInt64(count)
    var at = 0
    while at + 8 <= count {
      hash = stirred(hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    // The rest as four bytes at either end, which may overlap, or one by one.
    let rest = count - at
    if rest >= 4 {
      let low = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
      let high = bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      hash ^= UInt64(low) | UInt64(high) << 32
    } else {
      for offset in at..<count { hash = hash << 8 ^ UInt64(bytes[offset]) }
    }
    return stirred(hash)
  }

  private func stirred(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
