// Rulewright. Apache-2.0.

import Clauses
package import Codings
import Dockets
import GRDB

/// What became of responses that were put into a record.
package struct ResponseTally: Hashable, Sendable {
  package var added = 0
  package var updated = 0
  package var unchanged = 0

  package init() {}
}

extension Record {
  /// Puts responses into the record, all or none; one with an id that is there is written over.
  ///
  /// An import is nobody's step to take back. Throws `StoreError`.
  @discardableResult
  package func putResponses(
    _ responses: [WrittenResponse], isImport: Bool = false, stamp: EventStamp
  ) throws -> ResponseTally {
    try Self.checkTexts(responses)
    return try file.writing { db in
      var tally = ResponseTally()
      var (before, after) = (RecordChange(), RecordChange())
      for written in responses {
        let known = try ResponseRows.response(written.response.id, db)
        if let known, RecordChange.areSame(known, written) {
          tally.unchanged += 1
          continue
        }
        if let known {
          before.responses.append(known)
          try ResponseRows.remove(written.response.id, db)
        }
        try ResponseRows.insert(written, db)
        after.responses.append(written)
        if known == nil { tally.added += 1 } else { tally.updated += 1 }
      }
      if !after.isEmpty {
        try EventLog(db: db).append(
          isImport ? .imported : .responded, after.subject, before: before.isEmpty ? nil : before,
          after: after,
          stamp)
      }
      return tally
    }
  }

  /// Takes a response back; false when there is none with that id.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func removeResponse(_ id: ResponseID, stamp: EventStamp) throws -> Bool {
    try file.writing { db in
      guard let known = try ResponseRows.response(id, db) else { return false }
      try ResponseRows.remove(id, db)
      var before = RecordChange()
      before.responses = [known]
      try EventLog(db: db).append(.responseRemoved, id.text, before: before, stamp)
      return true
    }
  }

  /// All responses, by id.
  ///
  /// Throws `StoreError`.
  package func responses() throws -> [WrittenResponse] {
    try file.reading { try ResponseRows.all($0) }
  }

  /// The responses whose title or body some words are in, by id; the words are those of
  /// `CommentFilter.search`, with the fields `title:` and `body:`.
  ///
  /// Throws `StoreError`.
  package func searchResponses(_ words: String) throws -> [WrittenResponse] {
    let query = try StoreError.reading(words, .responses)
    return try file.reading { db in
      try String.fetchAll(
        db, sql: "SELECT response FROM responseText WHERE responseText MATCH ? ORDER BY response",
        arguments: [query.match]
      ).compactMap { try ResponseRows.response(ResponseID($0), db) }
    }
  }
}

extension Record {
  /// No text of a response may hold a NUL.
  static func checkTexts(_ responses: [WrittenResponse]) throws {
    for written in responses {
      guard !ResponseRows.texts(of: written).contains(where: { $0.utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "the response \(written.response.id)")
      }
    }
  }
}

extension PublishedRecord {
  /// The responses written by the end of the day in Washington, by id, without who wrote them; one
  /// whose time cannot be read counts as written.
  package func responses() throws -> [Response] {
    try file.reading { try ResponseRows.all($0) }
      .filter { written in
        Instant(iso8601: written.at).map { EasternTime.day(of: $0) <= asOf } ?? true
      }
      .map(\.response)
  }
}
