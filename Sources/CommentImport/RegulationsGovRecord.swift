// Rulewright. Apache-2.0.

import Comments
import Dockets

/// One record of regulations.gov, whichever way it came: its fields under the names that the bulk
/// download has for them.
///
/// What API and old exports call them is known where they are read; what they mean is said here.
struct RegulationsGovRecord {
  typealias Field = BulkHeader.Field

  var id: String
  var row: Int
  var place: Range<Int>
  /// What the source says, without what it leaves empty; texts are as they came.
  var fields: [String: String]
  var body: String
  var attachments: [Attachment] = []
  /// What tells the record from another under its number.
  var contents: Fingerprint

  /// What becomes of it.
  mutating func imported(
    _ stage: (CommentSubject) -> StageID?, _ repeated: inout RepeatedRecords
  ) -> ImportedRow {
    func rejected(_ reason: String) -> ImportedRow { .rejected(row: row, reason: reason) }
    if let wrong = Self.wrong(with: id) { return rejected(wrong) }
    let type = trimmedText(Array(fields[Field.documentType.name, default: ""].utf8)[...])
    guard Self.isSubmission(type) else {
      return .skipped(row: row, reason: Self.notAComment(type))
    }
    let number = CommentID(id)
    if let fate = repeated.repeats(number, row: row, contents: contents) { return fate }
    let subject = CommentSubject(
      docketID: fields[Field.docketID.name] ?? Self.docket(of: id),
      commentOnDocumentID: fields[Field.commentOn.name] ?? "")
    guard let stage = stage(subject) else { return rejected(Self.noStage(for: subject)) }
    let said = take(.isWithdrawn)
    let reason = take(.reasonWithdrawn)
    guard let isWithdrawn = Self.isWithdrawn(said: said, reason: reason) else {
      return rejected(Self.unclearWithdrawal(said))
    }
    if !isWithdrawn, !reason.utf8.isEmpty { fields[Field.reasonWithdrawn.name] = reason }
    let (kind, restrictReason) = (take(.restrictType), take(.restrictReason))
    let comment = Comment(
      id: number, stage: stage,
      submitter: Submitter(
        firstName: take(.firstName), lastName: take(.lastName),
        organization: take(.organization)),
      title: take(.title), body: body, received: day(.receivedDate), posted: day(.postedDate),
      attachments: attachments, withdrawal: isWithdrawn ? Withdrawal(reason: reason) : nil,
      restriction: kind.utf8.isEmpty && restrictReason.utf8.isEmpty
        ? nil : Restriction(kind: kind, reason: restrictReason),
      sourceFields: fields)
    return .comment(comment, row: row, place: place)
  }

  private mutating func take(_ field: Field) -> String {
    fields.removeValue(forKey: field.name).map { trimmedText(Array($0.utf8)[...]) } ?? ""
  }

  /// The day of a field; words that are no day stay where they are.
  private mutating func day(_ field: Field) -> CalendarDay? {
    guard let day = fields[field.name].flatMap(SourceDate.day) else { return nil }
    fields[field.name] = nil
    return day
  }
}

// MARK: - What a field says

extension RegulationsGovRecord {
  /// Numbers are short; a long one is a body in the wrong column.
  private static let longestID = 200

  /// What is wrong with a comment's number; nil when nothing is.
  static func wrong(with id: String) -> String? {
    guard !id.utf8.isEmpty else { return "no Document ID" }
    guard id.utf8.count <= longestID, id.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      return "Document ID \(quoted(id)) is not one"
    }
    return nil
  }

  /// Whether a type is that of a comment, as today's and yesterday's exports write it.
  static func isSubmission(_ type: String) -> Bool {
    type.utf8.isEmpty || matches(type.utf8, "public submission")
      || matches(type.utf8, "public submissions")
  }

  /// `a Notice, not a comment`.
  static func notAComment(_ type: String) -> String {
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

  /// The docket that a comment's number begins with; empty when the number has no such parts.
  static func docket(of id: String) -> String {
    let parts = id.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, !last.isEmpty,
      last.allSatisfy({ (0x30...0x39).contains($0) })
    else { return "" }
    return String(decoding: id.utf8.dropLast(last.count + 1), as: UTF8.self)
  }

  /// That nobody takes comments on a subject.
  static func noStage(for subject: CommentSubject) -> String {
    "no stage takes comments of docket \(quoted(subject.docketID))"
  }

  /// Whether a comment is withdrawn; nil when the words say neither yes nor no, since publishing
  /// a withdrawn comment is the worse mistake.
  static func isWithdrawn(said: String, reason: String) -> Bool? {
    let said = said.utf8
    if said.isEmpty { return !reason.utf8.isEmpty }
    if matches(said, "true") || matches(said, "yes") || matches(said, "1") { return true }
    if matches(said, "false") || matches(said, "no") || matches(said, "0") { return false }
    return nil
  }

  static func unclearWithdrawal(_ said: String) -> String {
    "Is Withdrawn? says \(quoted(said)), where true or false is meant"
  }
}

extension ImportedRow {
  /// A comment, and where in its file it stands.
  static func comment(_ comment: Comment, row: Int, place: Range<Int>?) -> ImportedRow {
    .comment(ImportedComment(comment: comment, row: row, bytes: place))
  }
}
