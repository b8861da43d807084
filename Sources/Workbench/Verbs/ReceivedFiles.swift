// Rulewright. Apache-2.0.

package import CommentStore
package import Dockets
import Hashing

/// What came for a docket, and what lies among it and was never imported.
package struct ReceivedFiles: Sendable {
  /// A file that nobody has imported.
  package struct Waiting: Hashable, Sendable {
    package var name: String
    /// In bytes.
    package var size: Int
  }

  package var docket: Docket
  /// The newest first.
  package var imports: [ImportEvent] = []
  /// Whether there are more than were asked for.
  package var hasOlder = false
  package var waiting: [Waiting] = []
}

extension Workspace {
  /// The last files that came for a docket, and what became of their rows; none where there is no
  /// record yet.
  package func receivedFiles(of name: String, limit: Int) throws -> ReceivedFiles {
    var files = ReceivedFiles(docket: try load(name).docket)
    if Disk.isThere(recordPath(name)) {
      let imports = try record(name).imports(limit: limit + 1)
      files.imports = Array(imports.prefix(limit))
      files.hasOlder = imports.count > limit
    }
    files.waiting = try waitingFiles(name).map {
      .init(name: Disk.lastName(of: $0.name), size: Disk.size(of: $0.path) ?? 0)
    }
    return files
  }

  /// Whether anything was received of a docket.
  package func hasRecord(_ name: String) -> Bool {
    Workspace.isName(name) && Disk.isThere(recordPath(name))
  }

  /// What became of every row of one import.
  package func importTally(
    of event: Int, in name: String
  ) throws -> (docket: Docket, event: ImportEvent, tally: ImportTally)? {
    let docket = try load(name).docket
    return try record(name).importTally(of: event).map { (docket, $0.event, $0.tally) }
  }

  /// The files that lie in `received` and that no import took, in the order in which they came.
  ///
  /// By their names and sizes: they need not be read for it, and an import of what was imported
  /// already changes nothing.
  func waitingFiles(_ docket: String) throws -> [NamedFile] {
    // A file of which no copy was kept may have come since, to be kept.
    let received =
      Disk.isThere(recordPath(docket)) ? try record(docket).receivedFiles().filter(\.isKept) : []
    let hashes = Set(received.map(\.hash.hex))
    func mark(_ name: String, _ size: Int) -> [UInt8] { Array("\(size) \(name)".utf8) }
    // Versions before put the hash's beginning before a name that was taken.
    let known = Set(
      received.flatMap { [mark($0.name, $0.size), mark($0.hash.short + "-" + $0.name, $0.size)] })
    // An attachment that lies there is noted in the list alone.
    let noted = Set(self.received(docket).lines().map { Array($0.name.utf8) })
    let paths = receivedFiles(docket).filter { path in
      let name = Disk.lastName(of: path)
      if hashes.contains(String(decoding: name.utf8.prefix(64), as: UTF8.self)) { return false }
      if AttachmentLinks.Name(name) != nil, noted.contains(Array(name.utf8)) { return false }
      return !known.contains(mark(name, Disk.size(of: path) ?? 0))
    }
    return named(paths, in: docket)
  }
}
