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

  /// Bytes that are the same for the same row and for no other: Unicode calls more texts equal.
  var bytes: [UInt8] {
    framed([
      comment, tag, stage, citation, quote, coder, at, occurrence.map { String($0) },
      start.map { String($0) }, version, note, definition,
    ])
  }
}

/// Texts as bytes that no other texts give, each after its length.
func framed(_ texts: [String?]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(texts.reduce(texts.count) { $0 + ($1.map { $0.utf8.count + 8 } ?? 0) })
  for text in texts {
    guard let text else {
      bytes.append(0)
      continue
    }
    bytes.append(1)
    withUnsafeBytes(of: UInt64(text.utf8.count)) { bytes += $0 }
    bytes += text.utf8
  }
  return bytes
}

/// Writes the codings of a record as rows of `codings.csv`.
struct CodingRowWriter {
  /// A coding's row as bytes.
  struct Numbered {
    var number: Int
    var bytes: [UInt8]
    /// Whether its quote, if it has one, stands in the comment where it is said to stand.
    var isPlaced: Bool
  }

  private let record: Record
  /// Codings come comment by comment.
  private var comment: Comment?

  init(_ record: Record) { self.record = record }

  mutating func row(of coding: Coding) throws -> CodingRow {
    guard coding.passage != nil else { return CodingRow(coding) }
    if comment?.id != coding.comment { comment = try record.comment(coding.comment) }
    return Self.row(of: coding, in: comment?.body)
  }

  /// All rows of some codings that come comment by comment; each comment is looked up once, and no
  /// more of it than its words.
  static func rows(of codings: [FactualCoding], in record: Record) throws -> [Numbered] {
    var rows: [Numbered] = []
    rows.reserveCapacity(codings.count)
    var quoted: [(comment: CommentID, codings: [FactualCoding])] = []
    for coding in codings {
      if coding.coding.passage == nil {
        rows.append(numbered(coding, in: nil))
      } else if quoted.last?.comment == coding.coding.comment {
        quoted[quoted.count - 1].codings.append(coding)
      } else {
        quoted.append((coding.coding.comment, [coding]))
      }
    }
    try record.eachBody(of: quoted.map(\.comment)) { index, body in
      for coding in quoted[index].codings { rows.append(numbered(coding, in: body)) }
    }
    return rows
  }

  private static func numbered(_ coding: FactualCoding, in body: String?) -> Numbered {
    let row = row(of: coding.coding, in: body)
    return Numbered(
      number: coding.number, bytes: row.bytes,
      isPlaced: coding.coding.passage == nil || (body != nil && row.start == nil))
  }

  private static func row(of coding: Coding, in body: String?) -> CodingRow {
    var row = CodingRow(coding)
    guard let passage = coding.passage, let body else { return row }
    if passage.stands(in: body) {
      row.occurrence = Quotation.occurrence(of: passage, in: body)
    } else {
      row.start = passage.range.lowerBound
    }
    return row
  }
}
