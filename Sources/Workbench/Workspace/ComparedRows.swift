// Rulewright. Apache-2.0.

/// Where the rows of a file and those of a record differ, by their bytes; a row of the record that
/// changes is compared alone.
struct ComparedRows<Key: Hashable & Sendable, Row: Sendable>: Sendable {
  /// The rows of the file that can be read, with their numbers in it.
  private(set) var written: [(row: Row, number: Int)] = []
  /// Those that cannot, in words; with what they say, where that much can be told.
  private(set) var unreadable: [(words: String, row: Row?)] = []
  /// What the file lacks, by what the record calls it.
  private(set) var missing: Set<Key> = []
  /// Which of `written` the record lacks.
  private(set) var onlyInFile: Set<Int> = []
  /// Which of `written` the record said at some time since they were compared.
  private(set) var saidOnce: Set<Int> = []

  /// Where the bytes of a row stand in `written`.
  private var places: [[UInt8]: [Int]] = [:]
  /// The bytes of what the record says.
  private var rows: [Key: [UInt8]] = [:]
  /// How many rows of the record say the same bytes.
  private var counts: [[UInt8]: Int] = [:]

  /// Takes a row of the file; those of the record are taken after all of these.
  mutating func addWritten(_ row: Row, _ bytes: [UInt8], number: Int) {
    places[bytes, default: []].append(written.count)
    onlyInFile.insert(written.count)
    written.append((row, number))
  }

  mutating func addUnreadable(_ words: String, _ row: Row? = nil) {
    unreadable.append((words, row))
  }

  /// Takes what the record says under a key; nil where it says nothing there any more.
  mutating func set(_ key: Key, _ bytes: [UInt8]?) {
    if let old = rows.removeValue(forKey: key) {
      missing.remove(key)
      counts[old, default: 1] -= 1
      if counts[old] == 0 {
        counts[old] = nil
        onlyInFile.formUnion(places[old] ?? [])
      }
    }
    guard let bytes else { return }
    rows[key] = bytes
    counts[bytes, default: 0] += 1
    if let there = places[bytes] {
      onlyInFile.subtract(there)
      saidOnce.formUnion(there)
    } else {
      missing.insert(key)
    }
  }
}
