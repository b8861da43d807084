// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Turns rows of a bulk download into comments, and remembers which ids came.
struct BulkRows: TableRows {
  private let header: BulkHeader
  private let stage: (CommentSubject) -> StageID?
  private var repeated = RepeatedRecords()

  let notes: [String] = []

  init(header: BulkHeader, stage: @escaping (CommentSubject) -> StageID?) {
    self.header = header
    self.stage = stage
  }

  mutating func imported(_ row: CSVRow) -> ImportedRow {
    if row.isEmptyLine { return .skipped(row: row.number, reason: "an empty line") }
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row.number, reason: reason) }
    guard row.count == header.count else {
      return rejected("\(row.count) columns where the header has \(header.count)")
    }
    let id = CommentID(header.text(.documentID, of: row))
    if let wrong = RegulationsGovRecord.wrong(with: id.text) { return rejected(wrong) }

    let type = header.text(.documentType, of: row)
    guard RegulationsGovRecord.isSubmission(type) else {
      return .skipped(row: row.number, reason: RegulationsGovRecord.notAComment(type))
    }
    if let fate = repeated.repeats(id, row: row.number, contents: row.fingerprint) {
      return fate
    }

    let subject = CommentSubject(
      docketID: header.text(.docketID, of: row),
      commentOnDocumentID: header.text(.commentOn, of: row))
    guard let stage = stage(subject) else {
      return rejected(RegulationsGovRecord.noStage(for: subject))
    }
    let said = header.text(.isWithdrawn, of: row)
    let reason = header.text(.reasonWithdrawn, of: row)
    guard let isWithdrawn = RegulationsGovRecord.isWithdrawn(said: said, reason: reason) else {
      return rejected(RegulationsGovRecord.unclearWithdrawal(said))
    }
    let comment = Self.comment(
      id: id, stage: stage, isWithdrawn: isWithdrawn, row: row, header: header)
    return .comment(comment, row: row.number, place: row.place)
  }

  private static func comment(
    id: CommentID, stage: StageID, isWithdrawn: Bool, row: CSVRow, header: BulkHeader
  ) -> Comment {
    func text(_ field: BulkHeader.Field) -> String { header.text(field, of: row) }
    var fields: [String: String] = [:]
    for (name, column) in header.others {
      let value = row.text(column)
      if !trimmed(value.utf8).isEmpty { fields[name] = value }
    }
    /// The day of a cell; words that are no day are kept as they are.
    func day(_ field: BulkHeader.Field) -> CalendarDay? {
      let words = text(field)
      let day = SourceDate.day(words)
      if day == nil, !words.utf8.isEmpty { fields[field.name] = words }
      return day
    }
    let received = day(.receivedDate)
    let posted = day(.postedDate)
    let reasonWithdrawn = text(.reasonWithdrawn)
    if !isWithdrawn, !reasonWithdrawn.utf8.isEmpty {
      fields[BulkHeader.Field.reasonWithdrawn.name] = reasonWithdrawn
    }
    let (kind, reason) = (text(.restrictType), text(.restrictReason))
    return Comment(
      id: id, stage: stage,
      submitter: Submitter(
        firstName: text(.firstName), lastName: text(.lastName),
        organization: text(.organization)),
      title: text(.title), body: BodyText.decoding(header.bytes(.comment, of: row)),
      received: received, posted: posted,
      attachments: AttachmentList.attachments(header.bytes(.attachments, of: row)),
      withdrawal: isWithdrawn ? Withdrawal(reason: reasonWithdrawn) : nil,
      restriction: kind.utf8.isEmpty && reason.utf8.isEmpty
        ? nil : Restriction(kind: kind, reason: reason),
      sourceFields: fields)
  }
}
