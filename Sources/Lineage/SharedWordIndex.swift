// Rulewright. Apache-2.0.

/// In which clauses stand the words, and the pairs of words that follow each other, that stand in
/// few of them.
struct SharedWordIndex {
  /// What stands in more clauses than this tells nothing apart.
  private static let few: Int32 = 24

  /// What is known of one word, or pair of words: a slot of an open table.
  private struct Slot {
    /// 0 while the slot is free.
    var key: UInt64 = 0
    /// The newest entry, which leads to the one before; -1 for none.
    var entry: Int32 = -1
    var count: Int32 = 0
  }

  private var slots: [Slot]
  private var entries: [(clause: Int32, next: Int32)] = []
  private var shared: [Int32]

  /// An index of clauses with their words; the version has so many clauses.
  init(of clauses: [(clause: Int, words: [Int32])], size: Int) {
    shared = Array(repeating: 0, count: size)
    let keys = clauses.reduce(0) { $0 + 2 * $1.words.count }
    var room = 64
    while room < keys * 2 { room *= 2 }
    slots = Array(repeating: Slot(), count: room)
    entries.reserveCapacity(keys)
    slots.withUnsafeMutableBufferPointer { slots in
      for (clause, words) in clauses {
        SharedWordIndex.forEachKey(words) { key in
          let place = SharedWordIndex.place(of: key, in: UnsafeBufferPointer(slots))
          slots[place].key = key
          let slot = slots[place]
          if slot.entry >= 0, entries[Int(slot.entry)].clause == Int32(clause) { return }
          if slot.count > Self.few { return }
          slots[place].entry = Int32(entries.count)
          slots[place].count += 1
          entries.append((Int32(clause), slot.entry))
        }
      }
    }
  }

  /// The clauses that share most with some words, most first; of equals the earlier ones.
  mutating func clauses(sharing words: [Int32], atMost limit: Int) -> [Int] {
    var touched: [Int32] = []
    slots.withUnsafeBufferPointer { slots in
      entries.withUnsafeBufferPointer { entries in
        shared.withUnsafeMutableBufferPointer { shared in
          SharedWordIndex.forEachKey(words) { key in
            let slot = slots[SharedWordIndex.place(of: key, in: slots)]
            guard slot.key == key, slot.count <= Self.few else { return }
            var at = slot.entry
            while at >= 0 {
              let entry = entries[Int(at)]
              if shared[Int(entry.clause)] == 0 { touched.append(entry.clause) }
              shared[Int(entry.clause)] += 1
              at = entry.next
            }
          }
        }
      }
    }
    var best: [Int] = []
    for clause in touched {
      let found = Int(clause)
      if best.count == limit, let last = best.last, !isBefore(found, last) { continue }
      if best.count == limit { best.removeLast() }
      let place = best.firstIndex { isBefore(found, $0) } ?? best.count
      best.insert(found, at: place)
    }
    for clause in touched { shared[Int(clause)] = 0 }
    return best
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    shared[a] != shared[b] ? shared[a] > shared[b] : a < b
  }

  /// The slot of a key, or the free one in which it belongs.
  private static func place(of key: UInt64, in slots: UnsafeBufferPointer<Slot>) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[place].key != 0, slots[place].key != key {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  @inline(__always)
  private static func forEachKey(_ words: [Int32], _ body: (UInt64) -> Void) {
    var before: UInt64 = 0
    for word in words {
      let id = UInt64(UInt32(bitPattern: word)) + 1
      body(id)
      if before != 0 { body(before << 32 | id) }
      before = id
    }
  }
}
