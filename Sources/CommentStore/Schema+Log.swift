// Rulewright. Apache-2.0.

import GRDB

extension Schema {
  /// The log and the words that were there before.
  ///
  /// An event holds, as JSON, every row that it took away and put in, but for comments: these have
  /// a row each in `commentChange`, with the hash of the content that they got, and `comment`
  /// holds the content itself. Where a comment is written over, the content that it had goes to
  /// `formerContent` under its hash. So each content lies in the file once, the current one where
  /// it is read and searched, a former one where nothing reads it but history and verification;
  /// a comment that never changes costs the log some 150 bytes; and every content that an event
  /// names can be found by its hash and checked against it, which is what replay needs.
  static let log = """
    CREATE TABLE event (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      at TEXT NOT NULL,
      who TEXT NOT NULL,
      what TEXT NOT NULL,
      subject TEXT NOT NULL,
      before TEXT,
      after TEXT,
      previous TEXT NOT NULL CHECK (length(previous) = 64),
      hash TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;

    CREATE TABLE commentChange (
      event INTEGER NOT NULL,
      position INTEGER NOT NULL CHECK (position >= 1),
      comment TEXT NOT NULL,
      number INTEGER NOT NULL,
      before TEXT CHECK (length(before) = 64),
      after TEXT NOT NULL CHECK (length(after) = 64),
      receivedFile INTEGER NOT NULL,
      receivedRow INTEGER NOT NULL,
      PRIMARY KEY (event, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX commentChangeByComment ON commentChange (comment);

    CREATE TABLE formerContent (
      contentHash TEXT PRIMARY KEY CHECK (length(contentHash) = 64),
      content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER eventFollows BEFORE INSERT ON event
    WHEN NEW.number <> ifnull((SELECT max(number) FROM event), 0) + 1
      OR NEW.previous <> ifnull(
        (SELECT hash FROM event ORDER BY number DESC LIMIT 1), '\(Event.genesis)')
    BEGIN SELECT raise(ABORT, 'an event must follow the last one'); END;
    """

  /// Nothing of these tables is ever changed or taken away.
  static let appendOnly =
    onlyAddedTo(["event", "commentChange", "formerContent", "receivedFile", "draftVersion"])
      + """

      CREATE TRIGGER commentNoDELETE BEFORE DELETE ON comment
      BEGIN SELECT raise(ABORT, 'a comment is never taken away'); END;
      """

  /// Triggers that refuse to change or take away rows of some tables.
  static func onlyAddedTo(_ tables: [String]) -> String {
    tables.flatMap { table in ["UPDATE", "DELETE"].map { (table, $0) } }
      .map { table, verb in
        """
        CREATE TRIGGER \(table)No\(verb) BEFORE \(verb) ON \(table)
        BEGIN SELECT raise(ABORT, '\(table) is only added to'); END;
        """
      }.joined(separator: "\n")
  }

  /// Full-text search.
  ///
  /// The words of comments are indexed where they lie, by their number, which survives VACUUM.
  /// Responses are few and have no number, so their index holds their words itself. No trigger
  /// keeps the indexes in step: whoever writes does, in the same transaction, and a large import
  /// at its end.
  static let search = """
    CREATE VIEW searchedComment AS
    SELECT number, body, organization AS org, id, firstName || ' ' || lastName AS name
    FROM comment;

    CREATE VIRTUAL TABLE commentText USING fts5 (
      body, org, id, name, content = 'searchedComment', content_rowid = 'number',
      tokenize = 'unicode61 remove_diacritics 2');

    CREATE VIRTUAL TABLE responseText USING fts5 (
      response UNINDEXED, title, body, tokenize = 'unicode61 remove_diacritics 2');
    """
}
