// Rulewright. Apache-2.0.

package import Codings
import Dockets
import GRDB

import struct Foundation.Data

extension PublishedRecord {
  /// The bytes of a version, if they were kept: texts of the rule, never of comments.
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
