// Rulewright. Apache-2.0.

import GRDB
import Hashing

import struct Foundation.Data

/// Kept codebooks as rows: their bytes by hash, and which event made which of them the newest.
enum CodebookRows {
  /// The newest codebook that was kept.
  static func newest(_ db: Database, in schema: String = "") throws -> RecordChange.Codebook? {
    let sql = """
      SELECT sha256, length(bytes) FROM codebookVersion WHERE sha256 = (
        SELECT sha256 FROM \(schema)codebookChange ORDER BY event DESC LIMIT 1)
      """
    guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
    var columns = Columns(row)
    return RecordChange.Codebook(sha256: try columns.text(), size: try columns.number())
  }

  /// Keeps bytes, and gives what the log says of them.
  static func keep(_ bytes: [UInt8], _ db: Database) throws -> RecordChange.Codebook {
    let codebook = RecordChange.Codebook(sha256: ContentHash(of: bytes).hex, size: bytes.count)
    try db.execute(
      sql: "INSERT INTO codebookVersion (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [codebook.sha256, Data(bytes)])
    return codebook
  }

  /// Makes a kept codebook the newest.
  static func put(
    _ sha256: String, event: Int, _ db: Database, in schema: String = ""
  ) throws {
    try db.execute(
      sql: "INSERT INTO \(schema)codebookChange (event, sha256) VALUES (?, ?)",
      arguments: [event, sha256])
  }

  static func bytes(_ sha256: String, _ db: Database) throws -> [UInt8]? {
    try Data.fetchOne(
      db, sql: "SELECT bytes FROM codebookVersion WHERE sha256 = ?", arguments: [sha256]
    ).map(Array.init)
  }
}
