// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Turns rows of a file of words into comments: `Document ID` and `Text Comment`, and what
/// `DocketList` says of that number.
struct ListedTextRows: TableRows {
  private let names: ColumnNames
  private let number: Int
  private let text: Int
  private let joined: JoinedFiles
  private let stage: (CommentSubject) -> StageID?
  private var repeated = RepeatedRecords()

  let notes: [String] = []

  /// Nil when a row is not such a header.
  init?(_ row: CSVRow, joined: JoinedFiles, stage: @escaping (CommentSubject) -> StageID?) {
    names = ColumnNames(row)
    guard let columns = Self.columns(names) else { return nil }
    (number, text) = columns
    self.joined = joined
    self.stage = stage
  }

  static func columns(_ names: ColumnNames) -> (number: Int, text: Int)? {
    guard let number = names.column("documentid"),
      let text = names.column("textcomment", "commenttext"), names.column("comment") == nil
    else { return nil }
    return (number, text)
  }

  mutating func imported(_ row: CSVRow) -> ImportedRow {
    if row.isEmptyLine { return .skipped(row: row.number, reason: "an empty line") }
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row.number, reason: reason) }
    guard row.count == names.count else {
      return rejected("\(row.count) columns where the header has \(names.count)")
    }
    let id = trimmed(row[number])
    if let wrong = RegulationsGovRecord.wrong(with: String(decoding: id, as: UTF8.self)) {
      return rejected(wrong)
    }
    guard var fields = joined.fields(of: id) else {
      return rejected(
        "no list that came with it has \(quoted(String(decoding: id, as: UTF8.self)))")
    }
    let status = fields["Status"].map { trimmedText(Array($0.utf8)[...]) } ?? ""
    if matches(status.utf8, "withdrawn") { fields["Is Withdrawn?"] = "true" }
    fields["Document ID"] = nil
    var record = RegulationsGovRecord(
      id: String(decoding: id, as: UTF8.self), row: row.number, place: row.place, fields: fields,
      body: BodyText.decoding(row[text]), contents: row.fingerprint)
    return record.imported(stage, &repeated)
  }
}
