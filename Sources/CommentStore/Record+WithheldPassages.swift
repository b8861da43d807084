// Rulewright. Apache-2.0.

package import Comments
import GRDB
package import Redacting

extension Record {
  /// Hands on every passage of the comments that the public does not read, comment by comment.
  ///
  /// A comment that its submitter withdrew is not public either, but nobody withholds it: of it only
  /// what looks like personal data, or was withheld in it, is handed on. `take` must not use this
  /// record: it is busy reading. Throws `StoreError`, and what `take` throws.
  package func eachWithheldPassage(_ take: (WithheldPassage) throws -> Void) throws {
    try file.reading { db in
      let sql = """
        SELECT comment.id, comment.restrictionKind IS NOT NULL OR withheld.kind IS NOT NULL
        FROM comment LEFT JOIN publicText ON publicText.number = comment.number
          LEFT JOIN disclosure AS withheld ON withheld.comment = comment.id
            AND withheld.attachment = 0 AND withheld.sha256 = '' AND withheld.state = 'withheld'
        WHERE publicText.number IS NOT NULL OR comment.restrictionKind IS NOT NULL
          OR withheld.kind IS NOT NULL
        ORDER BY comment.number
        """
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        var columns = Columns(row)
        let id = CommentID(try columns.text())
        let isWhole = try columns.flag()
        guard let comment = try CommentReader(db).comment(id) else { continue }
        let form = try PublicTexts(db).form(of: comment)
        for passage in WithheldPassage.all(of: comment, form, isWhole: isWhole) {
          try take(passage)
        }
      }
    }
  }

  /// What the public reads of a comment; nil where it reads none of it.
  ///
  /// Throws `StoreError`.
  package func publicWords(of comment: CommentID) throws -> String? {
    try file.reading { db in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT body FROM publishedComment WHERE id = ?"),
        arguments: [comment.text])
    }
  }

  /// Whether an event after some other could have changed which words are withheld.
  ///
  /// Throws `StoreError`.
  package func withholdingChanged(since event: Int) throws -> Bool {
    try file.reading { db in
      let kinds: [EventKind] = [
        .adopted, .imported, .attachmentsRead, .redacted, .shown, .withheld, .released, .undone,
        .redone,
      ]
      let marks = kinds.map { _ in "?" }.joined(separator: ", ")
      return try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT 1 FROM event WHERE number > ? AND what IN (\(marks)) LIMIT 1"),
        arguments: [event] + StatementArguments(kinds.map(\.rawValue))) != nil
    }
  }
}
