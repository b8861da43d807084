// Rulewright. Apache-2.0.

/// In which clauses stand the words, and the pairs of words that follow each other, that stand in
/// few of them.
struct SharedWordIndex {
  /// What stands in more clauses than this tells nothing apart.
  private static let few = 24

  /// The clauses of each key, linked: the newest entry of a key leads to the one before.
  private var heads: [UInt64: (entry: Int32, count: Int32)] = [:]
  private var entries: [(clause: Int32, next: Int32)] = []
  private var shared: [Int32]

  /// An index of clauses with their words; the version has so many clauses.
  init(of clauses: [(clause: Int, words: [Int32])], size: Int) {
    shared = Array(repeating: 0, count: size)
    for (clause, words) in clauses {
      SharedWordIndex.forEachKey(words) { key in
        let head = heads[key] ?? (-1, 0)
        if head.entry >= 0, entries[Int(head.entry)].clause == Int32(clause) { return }
        if head.count > Self.few { return }
        heads[key] = (Int32(entries.count), head.count + 1)
        entries.append((Int32(clause), head.entry))
      }
    }
  }

  /// The clauses that share most with some words; of equals the earlier ones.
  mutating func clauses(sharing words: [Int32], atMost limit: Int) -> [Int] {
    var touched: [Int] = []
    SharedWordIndex.forEachKey(words) { key in
      guard let head = heads[key], head.count <= Self.few else { return }
      var at = head.entry
      while at >= 0 {
        let entry = entries[Int(at)]
        if shared[Int(entry.clause)] == 0 { touched.append(Int(entry.clause)) }
        shared[Int(entry.clause)] += 1
        at = entry.next
      }
    }
    defer { for clause in touched { shared[clause] = 0 } }
    touched.sort { shared[$0] != shared[$1] ? shared[$0] > shared[$1] : $0 < $1 }
    return Array(touched.prefix(limit))
  }

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
