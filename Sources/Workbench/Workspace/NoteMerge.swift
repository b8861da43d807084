// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore

/// What rows of `codings.csv` say of codings that the record has, beyond what tells them apart: the
/// note, and the definition that the coder saw.
struct NoteMerge {
  /// Codings of which the rows have news.
  private(set) var changes: [CodingChange] = []
  private let numbers: [Coding: Int]
  private let past: [KnownCoding: [Coding]]
  private var changed: Set<Int> = []

  init(_ codings: [NumberedCoding], _ past: RecordPast) {
    numbers = Dictionary(codings.map { ($0.coding, $0.number) }) { first, _ in first }
    self.past = Dictionary(grouping: past.codings) { KnownCoding($0) }
  }

  /// Takes the row of a coding; what the record said once and says no more is not news.
  mutating func read(_ row: CodingRow, _ coding: Coding) {
    guard let number = numbers[coding] else { return }
    var to = coding
    let was = past[KnownCoding(coding)] ?? []
    if let note = row.note, !was.contains(where: { $0.note.utf8.elementsEqual(note.utf8) }) {
      to.note = note
    }
    if let definition = row.definition, isFileHash(definition),
      !was.contains(where: { $0.definition == definition })
    {
      to.definition = definition
    }
    guard CodingRow(to).bytes != CodingRow(coding).bytes, changed.insert(number).inserted else {
      return
    }
    changes.append(CodingChange(number: number, from: coding, to: to))
  }
}
