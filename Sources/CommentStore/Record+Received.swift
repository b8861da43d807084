// Rulewright. Apache-2.0.

import GRDB

extension Record {
  /// The number of the file that was received last; 0 where nothing was received.
  ///
  /// What is counted of comments stays true as long as it is the same. Throws `StoreError`.
  package func lastReceivedFile() throws -> Int {
    try file.reading { try Int.fetchOne($0, sql: "SELECT max(number) FROM receivedFile") ?? 0 }
  }
}
