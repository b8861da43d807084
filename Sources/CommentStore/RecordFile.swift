// Rulewright. Apache-2.0.

import GRDB
import Glibc

/// The SQLite file of a record: how it is opened, and how its errors become `StoreError`.
///
/// The journal is TRUNCATE, not WAL. SQLite before 3.51.3 can corrupt a database in WAL mode when
/// two connections write and checkpoint at the same moment (the "WAL-reset" bug), and Debian 12
/// links 3.40.1. With `synchronous=FULL` SQLite syncs the database, then truncates the journal
/// and syncs that too; the truncated journal is what makes a commit final, and since the file
/// itself stays, no folder has to be synced: a commit that returned survives a power cut, so far
/// as the disk tells the truth.
///
/// Every write is one BEGIN IMMEDIATE, so that two writers queue and neither is refused half-way.
struct RecordFile: Sendable {
  let path: String
  private let queue: DatabaseQueue
  /// What was searched for lately.
  let searches = KnownSearches()

  /// What is said of a record whose tables an older version made.
  static let isOlder = "an older version made it; open it once for writing"

  /// Opens a file for writing; it must exist and may be empty.
  ///
  /// Throws `StoreError`.
  init(writing path: String, _ patience: Patience = Patience()) throws(StoreError) {
    let queue = try Self.queue(path, readonly: false, patience)
    self.path = path
    self.queue = queue
    try leaveWALMode()
    try Self.translating(path) { try Self.prepare(queue, path, patience) }
  }

  /// Sees that the file is a record, and brings its tables up to date.
  ///
  /// Another process may be making the same record at this moment: a table comes between our look
  /// and our step, or both have looked and wait for each other, which SQLite ends at once with
  /// BUSY. Whoever loses looks again, until the tables are there or five seconds have gone.
  private static func prepare(
    _ queue: DatabaseQueue, _ path: String, _ patience: Patience
  ) throws {
    var attempts = 0
    while true {
      do {
        let (id, hasTables) = try queue.read { try identity($0) }
        guard id == Schema.applicationID || (id == 0 && !hasTables) else {
          throw StoreError.notARecord(path: path, underlying: "another program made it")
        }
        if try queue.read(Schema.migrator.hasBeenSuperseded) { throw StoreError.tooNew(path: path) }
        return try Schema.migrator.migrate(queue)
      } catch let error as DatabaseError
        where mayPass(error) && !patience.isExhausted && attempts < 250
      {
        attempts += 1
        usleep(20_000)
      }
    }
  }

  /// Whether an error can come from another process that is making the record.
  private static func mayPass(_ error: DatabaseError) -> Bool {
    [.SQLITE_ERROR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_SCHEMA, .SQLITE_CONSTRAINT]
      .contains(error.resultCode)
  }

