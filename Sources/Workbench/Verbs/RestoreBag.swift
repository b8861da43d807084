// Rulewright. Apache-2.0.

import CommentStore

/// A docket that was made of a bag.
package struct RestoredBag: Sendable {
  package var docket: String
  package var files: Int
  /// How many comments, and events of the log, its record has.
  package var comments: Int
  package var events: Int
  package var head: String
}

extension Workspace {
  /// Whether a path is a bag, which is restored and not imported.
  package static func isBag(_ path: String) -> Bool { BagFolder(path: path).isBag }

  /// Makes a docket, which must not be there yet, of a bag that `exportBag` packed: drafts, what
  /// came, what people wrote, and the record as it was.
  ///
  /// Every file is held against its manifest first, and the record is verified; where anything is
  /// wrong, nothing is left.
  package func restoreBag(_ path: String, as docket: String) throws -> RestoredBag {
    try Workspace.checkName(docket)
    for folder in [draftsFolder(docket), commentsFolder(docket)] where Disk.isThere(folder) {
      throw WorkspaceError.alreadyThere(path: shown(folder))
    }
    let bag = BagFolder(path: path)
    let faults = try bag.faults()
    guard faults.isEmpty else {
      let more = faults.count > 1 ? ", and \(faults.count - 1) more things are wrong" : ""
      throw WorkspaceError.refused("\(path) is not a whole bag: \(faults[0])\(more)")
    }
    guard let packed = bag.info("External-Identifier"), Workspace.isName(packed),
      Disk.isPlainFile("\(path)/data/Comments/\(packed)/record.sqlite"),
      Disk.isPlainFile("\(path)/data/Drafts/\(packed)/docket.yml")
    else {
      throw WorkspaceError.refused(
        "\(path) is a bag, but not of a docket: it has no record under data/Comments and no "
          + "docket.yml under data/Drafts")
    }
    do {
      var files = 0
      for (kind, target) in [
        ("Drafts", draftsFolder(docket)), ("Comments", commentsFolder(docket)),
      ] {
        let source = "\(path)/data/\(kind)/\(packed)"
        for name in Disk.filesDeep(in: source) {
          try Disk.makeFolder(Disk.parent(of: target + "/" + name))
          try Disk.copy(source + "/" + name, to: target + "/" + name)
          files += 1
        }
      }
      try Disk.keepToOwner(recordPath(docket))
      let found = try Record.verification(of: recordPath(docket))
      guard found.problems.isEmpty else {
        throw WorkspaceError.refused(
          "The record in \(path) is not sound, and nothing was made of it: \(found.problems[0])")
      }
      let record = try Record.open(recordPath(docket))
      return RestoredBag(
        docket: docket, files: files, comments: try record.total(), events: found.events,
        head: found.head)
    } catch {
      _ = Disk.removeTree(draftsFolder(docket))
      _ = Disk.removeTree(commentsFolder(docket))
      throw error
    }
  }
}
