// Rulewright. Apache-2.0.

package import Codings

extension Record {
  /// Puts a response in the place of the one that somebody saw, or where they saw none.
  ///
  /// Throws `StoreError.changedMeanwhile` where another stands there by now; nothing is changed
  /// then.
  package func putResponse(
    _ written: WrittenResponse, over seen: WrittenResponse?, stamp: EventStamp
  ) throws {
    guard !ResponseRows.texts(of: written).contains(where: { $0.utf8.contains(0) }) else {
      throw StoreError.holdsNUL(what: "the response \(written.response.id)")
    }
    if let seen, RecordChange.areSame(seen, written) { return }
    try file.writing { db in
      var (before, after) = (RecordChange(), RecordChange())
      before.responses = seen.map { [$0] } ?? []
      after.responses = [written]
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: after)
      try EventLog(db: db).append(
        .responded, after.subject, before: before.isEmpty ? nil : before, after: after, stamp)
    }
  }
}
