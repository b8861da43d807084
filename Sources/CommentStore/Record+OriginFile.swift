// Rulewright. Apache-2.0.

package import Comments
import GRDB

extension Record {
  /// The received file that a comment stands in as it is now; nil where there is no such comment.
  ///
  /// Throws `StoreError`.
  package func receivedFile(of comment: CommentID) throws -> ReceivedFile? {
    try file.reading { db in
      let number = try Int.fetchOne(
        db, sql: "SELECT receivedFile FROM comment WHERE id = ?", arguments: [comment.text])
      return try ReceivedFileRows.all(db).first { $0.number == number }?.received
    }
  }
}
