// Rulewright. Apache-2.0.

import Comments
import Dockets

/// Turns rows of a bulk download into comments, and remembers which ids came.
struct BulkRows {
  private let stage: (RegulationsGovCSV.Subject) -> StageID?
  private var seen: [CommentID: (row: Int, fingerprint: [Int])] = [:]

  /// Ids are short; a long one is a body in the wrong column.
  private static let longestID = 200

  init(stage: @escaping (RegulationsGovCSV.Subject) -> StageID?) { self.stage = stage }

  mutating func imported(_ row: CSVRow, header: BulkHeader) -> ImportedRow {
    if row.isEmptyLine { return .skipped(row: row.number, reason: "an empty line") }
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row.number, reason: reason) }
    guard row.count == header.count else {
      return rejected("\(row.count) columns where the header has \(header.count)")
    }
    let id = CommentID(header.text(.documentID, of: row))
    guard !id.text.utf8.isEmpty else { return rejected("no Document ID") }
    guard id.text.utf8.count <= Self.longestID, id.text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return rejected("Document ID \(quoted(id.text)) is not one") }

    let type = header.text(.documentType, of: row)
    guard type.utf8.isEmpty || matches(type.utf8, "public submission") else {
      return .skipped(row: row.number, reason: Self.notAComment(type))
    }
    if let reason = repeats(id, row) { return reason }

    let subject = RegulationsGovCSV.Subject(
      docketID: header.text(.docketID, of: row),
      commentOnDocumentID: header.text(.commentOn, of: row))
    guard let stage = stage(subject) else {
      return rejected("no stage takes comments of docket \(quoted(subject.docketID))")
    }
    guard let isWithdrawn = Self.isWithdrawn(row, header) else {
      return rejected(
        "Is Withdrawn? says \(quoted(header.text(.isWithdrawn, of: row))), "
          + "where true or false is meant")
    }
    let comment = Self.comment(
      id: id, stage: stage, isWithdrawn: isWithdrawn, row: row, header: header)
    return .comment(ImportedComment(comment: comment, row: row.number))
  }

  /// What to say of an id that came before in this file; nil when it did not.
  private mutating func repeats(_ id: CommentID, _ row: CSVRow) -> ImportedRow? {
    guard let first = seen[id] else {
      seen[id] = (row.number, row.fingerprint)
      return nil
    }
    return first.fingerprint == row.fingerprint
      ? .skipped(row: row.number, reason: "the same as row \(first.row)")
      : .rejected(
        row: row.number,
        reason: "\(quoted(id.text)) stands in row \(first.row) too, with other contents")
  }

  /// `a Notice, not a comment`.
  private static func notAComment(_ type: String) -> String {
    let isVowel = type.utf8.first.map { "aeiou".utf8.contains(lower($0)) } ?? false
    var name = quoted(type)
    // A plain word needs no quotes around it.
    if type.utf8.allSatisfy({ lower($0) >= 0x61 && lower($0) <= 0x7A || $0 == 0x20 }),
      type.utf8.count <= 60
    {
      name = type
    }
    return "\(isVowel ? "an" : "a") \(name), not a comment"
  }

  /// Whether a row is withdrawn; nil when the cell says neither yes nor no, since publishing a
  /// withdrawn comment is the worse mistake.
  private static func isWithdrawn(_ row: CSVRow, _ header: BulkHeader) -> Bool? {
    let said = header.text(.isWithdrawn, of: row).utf8
    if said.isEmpty { return !header.text(.reasonWithdrawn, of: row).utf8.isEmpty }
    if matches(said, "true") || matches(said, "yes") || matches(said, "1") { return true }
    if matches(said, "false") || matches(said, "no") || matches(said, "0") { return false }
    return nil
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
      if day == nil, !words.utf8.isEmpty { fields[field.rawValue] = words }
      return day
    }
    let received = day(.receivedDate)
    let posted = day(.postedDate)
    let reasonWithdrawn = text(.reasonWithdrawn)
    if !isWithdrawn, !reasonWithdrawn.utf8.isEmpty {
      fields[BulkHeader.Field.reasonWithdrawn.rawValue] = reasonWithdrawn
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
