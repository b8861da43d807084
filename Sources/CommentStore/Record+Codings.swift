// Rulewright. Apache-2.0.

import Clauses
package import Codings
import Comments
import Dockets
import GRDB

extension Record {
  /// Adds a coding.
  ///
  /// False when the same coder has put the same tag on the same words for the same clause before,
  /// which changes nothing.
  ///
  /// Throws `StoreError`: the comment and the version spoken to must be in the record, and the
  /// quoted words must stand in the comment as it is now.
  @discardableResult
  package func addCoding(
    _ coding: Coding, keeping versions: [DraftVersion: [UInt8]] = [:], stamp: EventStamp
  ) throws -> Bool {
    try addCodings([coding], keeping: versions, stamp: stamp) == 1
  }

  /// Adds codings, all or none; gives how many were not there before.
  ///
  /// The versions that they speak to are kept in the same transaction, where they are handed
  /// over. `stamp` says who put them into the record, who may not be who coded. Throws as
  /// `addCoding`, except that a quote may have stood in what the comment said before, where former
  /// contents are allowed: so a record made of text has codings whose words are gone.
  @discardableResult
  package func addCodings(
    _ codings: [Coding], keeping versions: [DraftVersion: [UInt8]] = [:],
    allowingFormerContents: Bool = false, stamp: EventStamp
  ) throws -> Int {
    for (version, bytes) in versions { try Self.check(version, holds: bytes) }
    for coding in codings {
      guard Self.values(coding).allSatisfy({ !($0 as? String ?? "").utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "a coding of \(coding.comment)")
      }
    }
    return try file.writing { db in
      var change = RecordChange()
      change.versions = try Self.keep(versions, db)
      for coding in codings {
        try Self.check(coding, allowingFormerContents: allowingFormerContents, db)
        try db.cachedStatement(sql: Self.insert).execute(
          arguments: StatementArguments(Self.values(coding)))
        guard db.changesCount > 0 else { continue }
        change.codings.append(
          RecordChange.NumberedCoding(number: Int(db.lastInsertedRowID), coding: coding))
      }
      if !change.isEmpty {
        try EventLog(db: db).append(.coded, Self.subject(change), after: change, stamp)
      }
      return change.codings.count
    }
  }

  /// Takes a coding back: the one with the same comment, tag, words, clause and coder, whenever it
  /// was made.
  ///
  /// False when there is none. Throws `StoreError`.
  @discardableResult
  package func removeCoding(_ coding: Coding, stamp: EventStamp) throws -> Bool {
    try removeCodings([coding], stamp: stamp) == 1
  }

  /// Takes codings back, and gives how many were there.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func removeCodings(_ codings: [Coding], stamp: EventStamp) throws -> Int {
    try file.writing { db in
      var change = RecordChange()
      for coding in codings {
        let found = try CodingReader(db, from: .record).numbered(Self.same(as: coding))
        for coding in found {
          try db.cachedStatement(sql: "DELETE FROM coding WHERE number = ?").execute(
            arguments: [coding.number])
        }
        change.codings += found
      }
      if !change.isEmpty {
        try EventLog(db: db).append(.uncoded, Self.subject(change), before: change, stamp)
      }
      return change.codings.count
    }
  }

  /// The codings that a filter lets through, in the order of their comments.
  ///
  /// Throws `StoreError`.
  package func codings(_ filter: CodingFilter = CodingFilter()) throws -> [Coding] {
    try file.reading { try CodingReader($0, from: .record).codings(filter) }
  }
}

extension Record {
  /// The unique index `codingOnce` decides what is there already.
  private static let insert = """
    INSERT INTO coding (comment, tag, passageStart, passageEnd, quote, targetStage,
      targetFileHash, targetLabel, targetCitation, targetKey, coder, at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """

  /// That a row is of the same comment, tag, coder, words and clause.
  private static func same(as coding: Coding) -> Conditions {
    let (passage, target) = (coding.passage, coding.target)
    var conditions = Conditions()
    conditions.add("comment = ?", coding.comment.text)
    conditions.add("tag = ?", coding.tag.text)
    conditions.add("coder = ?", coding.coder)
    conditions.add("passageStart IS ?", passage?.range.lowerBound)
    conditions.add("passageEnd IS ?", passage?.range.upperBound)
    conditions.add("targetStage IS ?", target?.version.stage.text)
    conditions.add("targetFileHash IS ?", target?.version.fileHash)
    conditions.add("targetLabel IS ?", target?.label.text)
    return conditions
  }

  /// The comment that was coded, or how many were.
  private static func subject(_ change: RecordChange) -> String {
    let comments = Set(change.codings.map(\.coding.comment))
    if comments.count == 1, let comment = comments.first { return comment.text }
    return "\(comments.count) comments"
  }

  /// The values of `CodingReader.columns`.
  static func values(_ coding: Coding) -> [(any DatabaseValueConvertible)?] {
    let passage = coding.passage
    let target = coding.target
    return [
      coding.comment.text, coding.tag.text, passage?.range.lowerBound, passage?.range.upperBound,
      passage?.quote, target?.version.stage.text, target?.version.fileHash, target?.label.text,
      target?.citation.text, target?.key?.text, coding.coder, coding.at,
    ]
  }

  private static func check(
    _ coding: Coding, allowingFormerContents: Bool, _ db: Database
  ) throws {
    let body = try String.fetchOne(
      db.cachedStatement(sql: "SELECT body FROM comment WHERE id = ?"),
      arguments: [coding.comment.text])
    guard let body else { throw StoreError.unknownComment(id: coding.comment.text) }
    if let passage = coding.passage, !stands(passage, in: body) {
      let former =
        allowingFormerContents ? try CommentContents(db: db).former(of: coding.comment) : []
      guard former.contains(where: { stands(passage, in: $0.body) }) else {
        let range = passage.range
        throw StoreError.quoteDiffers(
          comment: coding.comment.text, start: range.lowerBound, end: range.upperBound)
      }
    }
    if let version = coding.target?.version {
      let known = try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT 1 FROM draftVersion WHERE stage = ? AND fileHash = ?"),
        arguments: [version.stage.text, version.fileHash])
      guard known != nil else {
        throw StoreError.unknownVersion(stage: version.stage.text, fileHash: version.fileHash)
      }
    }
  }
  private static func stands(_ passage: Passage, in body: String) -> Bool {
    let range = passage.range
    return range.lowerBound >= 0 && range.upperBound <= body.utf8.count
      && body.utf8.dropFirst(range.lowerBound).prefix(range.count)
        .elementsEqual(passage.quote.utf8)
  }
}
