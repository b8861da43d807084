// Rulewright. Apache-2.0.

package import Codings
import GRDB

extension Record {
  /// Changes codings in their places, all or none, in one event; gives how many did change.
  ///
  /// `kind` says what was done: `noted`, `retied`, `retagged` or `confirmed`. Each coding must be
  /// as it was seen, byte for byte, or `StoreError.changedMeanwhile` says what it is now; the same
  /// says that another coding is what it was to become. What it is to become must hold as in
  /// `addCoding`, but words that are not changed may stand in a comment no more. Throws
  /// `StoreError`.
  @discardableResult
  package func changeCodings(
    _ changes: [CodingChange], as kind: EventKind, keeping versions: [DraftVersion: [UInt8]] = [:],
    stamp: EventStamp
  ) throws -> Int {
    try Self.checkTexts(changes.map(\.to))
    for (version, bytes) in versions { try Self.check(version, holds: bytes) }
    let changed = changes.filter { !$0.isNothing }
    return try file.writing { db in
      for change in changes {
        // Who changes nothing has seen it too.
        try Self.lookFor(NumberedCoding(number: change.number, coding: change.from), db)
      }
      guard !changed.isEmpty else { return 0 }
      var (before, after) = (RecordChange(), RecordChange())
      after.versions = try Self.keep(versions, db)
      for change in changed {
        before.codings.append(NumberedCoding(number: change.number, coding: change.from))
        after.codings.append(NumberedCoding(number: change.number, coding: change.to))
        try Self.check(change, db)
      }
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: after)
      try EventLog(db: db).append(
        kind, after.subject, before: before, after: after, stamp)
      return changed.count
    }
  }

  /// Takes a coding back that must be as it was seen, byte for byte, or
  /// `StoreError.changedMeanwhile` says what it is now.
  ///
  /// Throws `StoreError`.
  package func removeCoding(_ numbered: NumberedCoding, stamp: EventStamp) throws {
    try file.writing { db in
      var before = RecordChange()
      before.codings = [numbered]
      var exchange = RowExchange(db)
      try exchange.exchange(before, for: RecordChange())
      try EventLog(db: db).append(.uncoded, before.subject, before: before, stamp)
    }
  }

  private static func lookFor(_ expected: NumberedCoding, _ db: Database) throws {
    let now = try CodingReader(db, from: .record).coding(number: expected.number)
    guard let now, RecordChange.areSame(now, expected) else {
      throw StoreError.changedMeanwhile([
        RowConflict(expected: .coding(expected), now: now.map(RecordRow.coding))
      ])
    }
  }

  /// That what a coding is to become holds, as far as it becomes another.
  static func check(_ change: CodingChange, _ db: Database) throws {
    var to = change.to
    let (old, new) = (change.from.passage, to.passage)
    if to.comment == change.from.comment, let old, let new, old.range == new.range,
      old.quote.utf8.elementsEqual(new.quote.utf8)
    {
      to.passage = nil
    }
    try check(to, db)
  }
}
