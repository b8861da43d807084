// Rulewright. Apache-2.0.

package import CommentStore
package import Dockets

/// A step that was taken back or forth.
package struct UndoOutcome: Sendable {
  package var undone: UndoneEvent
  /// The texts that were brought into step, as a user would write them.
  package var paths: [String]
}

extension Workspace {
  /// Takes back the last step of a person: in the record, and in the text of what it changed.
  ///
  /// Nil when there is none. `expected` is the event that somebody saw as the next to go, if they
  /// did. The text is written first and put back if the record refuses. Throws `UndoRefusal`, and
  /// `StoreError.changedMeanwhile` with what differs where somebody changed the same rows since.
  package func undo(
    expecting expected: Int? = nil, by who: String, in name: String, now: Instant
  ) throws -> UndoOutcome? {
    try oneAtATime { try step(isRedo: false, expected, EventStamp(who: who, at: now), name) }
  }

  /// Takes the last `undo` of a person back, when they did nothing since; as `undo` otherwise.
  package func redo(
    expecting expected: Int? = nil, by who: String, in name: String, now: Instant
  ) throws -> UndoOutcome? {
    try oneAtATime { try step(isRedo: true, expected, EventStamp(who: who, at: now), name) }
  }

  /// What `undo` and `redo` would do for a person, so that a button can say it.
  package func undoSteps(
    by who: String, in name: String
  ) throws -> (undo: RecordEvent?, redo: RecordEvent?) {
    let record = try record(name)
    return (try record.undoable(by: who), try record.redoable(by: who))
  }

  private func step(
    isRedo: Bool, _ expected: Int?, _ stamp: EventStamp, _ name: String
  ) throws -> UndoOutcome? {
    try Workspace.checkName(name)
    let record = try record(name)
    let event = try isRedo ? record.redoable(by: stamp.who) : record.undoable(by: stamp.who)
    if let expected, expected != event?.number {
      throw StoreError.otherEvent(expected: expected, now: event?.number)
    }
    guard let event else { return nil }
    var texts = TextsInStep(workspace: self, docket: name)
    try texts.plan(event, isRedo: isRedo, record)
    do {
      try texts.write()
      let undone =
        try isRedo
        ? record.redo(expecting: event.number, stamp: stamp)
        : record.undo(expecting: event.number, stamp: stamp)
      return undone.map { UndoOutcome(undone: $0, paths: texts.paths.map(shown)) }
    } catch {
      do { try texts.putBack() } catch let other {
        throw UndoRefusal.textNotPutBack(reason: "\(error) \(other)")
      }
      throw error
    }
  }
}
