// Rulewright. Apache-2.0.

import CommentImport
import CommentStore

/// What the codings of a record and their text said when they were last compared, and where they
/// differ; a coding that changes is compared alone.
struct ComparedCodings: Sendable {
  /// Each reading of the drafts has its own.
  var changes: KnownChanges
  /// The mark of `codings.csv`; nil where there is none.
  var file: FileMark?
  /// The marks of the older texts beside it, by which its rows are read.
  var versions: [String: FileMark?] = [:]
  /// The state of the record.
  var head: RecordHead
  /// The rows of the file that are codings, with their numbers in it.
  private(set) var written: [(row: CodingRow, number: Int)] = []
  /// Those that are none, in words.
  private(set) var unreadable: [String] = []
  /// The numbers of the codings that the file lacks.
  private(set) var missing: Set<Int> = []
  /// Which of `written` the record lacks.
  private(set) var onlyInFile: Set<Int> = []

  /// Where the bytes of a row stand in `written`.
  private var places: [[UInt8]: [Int]] = [:]
  /// The bytes of what the record says, by the number of the coding.
  private var rows: [Int: [UInt8]] = [:]
  /// How many codings of the record say the same bytes.
  private var counts: [[UInt8]: Int] = [:]

  init(changes: KnownChanges, file: FileMark?, head: RecordHead) {
    self.changes = changes
    self.file = file
    self.head = head
  }

  /// Takes a row of the file; those of the record are taken after all of these.
  mutating func addWritten(_ row: CodingRow, number: Int) {
    places[row.bytes, default: []].append(written.count)
    onlyInFile.insert(written.count)
    written.append((row, number))
  }

  mutating func addUnreadable(_ words: String) { unreadable.append(words) }

  /// Takes what the record says of a coding; nil where it has none of that number any more.
  mutating func set(_ number: Int, _ row: CodingRow?) {
    if let old = rows.removeValue(forKey: number) {
      missing.remove(number)
      counts[old, default: 1] -= 1
      if counts[old] == 0 {
        counts[old] = nil
        onlyInFile.formUnion(places[old] ?? [])
      }
    }
    guard let new = row?.bytes else { return }
    rows[number] = new
    counts[new, default: 0] += 1
    if let there = places[new] { onlyInFile.subtract(there) } else { missing.insert(number) }
  }
}
