// Rulewright. Apache-2.0.

package import CommentStore
import Hashing

/// What a verification of a docket's record found.
package struct VerifiedRecord: Sendable {
  package var docket: String
  /// How many events its log has.
  package var events: Int
  /// The hash of the last one.
  package var head: String
  /// Empty when nothing is wrong.
  package var problems: [String]
  /// The received files whose bytes are kept nowhere here, as the record says; that is no fault.
  package var notKept: [ReceivedFile] = []
}

extension Workspace {
  /// Proves the records of some dockets, or of all that have one, and that the files that were
  /// received lie where they were kept, with the bytes that they had.
  ///
  /// Nothing is written. A record that cannot be read is a problem of its docket; throws for one
  /// that is not there or in use for too long.
  package func verifyRecords(_ names: [String] = []) throws -> [VerifiedRecord] {
    let known = docketNames
    for name in names where !known.contains(name) {
      throw WorkspaceError.noDocket(name, known: known)
    }
    for name in names where !Disk.isThere(recordPath(name)) {
      throw WorkspaceError.noRecord(docket: name)
    }
    return try (names.isEmpty ? known.filter { Disk.isThere(recordPath($0)) } : names)
      .map(verifyRecord)
  }

  private func verifyRecord(_ name: String) throws -> VerifiedRecord {
    let found: RecordVerification
    do {
      found = try Record.verification(of: recordPath(name))
    } catch let error as StoreError {
      switch error {
      case .busy, .cannotOpen, .diskFull, .notWritable, .missing: throw error
      default: return VerifiedRecord(docket: name, events: 0, head: "", problems: ["\(error)"])
      }
    }
    return VerifiedRecord(
      docket: name, events: found.events, head: found.head,
      problems: found.problems
        + found.receivedFiles.filter(\.isKept).compactMap { problem(of: $0, in: name) },
      notKept: found.receivedFiles.notKept)
  }

  /// What is wrong with a received file on the disk.
  private func problem(of received: ReceivedFile, in docket: String) -> String? {
    let folder = self.received(docket)
    guard let path = folder.path(of: received) else {
      return "the received file '\(received.name)' (SHA-256 \(received.hash.short)…) is gone from "
        + shown(folder.path)
    }
    do {
      let hash = try Disk.hash(of: path)
      let other = (try? folder.copy(of: received.hash, name: received.name)) ?? nil
      return hash == received.hash || other != nil
        ? nil
        : "the received file \(shown(path)) is not what was received: its SHA-256 is \(hash), "
          + "not \(received.hash)"
    } catch {
      return "\(error)"
    }
  }
}

extension [ReceivedFile] {
  /// Those whose bytes are kept under no name.
  var notKept: [ReceivedFile] {
    let kept = Set(filter(\.isKept).map(\.hash))
    return filter { !$0.isKept && !kept.contains($0.hash) }
  }
}
