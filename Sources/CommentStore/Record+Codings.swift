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
  /// over. `stamp` says who put them into the record, who may not be who coded. `file` names the
  /// file that they come from, if any: an import is nobody's step to take back, and a quote of it
  /// may have stood in what the comment said before, so that a record made of text has codings whose
  /// words are gone; `changes` are of codings that were there, of which it says more. Throws as
  /// `addCoding`, and `StoreError.changedMeanwhile`.
  @discardableResult
  package func addCodings(
    _ codings: [Coding], changing changes: [CodingChange] = [],
    keeping versions: [DraftVersion: [UInt8]] = [:], from file: String? = nil, stamp: EventStamp
  ) throws -> Int {
    try Self.checkTexts(codings + changes.map(\.to))
    for (version, bytes) in versions { try Self.check(version, holds: bytes) }
    return try self.file.writing { db in
      var (before, change) = (RecordChange(), RecordChange())
      change.versions = try Self.keep(versions, db)
      before.codings = changes.map { NumberedCoding(number: $0.number, coding: $0.from) }
      change.codings = changes.map { NumberedCoding(number: $0.number, coding: $0.to) }
      for coding in changes { try Self.check(coding, db) }
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: change.onlyRows)
      for coding in codings {
        try Self.check(coding, allowingFormerContents: file != nil, db)
        let values = StatementArguments(Self.values(coding))
        try db.cachedStatement(sql: Self.insert).execute(arguments: values)
        guard db.changesCount > 0 else { continue }
        change.codings.append(
          NumberedCoding(number: Int(db.lastInsertedRowID), coding: coding))
      }
      if !change.isEmpty {
        try EventLog(db: db).append(
          file == nil ? .coded : .imported, file ?? change.subject,
          before: before.isEmpty ? nil : before, after: change, stamp)
      }
      return change.codings.count - changes.count
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
        try EventLog(db: db).append(.uncoded, change.subject, before: change, stamp)
      }
      return change.codings.count
    }
  }

  /// The codings that a filter lets through, in the order of their comments.
  ///
  /// Throws `StoreError`.
  package func codings(_ filter: CodingFilter = CodingFilter()) throws -> [Coding] {
    try numberedCodings(filter).map(\.coding)
  }

  /// The same with their numbers, by which each can be named.
  ///
  /// Throws `StoreError`.
  package func numberedCodings(
    _ filter: CodingFilter = CodingFilter()
  ) throws -> [NumberedCoding] {
    try file.reading { try CodingReader($0, from: .record).codings(filter) }
  }

  /// The coding with a number; nil when it is gone, or never was.
  ///
  /// Throws `StoreError`.
  package func coding(number: Int) throws -> NumberedCoding? {
    try file.reading { try CodingReader($0, from: .record).coding(number: number) }
  }
}

extension Record {
  /// The unique index `codingOnce` decides what is there already; a number that was another's is
  /// never given again.
  private static let insert = """
    INSERT INTO coding (\(CodingReader.columns), number)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT last + 1 FROM codingNumber))
    ON CONFLICT DO NOTHING
    """

  /// No text of a coding may hold a NUL.
  static func checkTexts(_ codings: [Coding]) throws {
    for coding in codings {
      guard values(coding).allSatisfy({ !($0 as? String ?? "").utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "a coding of \(coding.comment)")
      }
    }
  }

  /// That a row is of the same comment, tag, coder, words and clause.
  static func same(as coding: Coding) -> Conditions {
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

  /// The values of `CodingReader.columns`.
  static func values(_ coding: Coding) -> [(any DatabaseValueConvertible)?] {
    let passage = coding.passage
    let target = coding.target
    return [
      coding.comment.text, coding.tag.text, passage?.range.lowerBound, passage?.range.upperBound,
      passage?.quote, target?.version.stage.text, target?.version.fileHash, target?.label.text,
      target?.citation.text, target?.key?.text, coding.coder, coding.at,
      coding.note, coding.definition,
    ]
  }

  /// That what a coding speaks of is in the record.
  static func check(
    _ coding: Coding, allowingFormerContents: Bool = false, _ db: Database
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
