// Rulewright. Apache-2.0.

import GRDB

extension Record {
  /// The hashes of attachments whose bytes are here and whose words nobody has, in the order of
  /// the hashes: those that nobody has tried, and those that could not be read too when asked.
  ///
  /// Throws `StoreError`.
  package func unreadAttachments(tryingAgain: Bool = false) throws -> [String] {
    try file.reading { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT sha256 FROM attachment WHERE sha256 IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM attachmentReading AS tried WHERE tried.sha256 = attachment.sha256
              AND (? OR tried.text IS NOT NULL))
          ORDER BY sha256
          """, arguments: [!tryingAgain])
    }
  }
}
