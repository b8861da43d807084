// Rulewright. Apache-2.0.

import CommentStore
package import Dockets

/// A copy of a docket's record.
package struct RecordBackup: Sendable {
  package var path: String
  /// How many events its log has.
  package var events: Int
  /// The hash of the last one.
  package var head: String
}

extension Workspace {
  /// Copies a docket's record, while others may work in it, to a file that is not there yet:
  /// `Comments/DOCKET/backups/record-20211206T170000Z.sqlite` where none is named.
  ///
  /// The copy is verified before it gets its name. Git does not see the folder: names are in there.
  package func backupRecord(
    of docket: String, to target: String? = nil, now: Instant
  ) throws -> RecordBackup {
    guard docketNames.contains(docket) else {
      throw WorkspaceError.noDocket(docket, known: docketNames)
    }
    guard Disk.isThere(recordPath(docket)) else { throw WorkspaceError.noRecord(docket: docket) }
    let path = try target ?? defaultBackup(of: docket, now)
    guard !Disk.isThere(path) else { throw WorkspaceError.alreadyThere(path: path) }
    let found = try Record.backUp(recordPath(docket), to: path)
    guard found.problems.isEmpty else {
      throw WorkspaceError.refused(
        "The record of '\(docket)' is not sound, and a copy of it would not be either; "
          + "no backup was made. `rulewright verify \(docket)` says more. It found: "
          + found.problems[0])
    }
    return RecordBackup(path: path, events: found.events, head: found.head)
  }

  private func defaultBackup(of docket: String, _ now: Instant) throws -> String {
    let folder = commentsFolder(docket) + "/backups"
    if !Disk.isThere(folder + "/.gitignore") {
      try Disk.write(Array("*\n".utf8), to: folder + "/.gitignore")
    }
    let time = now.iso8601.utf8.filter { $0 != 0x2D && $0 != 0x3A }
    return "\(folder)/record-\(String(decoding: time, as: UTF8.self)).sqlite"
  }
}
