// Rulewright. Apache-2.0.

package import Comments
package import Dockets
import GRDB

extension Record {
  /// The comments that a filter lets through, by day received and id, and how many there are.
  ///
  /// Throws `StoreError`.
  package func comments(_ filter: CommentFilter = CommentFilter()) throws -> CommentPage {
    try file.reading { db in
      let query = try CommentQuery(filter, db)
      let reader = CommentReader(db)
      var page = CommentPage(total: try reader.count(query), comments: [])
      try reader.forEach(query) { comment, _ in page.comments.append(comment) }
      return page
    }
  }

  /// Calls `body` with each comment that a filter lets through, one in memory at a time.
  ///
  /// `body` must not use this record: it is busy reading. Throws `StoreError`, and what `body`
  /// throws.
  package func forEachComment(
    _ filter: CommentFilter = CommentFilter(), _ body: (Comment) throws -> Void
  ) throws {
    try file.reading { db in
      try CommentReader(db).forEach(try CommentQuery(filter, db)) { comment, _ in try body(comment)
      }
    }
  }

  /// One comment, whole.
  ///
  /// Throws `StoreError`.
  package func comment(_ id: CommentID) throws -> Comment? {
    try file.reading { try CommentReader($0).comment(id) }
  }

  /// Hands on the words of some comments, in the order in which they are asked for, each with its
  /// place there; nil for one that is not in the record.
  ///
  /// `take` must not use this record: it is busy reading. Throws `StoreError`, and what `take`
  /// throws.
  package func eachBody(
    of comments: [CommentID], _ take: (Int, String?) throws -> Void
  ) throws {
    try file.reading { db in
      let statement = try db.cachedStatement(sql: "SELECT body FROM comment WHERE id = ?")
      for (index, id) in comments.enumerated() {
        let row = try Row.fetchOne(statement, arguments: [id.text])
        try take(
          index,
          try row.map { row in
            var columns = Columns(row)
            return try columns.text()
          })
      }
    }
  }

  /// Everything that a comment ever said: as it is now, then as it was, the newest first.
  ///
  /// Throws `StoreError`.
  package func contents(of id: CommentID) throws -> [Comment] {
    try file.reading { db in
      guard let present = try CommentReader(db).comment(id) else { return [] }
      return [present] + (try CommentContents(db: db).former(of: id))
    }
  }

  /// The numbers of a stage, or of all.
  ///
  /// Throws `StoreError`.
  package func counts(stage: StageID? = nil) throws -> CommentCounts {
    try file.reading { try CountReader($0).counts(stage: stage, asOf: nil) }
  }

  /// The numbers of some comments together with those on the same stages that say the same, word
  /// for word.
  ///
  /// Throws `StoreError`.
  package func counts(saying ids: [CommentID]) throws -> CommentCounts {
    if ids.isEmpty { return CommentCounts() }
    return try file.reading { try CountReader($0).counts(saying: ids) }
  }
}
