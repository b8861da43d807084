// Rulewright. Apache-2.0.

package import Comments
import GRDB

extension Record {
  /// What a filter's search finds, the best first, or in the order of arrival where thousands of
  /// comments hold its words; nil where the filter searches for nothing.
  ///
  /// The filter's own limit and offset say nothing here. Throws `StoreError`.
  package func find(_ filter: CommentFilter) throws -> FoundComments? {
    try file.reading { db in
      guard let search = try CommentSearch(filter, db) else { return nil }
      return try file.searches.found(search, db)
    }
  }

  /// Some of what a search found, as rows that show where.
  ///
  /// Throws `StoreError`.
  package func rows(
    of found: FoundComments, _ filter: CommentFilter, offset: Int = 0, limit: Int
  ) throws -> [QueueRow] {
    try file.reading { db in
      guard let search = try CommentSearch(filter, db) else { return [] }
      let numbers = try search.numbers(found, offset: offset, limit: limit)
      return try Self.rows(
        at: """
          SELECT day, queue.comment, queue.number, wanted.key AS place
          FROM json_each(?) AS wanted CROSS JOIN queue ON queue.number = wanted.value
          """, [Self.list(numbers)], by: "place.place", reader: filter.reader,
        snippets: try search.snippets(.row), db)
    }
  }

  /// Some of what a search found, whole, each with the place where.
  ///
  /// Throws `StoreError`.
  package func comments(
    of found: FoundComments, _ filter: CommentFilter
  ) throws -> [(comment: Comment, snippet: Snippet?)] {
    try file.reading { db in
      guard let search = try CommentSearch(filter, db) else { return [] }
      let snippets = try search.snippets(.lines)
      var comments: [(comment: Comment, snippet: Snippet?)] = []
      let numbers = try search.numbers(found, offset: filter.offset, limit: filter.limit)
      try CommentReader(db).forEach(numbers) { comment in
        comments.append((comment, snippets.snippet(of: Array(comment.body.utf8))))
      }
      return comments
    }
  }

  /// Where a comment stands among what a search found, whether it is let through or not; nil where
  /// the record has it not.
  ///
  /// Throws `StoreError`.
  package func place(
    of comment: CommentID, in found: FoundComments, _ filter: CommentFilter
  ) throws -> FoundPlace? {
    try file.reading { db in
      guard let search = try CommentSearch(filter, db),
        let number = try Int.fetchOne(
          db.cachedStatement(sql: "SELECT number FROM comment WHERE id = ?"),
          arguments: [comment.text])
      else { return nil }
      let place = try search.place(of: number, in: found)
      func id(_ number: Int?) throws -> CommentID? {
        guard let number else { return nil }
        return try String.fetchOne(
          db.cachedStatement(sql: "SELECT id FROM comment WHERE number = ?"), arguments: [number]
        ).map { CommentID($0) }
      }
      return FoundPlace(
        position: place.position, previous: try id(place.previous), next: try id(place.next))
    }
  }

  /// Numbers as a list in JSON.
  private static func list(_ numbers: [Int]) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }
}
