// Rulewright. Apache-2.0.

import Codings
import GRDB

/// Keeps the full-text indexes in step with what they index.
///
/// Indexing all that an import added with one statement at its end was measured to take as long as
/// a rebuild where the record was empty, and a sixth of one where it was not.
struct SearchIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Indexes all that is there.
  func build() throws {
    try db.execute(
      sql: """
        INSERT INTO commentText (commentText) VALUES ('rebuild');
        DELETE FROM responseText;
        INSERT INTO responseText (response, title, body) SELECT id, title, body FROM response;
        """)
  }

  /// Indexes the comments with a number above another.
  func addComments(after number: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO commentText (rowid, body, org, id, name)
        SELECT number, body, org, id, name FROM searchedComment WHERE number > ?
        """
    ).execute(arguments: [number])
  }

  /// Indexes one comment.
  func addComment(_ number: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO commentText (rowid, body, org, id, name)
        SELECT number, body, org, id, name FROM searchedComment WHERE number = ?
        """
    ).execute(arguments: [number])
  }

  /// Takes a comment out, while it still has the words with which it was indexed.
  func removeComment(_ number: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO commentText (commentText, rowid, body, org, id, name)
        SELECT 'delete', number, body, org, id, name FROM searchedComment WHERE number = ?
        """
    ).execute(arguments: [number])
  }

  func addResponse(_ response: Response) throws {
    try db.execute(
      sql: "INSERT INTO responseText (response, title, body) VALUES (?, ?, ?)",
      arguments: [response.id.text, response.title, response.body])
  }

  func removeResponse(_ id: ResponseID) throws {
    try db.execute(sql: "DELETE FROM responseText WHERE response = ?", arguments: [id.text])
  }
}
