// Rulewright. Apache-2.0.

import Anchoring
import Clauses
import Codings
import CommentImport
import CommentStore
import Comments
import Dockets

extension CodingRow {
  /// What a coding says as text, but for which place of its quote is meant.
  init(_ coding: Coding) {
    self.init(
      comment: coding.comment.text, tag: coding.tag.text,
      stage: coding.target?.version.stage.text ?? "", citation: coding.target?.citation.text ?? "",
      quote: coding.passage?.quote ?? "", coder: coding.coder, at: coding.at,
      version: coding.target?.version.fileHash,
      note: coding.note.utf8.isEmpty ? nil : coding.note, definition: coding.definition)
  }

  /// The row's bytes, to be compared: Unicode calls more texts equal.
  var bytes: [UInt8] { CodingsCSV.bytes([self]) }
}

/// Writes the codings of a record as rows of `codings.csv`.
struct CodingRowWriter {
  private let record: Record
  /// Codings come comment by comment.
  private var comment: Comment?

  init(_ record: Record) { self.record = record }

  mutating func row(of coding: Coding) throws -> CodingRow {
    var row = CodingRow(coding)
    guard let passage = coding.passage else { return row }
    if comment?.id != coding.comment { comment = try record.comment(coding.comment) }
    guard let comment else { return row }
    if passage.stands(in: comment.body) {
      row.occurrence = Quotation.occurrence(of: passage, in: comment.body)
    } else {
      row.start = passage.range.lowerBound
    }
    return row
  }
}
