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
  /// Throws `StoreError`.
  @discardableResult
  package func putResponses(_ responses: [WrittenResponse]) throws -> ResponseTally {
    for written in responses {
      guard !ResponseRows.texts(of: written).contains(where: { $0.utf8.contains(0) }) else {
        throw StoreError.holdsNUL(what: "the response \(written.response.id)")
      }
    }
    return try file.writing { db in
      var tally = ResponseTally()
      for written in responses {
        let known = try ResponseRows.response(written.response.id, db)
        if known == written {
          tally.unchanged += 1
          continue
        }
        if known != nil { try ResponseRows.remove(written.response.id, db) }
        try ResponseRows.insert(written, db)
        if known == nil { tally.added += 1 } else { tally.updated += 1 }
      }
      return tally
    }
  }

  /// Takes a response back; false when there is none with that id.
  ///
  /// Throws `StoreError`.
  @discardableResult
  package func removeResponse(_ id: ResponseID) throws -> Bool {
    try file.writing { db in
      guard try ResponseRows.response(id, db) != nil else { return false }
      try ResponseRows.remove(id, db)
      return true
    }
  }

  /// All responses, by id.
  ///
  /// Throws `StoreError`.
  package func responses() throws -> [WrittenResponse] {
    try file.reading { try ResponseRows.all($0) }
  }
}

extension PublishedRecord {
  /// All responses, by id, without who wrote them.
  package func responses() throws -> [Response] {
    try file.reading { try ResponseRows.all($0).map(\.response) }
  }
}
