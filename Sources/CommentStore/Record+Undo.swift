// Rulewright. Apache-2.0.

import GRDB

extension Record {
  /// Takes back the last event of a person that can be taken back and stands.
  ///
  /// Codings, notes, readings, redactions, decisions about campaigns, responses and changes of the codebook can be; what came, and what is
  /// kept, stays.
  ///
  /// It is a new event, and codings that come again have their old numbers. Nil when there is
  /// nothing to take back. `expected` is the event that somebody saw as the next to go, if they did.
  /// What the event left must be there as it left it, or `StoreError.changedMeanwhile` says what is
  /// otherwise. Throws `StoreError`.
  package func undo(expecting expected: Int? = nil, stamp: EventStamp) throws -> UndoneEvent? {
    try step(.undone, expecting: expected, stamp)
  }

  /// Takes the last `undo` of a person back, when they did nothing since.
  ///
  /// As `undo` otherwise; `expected` is the event that is to have effect again.
  package func redo(expecting expected: Int? = nil, stamp: EventStamp) throws -> UndoneEvent? {
    try step(.redone, expecting: expected, stamp)
  }

  /// The event that `undo` would take back for a person.
  ///
  /// Throws `StoreError`.
  package func undoable(by who: String) throws -> RecordEvent? {
    try file.reading { try UndoSteps(of: who, $0).undoable.map { try RecordEvent($0) } }
  }

  /// The event that `redo` would do again for a person.
  ///
  /// Throws `StoreError`.
  package func redoable(by who: String) throws -> RecordEvent? {
    try file.reading { db in
      guard let undone = try UndoSteps(of: who, db).redoable else { return nil }
      return try original(of: undone, db).map { try RecordEvent($0) }
    }
  }

  /// The event that an undoing one took back.
  private func original(of undone: Event, _ db: Database) throws -> Event? {
    guard let number = try RecordChange(undone.after).undoes else { return nil }
    return try EventLog(db: db).event(number)
  }

  private func step(
    _ kind: EventKind, expecting expected: Int?, _ stamp: EventStamp
  ) throws -> UndoneEvent? {
    try file.writing { db in
      let steps = try UndoSteps(of: stamp.who, db)
      let isRedo = kind == .redone
      let event = isRedo ? steps.redoable : steps.undoable
      let original = try isRedo ? event.flatMap { try self.original(of: $0, db) } : event
      if let expected, expected != original?.number {
        throw StoreError.otherEvent(expected: expected, now: original?.number)
      }
      guard let event, let original else { return nil }
      let (before, after) = (try RecordChange(event.before), try RecordChange(event.after))
      var exchange = RowExchange(db)
      try exchange.exchange(after.onlyRows, for: before.onlyRows)
      var done = before.onlyRows
      done.undoes = event.number
      let log = EventLog(db: db)
      try log.append(
        kind, event.subject, before: after.onlyRows, after: done, stamp)
      guard let made = try log.event(log.head().number) else { return nil }
      return UndoneEvent(
        original: try RecordEvent(original), event: try RecordEvent(made), isRedo: isRedo)
    }
  }
}

/// Which event of a person goes next, back or forth.
private struct UndoSteps {
  /// The last event that can be taken back and stands.
  private(set) var undoable: Event?
  /// The last event that took another back and stands, when nothing was done since.
  private(set) var redoable: Event?

  /// From the newest to the oldest: an event is named by a later one that takes it back, unless that
  /// one was itself taken back.
  init(of who: String, _ db: Database) throws {
    var takenBack: Set<Int> = []
    var isFresh = true
    try EventLog(db: db).forEachNewestFirst(of: who) { event in
      guard let kind = EventKind(rawValue: event.what) else { return true }
      switch kind {
      case .undone, .redone:
        guard !takenBack.contains(event.number) else { return true }
        if let undoes = try RecordChange(event.after).undoes { takenBack.insert(undoes) }
        if kind == .undone, isFresh, redoable == nil { redoable = event }
      case .versionKept, .codebookKept: break
      default:
        isFresh = false
        guard kind.isUndoable, !takenBack.contains(event.number) else { return true }
        undoable = event
        return false
      }
      return true
    }
  }
}
