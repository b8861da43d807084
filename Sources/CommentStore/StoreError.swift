// Rulewright. Apache-2.0.

import GRDB

/// What the record could not do.
///
/// `path` is the record's file, `underlying` SQLite's own words.
package enum StoreError: Error, Hashable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)
  /// `create` found a file where it was to make one.
  case exists(path: String)
  /// The file cannot be opened: a folder, a missing folder, no permission.
  case cannotOpen(path: String, underlying: String)
  /// The file is no SQLite database, or one of another program.
  case notARecord(path: String, underlying: String)
  /// The file is a record whose bytes have been harmed.
  case damaged(path: String, underlying: String)
  /// A newer program made the record; this one would not understand it.
  case tooNew(path: String)
  /// The record is in WAL mode and cannot be taken out of it while others have it open.
  case inWALMode(path: String)
  /// Another process kept the record locked for longer than the program waits.
  case busy(path: String, underlying: String)
  /// The disk is full.
  case diskFull(path: String, underlying: String)
  /// The file or its folder may not be written.
  case notWritable(path: String, underlying: String)
  /// Anything else that SQLite refused.
  case failed(path: String, underlying: String)

  /// The parts of an import do not add up to what was read; nothing of the file was kept.
  case tallyDoesNotAddUp(file: String, read: Int, accountedFor: Int)
  /// A coding is about a comment that the record does not hold.
  case unknownComment(id: String)
  /// A coding speaks to a version whose bytes were not kept.
  case unknownVersion(stage: String, fileHash: String)
  /// A coding quotes words that do not stand at its range in the comment.
  case quoteDiffers(comment: String, start: Int, end: Int)
  /// Rows are not as they were when somebody saw them who wants to change them; nothing was
  /// changed.
  case changedMeanwhile([RowConflict])
  /// Another event than the one that somebody saw would be taken back, or done again, or none.
  case otherEvent(expected: Int, now: Int?)
  /// Bytes were handed over with the hash of others.
  case hashDiffers(stage: String, given: String, computed: String)
  /// A text holds a NUL character, at which SQLite's text functions would cut it off.
  case holdsNUL(what: String)
  /// A search of more than `CommentFilter.longestSearch` bytes.
  case searchTooLong(bytes: Int)
  /// A search that means nothing: from which character on, counted from 1, and why.
  case searchUnreadable(place: Int, why: String)

  package var description: String {
    switch self {
    case .missing(let path): "There is no record at \(path)."
    case .exists(let path): "There is a file at \(path) already."
    case .cannotOpen(let path, let why): "\(path) cannot be opened: \(why)."
    case .notARecord(let path, let why): "\(path) is not a record: \(why)."
    case .damaged(let path, let why): "\(path) is damaged: \(why)."
    case .tooNew(let path): "\(path) was made by a newer version of Rulewright."
    case .inWALMode(let path):
      "\(path) is in WAL mode, which this SQLite may corrupt; "
        + "close what has it open, then open the record once for writing."
    case .busy(let path, let why): "\(path) is in use by another process: \(why)."
    case .diskFull(let path, let why): "The disk that holds \(path) is full: \(why)."
    case .notWritable(let path, let why): "\(path) cannot be written: \(why)."
    case .failed(let path, let why): "\(path): \(why)."
    case .tallyDoesNotAddUp(let file, let read, let accountedFor):
      "\(file) has \(read) rows, of which \(accountedFor) are accounted for; nothing was kept."
    case .unknownComment(let id): "The record holds no comment \(id)."
    case .unknownVersion(let stage, let hash): "The record holds no version \(hash) of \(stage)."
    case .quoteDiffers(let comment, let start, let end):
      "The quoted words do not stand at bytes \(start) to \(end) of \(comment)."
    case .changedMeanwhile(let conflicts):
      "Something changed in between: " + conflicts.map(\.description).joined(separator: "; ")
        + "."
    case .otherEvent(let expected, let now):
      "Event \(expected) is not the next to go; "
        + (now.map { "event \($0) is." } ?? "there is none.")
    case .hashDiffers(let stage, let given, let computed):
      "The bytes of \(stage) have the hash \(computed), not \(given)."
    case .holdsNUL(let what): "\(what) holds a NUL character."
    case .searchTooLong(let bytes): "A search of \(bytes) bytes is too long."
    case .searchUnreadable(let place, let why):
      "The search cannot be read from character \(place) on: \(why)."
    }
  }
}

extension StoreError {
  /// Reads somebody's search, and says of one that cannot be read what is wrong.
  static func reading(_ search: String, _ fields: SearchQuery.Fields) throws -> SearchQuery {
    guard search.utf8.count <= CommentFilter.longestSearch else {
      throw StoreError.searchTooLong(bytes: search.utf8.count)
    }
    do {
      return try SearchQuery(search, fields: fields)
    } catch {
      throw StoreError.searchUnreadable(place: error.place, why: error.why)
    }
  }

  /// What an error of SQLite means for the record at a path.
  init(_ error: DatabaseError, path: String) {
    let why = "\(error.message ?? "SQLite gives no reason") (\(error.extendedResultCode.rawValue))"
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notARecord(path: path, underlying: why)
    case .SQLITE_CORRUPT: self = .damaged(path: path, underlying: why)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .cannotOpen(path: path, underlying: why)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path, underlying: why)
    case .SQLITE_FULL: self = .diskFull(path: path, underlying: why)
    case .SQLITE_READONLY: self = .notWritable(path: path, underlying: why)
    default: self = .failed(path: path, underlying: why)
    }
  }
}
