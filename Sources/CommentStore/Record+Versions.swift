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
  package func keepVersion(stage: StageID, hash: ContentHash, bytes: [UInt8]) throws {
    let version = DraftVersion(stage: stage, fileHash: hash.hex)
    try Self.check(version, holds: bytes)
    try file.writing { try Self.keep(version, bytes, $0) }
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

  static func keep(_ version: DraftVersion, _ bytes: [UInt8], _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO draftVersion (stage, fileHash, bytes) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [version.stage.text, version.fileHash, Data(bytes)])
  }

  /// The bytes of a version, if they were kept.
  ///
  /// Throws `StoreError`.
  package func bytes(of version: DraftVersion) throws -> [UInt8]? {
    try file.reading { db in
      try Data.fetchOne(
        db, sql: "SELECT bytes FROM draftVersion WHERE stage = ? AND fileHash = ?",
        arguments: [version.stage.text, version.fileHash]
      ).map(Array.init)
    }
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
