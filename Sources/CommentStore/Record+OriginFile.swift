// Rulewright. Apache-2.0.

package import Comments
import GRDB

extension Record {
  /// The received file that a comment stands in as it is now; nil where there is no such comment.
  ///
  /// Throws `StoreError`.
  package func receivedFile(of comment: CommentID) throws -> ReceivedFile? {
    try file.reading { try ReceivedFileRows.one(of: comment.text, $0)?.received }
  }
}
