// Rulewright. Apache-2.0.

import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

/// Every coding that a record has or had.
struct SaidCodings {
  private let record: Record
  private var reader: CodingRowReader
  private let said: [KnownCoding: [Coding]]

  init(_ past: RecordPast, _ record: Record, _ reader: CodingRowReader) {
    self.record = record
    self.reader = reader
    said = Dictionary(grouping: past.codings) { KnownCoding($0) }
  }

  /// Whether the record or its log accounts for a row: an export may write over it.
  mutating func holds(_ row: CodingRow) throws -> Bool {
    guard let comment = try record.comment(CommentID(row.comment)) else { return false }
    for coding in said[KnownCoding(row, commented: comment.stage)] ?? []
    where coding.isOf(version: row.version) && coding.isNoted(as: row) {
      if try isPlaced(row, as: coding) { return true }
    }
    // Somebody may cite in other words, and have imported that.
    guard let coding = try? reader.coding(row) else { return false }
    return (said[KnownCoding(coding)] ?? []).contains {
      $0.isOf(version: coding.target?.version.fileHash)
        && $0.passage?.range == coding.passage?.range && $0.isNoted(as: row)
    }
  }

  /// Whether a row means the place that a coding has, in anything that the comment ever said.
  private func isPlaced(_ row: CodingRow, as coding: Coding) throws -> Bool {
    guard let passage = coding.passage else { return true }
    if let start = row.start { return start == passage.range.lowerBound }
    guard let occurrence = row.occurrence else { return true }
    return try record.contents(of: coding.comment).contains {
      Quotation.occurrence(of: passage, in: $0.body) == occurrence
    }
  }
}

extension Coding {
  /// Whether it says what a row notes, as far as the row notes anything.
  fileprivate func isNoted(as row: CodingRow) -> Bool {
    (row.note?.utf8.elementsEqual(note.utf8) ?? true)
      && (row.definition.map { $0 == definition } ?? true)
  }
}
