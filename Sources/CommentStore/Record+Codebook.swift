// Rulewright. Apache-2.0.

package import Codings
import GRDB
import Hashing

extension Record {
  /// Keeps a codebook, so that a coding can always be shown beside the definition that its coder
  /// saw; false when it is the newest already.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func keepCodebook(_ bytes: [UInt8], stamp: EventStamp) throws -> Bool {
    let hash = ContentHash(of: bytes).hex
    return try file.writing { db in
      if let newest = try CodebookRows.newest(db), newest.sha256.utf8.elementsEqual(hash.utf8) {
        return false
      }
      var after = RecordChange()
      after.codebook = try CodebookRows.keep(bytes, db)
      let log = EventLog(db: db)
      try CodebookRows.put(hash, event: log.head().number + 1, db)
      try log.append(.codebookKept, "codebook.yml", after: after, stamp)
      return true
    }
  }

  /// Changes the codebook, with the codings and responses that name its tags, in one event: tags
  /// are renamed, merged or split, or a definition is edited.
  ///
  /// `hash` is the codebook that was seen, which must be the newest that is kept, and codings and
  /// responses must be as they were seen, byte for byte; `StoreError.changedMeanwhile` says what is
  /// otherwise. A tag that goes, `gone`, must have no coding left. `subject` says in words what was
  /// done. Nil when nothing is to change. Throws `StoreError`.
  @discardableResult
  package func changeCodebook(
    from hash: String, to bytes: [UInt8], retagging: [CodingChange] = [],
    emptying gone: TagID? = nil, responses: [ResponseChange] = [], subject: String,
    stamp: EventStamp
  ) throws -> CodebookOutcome? {
    try Self.checkTexts(retagging.map(\.to))
    try Self.checkTexts(responses.map(\.to))
    guard !subject.utf8.contains(0) else { throw StoreError.holdsNUL(what: "what was done") }
    return try file.writing { db in
      var (before, after) = (RecordChange(), RecordChange())
      let newest = try CodebookRows.newest(db)
      guard let newest, newest.sha256.utf8.elementsEqual(hash.utf8) else {
        throw StoreError.changedMeanwhile([
          RowConflict(
            expected: .codebook(sha256: hash),
            now: newest.map { .codebook(sha256: $0.sha256) })
        ])
      }
      for change in retagging { try Self.check(change, db) }
      let merged = try Self.merge(retagging, into: &before, &after, db)
      before.responses = responses.map(\.from)
      after.responses = responses.map(\.to)
      let codebook = try CodebookRows.keep(bytes, db)
      guard codebook != newest || !before.isEmpty else { return nil }
      (before.codebook, after.codebook) = (newest, codebook)
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: after)
      try Self.checkThatNobodyBears(gone, db)
      try EventLog(db: db).append(
        .codebookChanged, subject, before: before, after: after, stamp)
      return CodebookOutcome(
        retagged: retagging.count - merged.count, merged: merged, responses: responses.count)
    }
  }

  /// That no coding was made with a tag that goes since the codings that bear it were looked for.
  private static func checkThatNobodyBears(_ tag: TagID?, _ db: Database) throws {
    guard let tag else { return }
    var conditions = Conditions()
    conditions.add("tag = ?", tag.text)
    let left = try CodingReader(db, from: .record).numbered(conditions, limit: 5)
    guard left.isEmpty else {
      throw StoreError.changedMeanwhile(
        left.map { RowConflict(expected: nil, now: .coding($0)) })
    }
  }

  /// Puts changes of tags into an event, and gives the codings that become what another is and so
  /// go: their coder said the same of the same words twice, and what they noted is joined.
  private static func merge(
    _ changes: [CodingChange], into before: inout RecordChange, _ after: inout RecordChange,
    _ db: Database
  ) throws -> [NumberedCoding] {
    let own = Set(changes.map(\.number))
    var places: [CodingIdentity: Int] = [:]
    var merged: [NumberedCoding] = []
    for change in changes {
      let from = NumberedCoding(number: change.number, coding: change.from)
      before.codings.append(from)
      let identity = CodingIdentity(change.to)
      if places[identity] == nil {
        let reader = CodingReader(db, from: .record)
        let there = try reader.numbered(same(as: change.to)).first { !own.contains($0.number) }
        places[identity] = after.codings.count
        if let there { before.codings.append(there) }
        let to = NumberedCoding(number: change.number, coding: change.to)
        after.codings.append(there ?? to)
        guard there != nil else { continue }
      }
      guard let place = places[identity] else { continue }
      merged.append(from)
      let note = change.to.note
      let kept = after.codings[place].coding.note
      if kept.isEmpty {
        after.codings[place].coding.note = note
      } else if !note.isEmpty, !note.utf8.elementsEqual(kept.utf8) {
        after.codings[place].coding.note = kept + "\n" + note
      }
    }
    return merged
  }

  /// The newest codebook that is kept; nil where none ever was.
  ///
  /// Throws `StoreError`.
  package func newestCodebook() throws -> (sha256: String, bytes: [UInt8])? {
    try file.reading { db in
      guard let newest = try CodebookRows.newest(db),
        let bytes = try CodebookRows.bytes(newest.sha256, db)
      else { return nil }
      return (newest.sha256, bytes)
    }
  }

  /// The bytes of a codebook, if it is kept.
  ///
  /// Throws `StoreError`.
  package func codebook(_ sha256: String) throws -> [UInt8]? {
    try file.reading { try CodebookRows.bytes(sha256, $0) }
  }

  /// Whether a codebook was ever kept.
  ///
  /// Throws `StoreError`.
  package func hasKept(codebook bytes: [UInt8]) throws -> Bool {
    let hash = ContentHash(of: bytes).hex
    return try file.reading { db in
      try Int.fetchOne(
        db, sql: "SELECT 1 FROM codebookVersion WHERE sha256 = ?", arguments: [hash]) != nil
    }
  }

  /// The codebooks that were the newest one after another, the first one first.
  ///
  /// Throws `StoreError`.
  package func codebookHistory() throws -> [KeptCodebook] {
    try file.reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT sha256, number, at, who, what, subject
          FROM codebookChange CROSS JOIN event ON event.number = codebookChange.event
          ORDER BY codebookChange.event
          """
      ).map { row in
        var columns = Columns(row)
        return KeptCodebook(
          sha256: try columns.text(), event: try columns.number(), at: try columns.text(),
          who: try columns.text(), what: EventKind(rawValue: try columns.text()),
          subject: try columns.text())
      }
    }
  }
}
