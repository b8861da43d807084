// Rulewright. Apache-2.0.

import Comments
import GRDB
import Glibc
import Hashing

/// The record of one docket as staff work in it: every comment whole, and what was made of it.
///
/// Who publishes is given a `PublishedRecord` instead. A record may be used from several threads
/// and by several processes at once. Its verbs throw `StoreError`.
package struct Record: Sendable {
  let file: RecordFile

  /// Where the record lies.
  package var path: String { file.path }

  /// Opens a record that is there.
  package static func open(_ path: String) throws(StoreError) -> Record {
    Record(file: try RecordFile(writing: path))
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

  /// What is wrong with the record; empty when nothing is.
  ///
  /// Reads all of it.
  package func verify() throws -> [String] {
    try file.reading { db in
      var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        var columns = Columns(row)
        problems.append("a row of \(try columns.text()) points at nothing")
      }
      try CommentReader(db).forEach(CommentQuery(CommentFilter())) { comment, hash in
        if !hash.utf8.elementsEqual(CommentHashes.content(of: comment).hex.utf8) {
          problems.append("\(comment.id) is not what was imported")
        }
      }
      return problems
    }
  }

  /// How SQLite keeps its journal: `truncate`.
  package func journalMode() throws -> String {
    try file.reading { try String.fetchOne($0, sql: "PRAGMA journal_mode") ?? "" }
  }
}
