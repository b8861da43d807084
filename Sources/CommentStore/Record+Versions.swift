// Rulewright. Apache-2.0.

package import Codings
package import Dockets
import GRDB
package import Hashing

import struct Foundation.Data

extension Record {
  /// Keeps the bytes of a stage's file, so that a coding on them can always be shown on the words
  /// that its coder saw.
  ///
  /// Keeping what is kept changes nothing. Throws `StoreError`.
  package func keepVersion(
    stage: StageID, hash: ContentHash, bytes: [UInt8], stamp: EventStamp
  ) throws {
    let version = DraftVersion(stage: stage, fileHash: hash.hex)
    try Self.check(version, holds: bytes)
    try file.writing { db in
      var change = RecordChange()
      change.versions = try Self.keep([version: bytes], db)
      if !change.isEmpty {
        try EventLog(db: db).append(.versionKept, stage.text, after: change, stamp)
      }
    }
  }

  static func check(_ version: DraftVersion, holds bytes: [UInt8]) throws {
    let stage = version.stage.text
    let computed = ContentHash(of: bytes)
    guard computed.hex.utf8.elementsEqual(version.fileHash.utf8) else {
      throw StoreError.hashDiffers(
        stage: stage, given: version.fileHash, computed: computed.hex)
    }
    guard !stage.utf8.contains(0) else { throw StoreError.holdsNUL(what: "a stage's name") }
  }

  /// Keeps versions, and gives those that were not kept before, by stage and hash.
  static func keep(
    _ versions: [DraftVersion: [UInt8]], _ db: Database
  ) throws -> [RecordChange.Version] {
    let sorted = versions.sorted { a, b in
      let (left, right) = (a.key, b.key)
      return left.stage.text == right.stage.text
        ? left.fileHash.utf8.lexicographicallyPrecedes(right.fileHash.utf8)
        : left.stage.text.utf8.lexicographicallyPrecedes(right.stage.text.utf8)
    }
    var kept: [RecordChange.Version] = []
    for (version, bytes) in sorted {
      try db.execute(
        sql: """
          INSERT INTO draftVersion (stage, fileHash, bytes) VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING
          """,
        arguments: [version.stage.text, version.fileHash, Data(bytes)])
      if db.changesCount > 0 {
        kept.append(RecordChange.Version(version: version, size: bytes.count))
      }
    }
    return kept
  }

  static func bytes(of version: DraftVersion, _ db: Database) throws -> [UInt8]? {
    try Data.fetchOne(
      db, sql: "SELECT bytes FROM draftVersion WHERE stage = ? AND fileHash = ?",
      arguments: [version.stage.text, version.fileHash]
    ).map(Array.init)
  }

  /// The bytes of a version, if they were kept.
  ///
  /// Throws `StoreError`.
  package func bytes(of version: DraftVersion) throws -> [UInt8]? {
    try file.reading { try Self.bytes(of: version, $0) }
  }

  /// The versions that were kept, by stage and hash.
  ///
  /// Throws `StoreError`.
  package func versions() throws -> [DraftVersion] {
    try file.reading { db in
      try Row.fetchAll(
        db, sql: "SELECT stage, fileHash FROM draftVersion ORDER BY stage, fileHash"
      ).map { row in
        var columns = Columns(row)
        return DraftVersion(stage: StageID(try columns.text()), fileHash: try columns.text())
      }
    }
  }
}

extension PublishedRecord {
  /// The versions that codings which the public may see speak to, by stage and hash.
  ///
  /// A version of a working draft is in the record because somebody coded on it; no other is the
  /// public's.
  package func versions() throws -> [DraftVersion] {
    let spokenTo = Set(try codings().compactMap { $0.target?.version })
    return spokenTo.sorted { a, b in
      a.stage == b.stage
        ? a.fileHash.utf8.lexicographicallyPrecedes(b.fileHash.utf8)
        : a.stage.text.utf8.lexicographicallyPrecedes(b.stage.text.utf8)
    }
  }

  /// The bytes of a version that codings which the public may see speak to.
  package func bytes(of version: DraftVersion) throws -> [UInt8]? {
    let codings = try codings(CodingFilter(targetStage: version.stage))
    guard codings.contains(where: { $0.target?.version == version }) else { return nil }
    return try file.reading { try Record.bytes(of: version, $0) }
  }
}
