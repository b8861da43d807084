// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Turns rows of a table that a program made of the API's comments into comments: a column for
/// each attribute.
///
/// Such tables often lost the comments' numbers. The API's own `objectId` then names the comment,
/// for it is given once and for all; a spreadsheet may have spoiled it (`9.00006E+14`), and such a
/// row names nothing.
struct APITableRows: TableRows {
  private let names: ColumnNames
  private let comment: Int
  private let number: Int?
  private let object: Int?
  private let stage: (CommentSubject) -> StageID?
  private var repeated = RepeatedRecords()
  private var withoutNumber = 0

  /// Nil when a row is not such a header.
  init?(_ row: CSVRow, stage: @escaping (CommentSubject) -> StageID?) {
    let names = ColumnNames(row)
    guard let columns = Self.columns(names) else { return nil }
    self.names = names
    (comment, number, object) = columns
    self.stage = stage
  }

  static func columns(_ names: ColumnNames) -> (comment: Int, number: Int?, object: Int?)? {
    guard let comment = names.column("comment"), names.matching(APIAttribute.telling) >= 3
    else { return nil }
    let number = names.column("id", "documentid", "commentid")
    let object = names.column("objectid")
    return number == nil && object == nil ? nil : (comment, number, object)
  }

  var notes: [String] {
    withoutNumber == 0
      ? []
      : [
        "\(withoutNumber) \(withoutNumber == 1 ? "row has" : "rows have") no Document ID and "
          + "\(withoutNumber == 1 ? "stands" : "stand") under the objectId; a download that has "
          + "the numbers would bring the same comments once more"
      ]
  }

  mutating func imported(_ row: CSVRow) -> ImportedRow {
    if row.isEmptyLine { return .skipped(row: row.number, reason: "an empty line") }
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row.number, reason: reason) }
    guard row.count == names.count else {
      return rejected("\(row.count) columns where the header has \(names.count)")
    }
    var id = number.map { trimmedText(row[$0]) } ?? ""
    if id.utf8.isEmpty, let object {
      id = trimmedText(row[object])
      guard Self.isObjectID(id) else {
        return rejected(
          id.utf8.isEmpty
            ? "neither a Document ID nor an objectId"
            : "no Document ID, and the objectId \(quoted(id)) is none: it has 16 digits from 0 to f"
        )
      }
      withoutNumber += 1
    }
    var fields: [String: String] = [:]
    for column in 0..<row.count where column != comment && column != number {
      let value = row.text(column)
      if !trimmed(value.utf8).isEmpty {
        let field = APIAttribute.field(names.shown[column])
        fields[fields[field] == nil ? field : names.shown[column]] = value
      }
    }
    var record = RegulationsGovRecord(
      id: id, row: row.number, place: row.place, fields: fields,
      body: BodyText.decoding(row[comment]), contents: row.fingerprint)
    return record.imported(stage, &repeated)
  }

  private static func isObjectID(_ text: String) -> Bool {
    text.utf8.count == 16
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains(lower($0)) }
  }
}
