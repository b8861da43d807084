// Rulewright. Apache-2.0.

import GRDB
import Glibc

/// The record of one docket as staff work in it: every comment whole, and what was made of it.
///
/// Who publishes is given a `PublishedRecord` instead. A record may be used from several threads
/// and by several processes at once. Its verbs throw `StoreError`.
package struct Record: Sendable {
  let file: RecordFile

  /// Where the record lies.
  package var path: String { file.path }

  /// Opens a record that is there; whoever uses it waits for others with a patience.
  package static func open(
    _ path: String, _ patience: Patience = Patience()
  ) throws(StoreError) -> Record {
    Record(file: try RecordFile(writing: path, patience))
  }

  /// Makes a record where nothing is; only its owner may read it, for it holds people's names.
  package static func create(_ path: String) throws(StoreError) -> Record {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? .exists(path: path)
        : .cannotOpen(path: path, underlying: String(cString: strerror(errno)))
    }
    close(descriptor)
    return try open(path)
  }

  /// Opens the record, or makes it.
  ///
  /// Two processes may do so at once.
  package static func openOrCreate(_ path: String) throws(StoreError) -> Record {
    if access(path, F_OK) == 0 { return try open(path) }
    do {
      return try create(path)
    } catch .exists {
      return try open(path)
    }
  }

  /// How SQLite keeps its journal: `truncate`.
  package func journalMode() throws -> String {
    try file.reading { try String.fetchOne($0, sql: "PRAGMA journal_mode") ?? "" }
  }
}