  /// Opens a record for reading only.
  ///
  /// Throws `StoreError`.
  init(reading path: String) throws(StoreError) {
    let queue = try Self.queue(path, readonly: true, Patience())
    self.path = path
    self.queue = queue
    try Self.translating(path) {
      try queue.read { db in
        guard try Self.identity(db).id == Schema.applicationID else {
          throw StoreError.notARecord(path: path, underlying: "another program made it")
        }
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else {
          throw StoreError.inWALMode(path: path)
        }
        if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.tooNew(path: path) }
        guard try Schema.migrator.hasCompletedMigrations(db) else {
          throw StoreError.notARecord(path: path, underlying: Self.isOlder)
        }
      }
    }
  }

  /// Opens a record for reading only, put back to its last commit where a program was killed while
  /// it wrote.
  ///
  /// Only a connection that may write can do that; it is closed before anything is read.
  static func openForReading(_ path: String) throws(StoreError) -> RecordFile {
    do {
      return try RecordFile(reading: path)
    } catch .notWritable {
      _ = try RecordFile(writing: path)
      return try RecordFile(reading: path)
    }
  }

  /// A copy of one state of the record, in a file without a name that goes away with it.
  ///
  /// Throws `StoreError`.
  func privateCopy() throws -> DatabaseQueue { try copy(intoFileAt: "") }

  /// Copies one state of the record into an empty file.
  ///
  /// Throws `StoreError`.
  func copy(to path: String) throws { try copy(intoFileAt: path).close() }

  /// All pages in one step: in several, every commit of another would begin the copy anew.
  private func copy(intoFileAt target: String) throws -> DatabaseQueue {
    try Self.rethrowing(path) {
      var configuration = Configuration()
      configuration.prepareDatabase { db in
        try db.execute(
          sql: """
            PRAGMA trusted_schema = OFF;
            PRAGMA cell_size_check = ON;
            PRAGMA mmap_size = 0;
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            """)
      }
      let copy = try DatabaseQueue(path: target, configuration: configuration)
      try queue.backup(to: copy)
      return copy
    }
  }

  /// Reads, all from one state of the record.
  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    try Self.rethrowing(path) {
      if let held = Held.current, held.path == path { return try body(held.db) }
      return try queue.read(body)
    }
  }

  /// Writes in one transaction, which is undone when `body` throws.
  func writing<T>(_ body: (Database) throws -> T) throws -> T {
    try Self.rethrowing(path) {
      guard let held = Held.current, held.path == path else { return try queue.write(body) }
      var result: Result<T, any Error>?
      try held.db.inSavepoint {
        do {
          result = .success(try body(held.db))
          return .commit
        } catch {
          result = .failure(error)
          return .rollback
        }
      }
      guard let result else { throw StoreError.failed(path: path, underlying: "no answer") }
      return try result.get()
    }
  }

  /// A transaction that is open, for whatever is written within it on the same thread.
  private struct Held: @unchecked Sendable {
    let path: String
    /// Used by the thread that holds it alone.
    let db: Database

    @TaskLocal static var current: Held?
  }

  /// Commits what several writings do all at once: each of them is still whole or undone by
  /// itself, and the disk is waited for once.
  ///
  /// When `body` throws, what it wrote before is committed, and the error thrown on. `beforeCommit`
  /// sees to it that what the record will speak of is on the disk.
  func writingTogether<T>(beforeCommit: () throws -> Void, _ body: () throws -> T) throws -> T {
    try Self.rethrowing(path) {
      try queue.writeWithoutTransaction { db in
        var result: Result<T, any Error>?
        try db.inTransaction(.immediate) {
          result = Held.$current.withValue(Held(path: path, db: db)) { Result { try body() } }
          try beforeCommit()
          return .commit
        }
        guard let result else { throw StoreError.failed(path: path, underlying: "no answer") }
        return try result.get()
      }
    }
  }
}

// MARK: - Opening

extension RecordFile {
  private static func queue(
    _ path: String, readonly: Bool, _ patience: Patience
  ) throws(StoreError) -> DatabaseQueue {
    guard access(path, F_OK) == 0 else { throw .missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = patience.busyMode
    configuration.prepareDatabase { db in
      // The file may come from anywhere: sqlite.org/security.html, "Untrusted SQLite Database
      // Files". What SQLite must be able to undo within a statement it keeps in memory: in files
      // that was a quarter of an import's time. 64 MiB of pages hold the indexes of a large docket,
      // into which an import writes all over.
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA mmap_size = 0;
          PRAGMA synchronous = FULL;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -65536;
          """)
      try SearchRanking.add(to: db)
    }
    return try translating(path) { try DatabaseQueue(path: path, configuration: configuration) }
  }

  private func leaveWALMode() throws(StoreError) {
    let path = self.path
    let queue = self.queue
    try Self.translating(path) {
      try queue.writeWithoutTransaction { db in
        let isWAL = try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        do {
          let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = TRUNCATE")
          guard mode == "truncate" else { throw StoreError.inWALMode(path: path) }
        } catch let error as DatabaseError where isWAL && error.resultCode == .SQLITE_BUSY {
          throw StoreError.inWALMode(path: path)
        }
      }
    }
  }

  private static func identity(_ db: Database) throws -> (id: Int, hasTables: Bool) {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    // GRDB's own table may be there when another process is making the record at this moment.
    let tables = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'")
    return (id, (tables ?? 0) > 0)
  }
}

// MARK: - Errors

extension RecordFile {
  private static func translating<T>(
    _ path: String, _ body: () throws -> T
  ) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch {
      throw .failed(path: path, underlying: String(describing: error))
    }
  }

  /// Translates SQLite's errors and lets a caller's own pass.
  private static func rethrowing<T>(_ path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as any HarmedFile {
      throw StoreError.damaged(path: path, underlying: String(describing: error))
    }
  }
}
