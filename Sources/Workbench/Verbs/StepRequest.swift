// Rulewright. Apache-2.0.

package import CommentStore
package import Dockets
import Hashing

/// A step back over what a person did last, or forth again.
package struct StepRequest: Sendable {
  package enum Direction: Sendable { case back, forth }

  package var direction: Direction
  package var person: String

  package init(_ direction: Direction, person: String) {
    self.direction = direction
    self.person = person
  }
}

extension Workspace {
  /// Takes back what a person did last, or does again what they took back; nil where there is
  /// nothing to step over.
  ///
  /// It is an event like any other, and nothing that somebody else changed since is overwritten:
  /// `StoreError.changedMeanwhile` says what is in the way.
  package func step(
    _ request: StepRequest, in name: String, now: Instant
  ) throws -> UndoneEvent? {
    let record = try record(name)
    let stamp = EventStamp(who: request.person, at: now)
    let taken =
      switch request.direction {
      case .back: try record.undo(stamp: stamp)
      case .forth: try record.redo(stamp: stamp)
      }
    if let codebook = taken?.event.codebook { try follow(codebook, record, in: name) }
    return taken
  }

  /// Writes the codebook that the record has now to its file, where that is the one before: what
  /// somebody wrote into the file since is theirs.
  private func follow(
    _ codebook: RecordEvent.Touched<String>, _ record: Record, in name: String
  ) throws {
    let path = draftsFolder(name) + "/codebook.yml"
    guard let before = codebook.before, let after = codebook.after,
      let bytes = try record.codebook(after), Disk.isThere(path),
      try ContentHash(of: Disk.read(path)).hex.utf8.elementsEqual(before.utf8)
    else { return }
    _ = try Disk.write(bytes, to: path)
  }
}
