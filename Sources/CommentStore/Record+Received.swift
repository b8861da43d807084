// Rulewright. Apache-2.0.

import GRDB
package import Hashing

extension Record {
  /// The number of the file that was received last; 0 where nothing was received.
  ///
  /// What is counted of comments stays true as long as it is the same. Throws `StoreError`.
  package func lastReceivedFile() throws -> Int {
    try file.reading { try Int.fetchOne($0, sql: "SELECT max(number) FROM receivedFile") ?? 0 }
  }

  /// Whether the bytes of a file are kept that came under a name; nil where none such came.
  ///
  /// Throws `StoreError`.
  package func isKept(_ hash: ContentHash, name: String) throws -> Bool? {
    try file.reading { db in
      try ReceivedFileRows.number(of: hash, name: name, db).map {
        try ReceivedFileRows.isKept($0, db)
      }
    }
  }
}
