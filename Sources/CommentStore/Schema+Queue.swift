// Rulewright. Apache-2.0.

import Codings
import GRDB

extension Schema {
  /// Notes, readings, codebooks, and what a queue of a hundred thousand comments is read from.
  static let notes = """
    ALTER TABLE coding ADD COLUMN note TEXT NOT NULL DEFAULT '';
    ALTER TABLE coding ADD COLUMN definition TEXT CHECK (length(definition) = 64);

    -- Column by column: what the office notes for itself must not be public by being there.
    DROP VIEW publishedCoding;
    CREATE VIEW publishedCoding AS
    SELECT coding.number, coding.comment, coding.tag, coding.passageStart, coding.passageEnd,
      coding.quote, coding.targetStage, coding.targetFileHash, coding.targetLabel,
      coding.targetCitation, coding.targetKey, coding.coder, coding.at,
      publishedComment.stage, publishedComment.received, publishedComment.day
    FROM coding JOIN publishedComment ON publishedComment.id = coding.comment
    WHERE publishedComment.isPublic;

    CREATE INDEX codingByCoder ON coding (coder, comment);
    CREATE INDEX codingByClause ON coding (targetStage, targetLabel, comment);
    CREATE INDEX codingByIssue ON coding (targetStage, tag, targetLabel, comment);
    CREATE INDEX eventByPerson ON event (who);

    -- SQLite gives the number of a row that is gone to the next; a coding that is put back must
    -- find its own free.
    CREATE TABLE codingNumber (last INTEGER NOT NULL) STRICT;

    CREATE TABLE reading (
      comment TEXT NOT NULL REFERENCES comment (id),
      who TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'set aside')),
      reason TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (comment, who)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE codebookVersion (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE codebookChange (
      event INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL REFERENCES codebookVersion (sha256)
    ) STRICT;

    -- '~' sorts after every day.
    CREATE TABLE queue (
      day TEXT NOT NULL,
      comment TEXT NOT NULL,
      number INTEGER NOT NULL,
      stage TEXT NOT NULL,
      isWithdrawn INTEGER NOT NULL CHECK (isWithdrawn IN (0, 1)),
      codings INTEGER NOT NULL CHECK (codings >= 0),
      done INTEGER NOT NULL CHECK (done >= 0),
      setAside INTEGER NOT NULL CHECK (setAside >= 0),
      PRIMARY KEY (day, comment)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX queueByComment ON queue (comment);
    """

  /// All that a filter asks of a comment whose words a search found, in one look.
  static let queueByNumber = """
    CREATE INDEX queueByNumber ON queue (number, stage, isWithdrawn, codings, done, setAside)
    """

  /// Nothing of a kept codebook is ever changed or taken away.
  static let codebooksAppendOnly = onlyAddedTo(["codebookVersion", "codebookChange"])

  /// What stands in `queue` for each comment.
  static let queued = """
    SELECT coalesce(received, '~') AS day, id AS comment, number, stage,
      withdrawalReason IS NOT NULL AS isWithdrawn,
      (SELECT count(*) FROM coding WHERE coding.comment = comment.id) AS codings,
      (SELECT count(*) FROM reading WHERE reading.comment = comment.id AND state = 'done') AS done,
      (SELECT count(*) FROM reading WHERE reading.comment = comment.id
        AND state = 'set aside') AS setAside
    FROM comment
    """

  /// Unlike the search indexes, the queue is kept in step by triggers: it is a few numbers, and
  /// whoever writes a row writes them at once.
  ///
  /// The first of them is dropped later: for an insertion with a trigger SQLite keeps a journal of
  /// its own, which took a third of a large import's time. `CommentWriter` does its work.
  static let queueTriggers: String = {
    func place(_ row: String, _ column: String) -> String {
      """
      comment = \(row).\(column) AND day = (
          SELECT coalesce(received, '~') FROM comment WHERE id = \(row).\(column))
      """
    }
    var sql = """
      CREATE TRIGGER queueComment AFTER INSERT ON comment BEGIN
        INSERT INTO queue (day, comment, number, stage, isWithdrawn, codings, done, setAside)
        VALUES (coalesce(NEW.received, '~'), NEW.id, NEW.number, NEW.stage,
          NEW.withdrawalReason IS NOT NULL, 0, 0, 0);
      END;
      CREATE TRIGGER queueCommentUPDATE AFTER UPDATE ON comment BEGIN
        UPDATE queue SET day = coalesce(NEW.received, '~'), comment = NEW.id,
          number = NEW.number, stage = NEW.stage,
          isWithdrawn = NEW.withdrawalReason IS NOT NULL
        WHERE day = coalesce(OLD.received, '~') AND comment = OLD.id;
      END;
      CREATE TRIGGER codingNumberTaken AFTER INSERT ON coding BEGIN
        UPDATE codingNumber SET last = NEW.number WHERE last < NEW.number;
      END;

      """
    let events = [("INSERT", ["NEW"]), ("DELETE", ["OLD"]), ("UPDATE", ["OLD", "NEW"])]
    for (verb, rows) in events {
      sql += "CREATE TRIGGER queueCoding\(verb) AFTER \(verb) ON coding BEGIN\n"
      for row in rows {
        sql += """
          UPDATE queue SET codings = (
              SELECT count(*) FROM coding WHERE comment = \(row).comment)
            WHERE \(place(row, "comment"));

          """
      }
      sql += "END;\nCREATE TRIGGER queueReading\(verb) AFTER \(verb) ON reading BEGIN\n"
      for row in rows {
        sql += """
          UPDATE queue SET
              done = (SELECT count(*) FROM reading
                WHERE comment = \(row).comment AND state = 'done'),
              setAside = (SELECT count(*) FROM reading
                WHERE comment = \(row).comment AND state = 'set aside')
            WHERE \(place(row, "comment"));

          """
      }
      sql += "END;\n"
    }
    return sql
  }()

  /// Brings a record of before notes up to date; its log stays as it is.
  static func addNotes(_ db: Database) throws {
    for sql in [notes, codebooksAppendOnly, queueTriggers] { try db.execute(sql: sql) }
    try db.execute(
      sql: """
        INSERT INTO queue (day, comment, number, stage, isWithdrawn, codings, done, setAside)
        \(queued)
        """)
    var last = try Int.fetchOne(db, sql: "SELECT max(number) FROM coding") ?? 0
    var events = Conditions()
    events.add("instr(after, '\"codings\":') > 0")
    try EventLog(db: db).forEach(events) { event in
      // What cannot be read is named by a verification, and keeps nobody from their record.
      let codings = (try? RecordChange(event.after))?.codings ?? []
      last = max(last, codings.map(\.number).max() ?? 0)
    }
    try db.execute(sql: "INSERT INTO codingNumber (last) VALUES (?)", arguments: [last])
  }
}
