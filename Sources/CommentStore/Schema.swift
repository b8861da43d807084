// Rulewright. Apache-2.0.

import GRDB

/// The tables of the record.
///
/// Migrations are only ever added at the end: one that has shipped is never touched again.
///
/// Every table is STRICT; what may be unknown is NULL and nothing else is. Days are text,
/// `2021-10-21`, which sorts as days do. Of comments and codings `PublishedRecord` reads the
/// views `publishedComment` and `publishedCoding` only.
enum Schema {
  /// "Rule" in ASCII: tells a record from any other SQLite file.
  static let applicationID = 0x5275_6C65

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (name, sql) in migrations {
      migrator.registerMigration(name) { try $0.execute(sql: sql) }
    }
    migrator.registerMigration("3: keep a log of every change, and index texts for search") { db in
      for sql in [log, appendOnly, search] { try db.execute(sql: sql) }
      try SearchIndex(db).build()
      try Adoption(db).adopt()
    }
    migrator.registerMigration("4: find comments that say the same") { db in
      try db.execute(sql: "CREATE INDEX commentByText ON comment (textHash, stage)")
    }
    migrator.registerMigration("5: keep notes, readings and codebooks, and a queue of comments") {
      try addNotes($0)
    }
    migrator.registerMigration("6: find readings by person") { db in
      try db.execute(sql: "CREATE INDEX readingByPerson ON reading (who)")
    }
    migrator.registerMigration("7: keep where words stand in what came, and what attachments say") {
      for sql in [attachments, onlyAddedTo(["attachmentReading"])] { try $0.execute(sql: sql) }
    }
    migrator.registerMigration("8: keep what of a comment is withheld, and what the public reads") {
      try $0.execute(sql: redactions)
    }
    migrator.registerMigration("9: put comments into the queue when a file is read to its end") {
      try $0.execute(sql: "DROP TRIGGER queueComment")
    }
    migrator.registerMigration("10: keep which comments are the same letter") {
      try $0.execute(sql: campaigns)
    }
    migrator.registerMigration("11: find a comment's place in the queue by its number") {
      try $0.execute(sql: queueByNumber)
    }
    migrator.registerMigration("12: let what is not public tag no other copy of its letter") {
      try $0.execute(sql: publicCodings)
    }
    migrator.registerMigration("13: keep whether the bytes of a received file are kept") {
      try $0.execute(sql: keptFiles)
    }
    registerDerivations(&migrator)
    return migrator
  }

  private static let migrations: [(String, String)] = [
    ("1: keep received files, comments, attachments, draft versions and codings", first),
    ("2: keep responses", responses),
  ]

  private static let first = """
    PRAGMA application_id = 0x52756C65;

    CREATE TABLE receivedFile (
      number INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      name TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      importedAt TEXT NOT NULL,
      UNIQUE (sha256, name)
    ) STRICT;

    -- The number is there for a full-text index, whose rows must survive VACUUM.
    CREATE TABLE comment (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      stage TEXT NOT NULL,
      received TEXT CHECK (length(received) = 10),
      posted TEXT CHECK (length(posted) = 10),
      firstName TEXT NOT NULL,
      lastName TEXT NOT NULL,
      organization TEXT NOT NULL,
      withdrawalReason TEXT,
      restrictionKind TEXT,
      restrictionReason TEXT,
      isStub INTEGER NOT NULL CHECK (isStub IN (0, 1)),
      attachmentCount INTEGER NOT NULL CHECK (attachmentCount >= 0),
      contentHash TEXT NOT NULL CHECK (length(contentHash) = 64),
      textHash TEXT NOT NULL CHECK (length(textHash) = 64),
      submitterHash TEXT CHECK (length(submitterHash) = 64),
      receivedFile INTEGER NOT NULL REFERENCES receivedFile (number),
      receivedRow INTEGER NOT NULL CHECK (receivedRow >= 1),
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      -- A JSON object. Not json_valid(): under trusted_schema=OFF SQLite 3.40 calls that
      -- unsafe in a CHECK.
      sourceFields TEXT NOT NULL CHECK (substr(sourceFields, 1, 1) = '{'),
      CHECK ((restrictionKind IS NULL) = (restrictionReason IS NULL))
    ) STRICT;
    CREATE INDEX commentByDay ON comment (received, id);
    CREATE INDEX commentByStage ON comment (stage, received, id);
    CREATE INDEX commentByReceivedFile ON comment (receivedFile, receivedRow);

    CREATE TABLE attachment (
      comment TEXT NOT NULL REFERENCES comment (id),
      position INTEGER NOT NULL CHECK (position >= 1),
      number INTEGER NOT NULL,
      address TEXT NOT NULL,
      PRIMARY KEY (comment, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draftVersion (
      stage TEXT NOT NULL,
      fileHash TEXT NOT NULL CHECK (length(fileHash) = 64),
      bytes BLOB NOT NULL,
      PRIMARY KEY (stage, fileHash)
    ) STRICT;

    CREATE TABLE coding (
      number INTEGER PRIMARY KEY,
      comment TEXT NOT NULL REFERENCES comment (id),
      tag TEXT NOT NULL CHECK (tag <> ''),
      passageStart INTEGER CHECK (passageStart >= 0),
      passageEnd INTEGER CHECK (passageEnd >= passageStart),
      quote TEXT,
      targetStage TEXT,
      targetFileHash TEXT,
      targetLabel TEXT,
      targetCitation TEXT,
      targetKey TEXT,
      coder TEXT NOT NULL,
      at TEXT NOT NULL,
      CHECK ((passageStart IS NULL) = (passageEnd IS NULL)
        AND (passageStart IS NULL) = (quote IS NULL)),
      CHECK ((targetStage IS NULL) = (targetFileHash IS NULL)
        AND (targetStage IS NULL) = (targetLabel IS NULL)
        AND (targetStage IS NULL) = (targetCitation IS NULL)
        AND (targetKey IS NULL OR targetStage IS NOT NULL)),
      FOREIGN KEY (targetStage, targetFileHash) REFERENCES draftVersion (stage, fileHash)
    ) STRICT;
    CREATE UNIQUE INDEX codingOnce ON coding (
      comment, tag, coder, ifnull(passageStart, -1), ifnull(passageEnd, -1),
      ifnull(targetStage, ''), ifnull(targetFileHash, ''), ifnull(targetLabel, ''));
    CREATE INDEX codingByTag ON coding (tag, comment);
    CREATE INDEX codingByLabel ON coding (targetLabel, comment);
    CREATE INDEX codingByVersion ON coding (targetStage, targetFileHash);

    CREATE VIEW publishedComment AS
    SELECT id, stage, received, day, isWithdrawn, restrictionKind, isPublic, textHash,
      submitterHash,
      iif(isPublic, isStub, 0) AS isStub,
      iif(isPublic, attachmentCount, 0) AS attachmentCount,
      iif(isPublic, organization, '') AS organization,
      iif(isPublic, body, NULL) AS body
    FROM (
      SELECT *, coalesce(received, posted) AS day,
        withdrawalReason IS NOT NULL AS isWithdrawn,
        withdrawalReason IS NULL AND restrictionKind IS NULL AS isPublic
      FROM comment);

    CREATE VIEW publishedCoding AS
    SELECT coding.*, publishedComment.stage, publishedComment.received, publishedComment.day
    FROM coding JOIN publishedComment ON publishedComment.id = coding.comment
    WHERE publishedComment.isPublic;
    """

  private static let responses = """
    CREATE TABLE response (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      title TEXT NOT NULL,
      stage TEXT NOT NULL,
      answeredIn TEXT NOT NULL,
      disposition TEXT NOT NULL CHECK (disposition IN
        ('accepted', 'accepted in part', 'not accepted', 'out of scope', 'noted')),
      body TEXT NOT NULL,
      author TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE responseIssue (
      response TEXT NOT NULL REFERENCES response (id),
      position INTEGER NOT NULL CHECK (position >= 1),
      tag TEXT NOT NULL CHECK (tag <> ''),
      label TEXT,
      PRIMARY KEY (response, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX responseByIssue ON responseIssue (tag, label);

    CREATE TABLE responseChange (
      response TEXT NOT NULL REFERENCES response (id),
      position INTEGER NOT NULL CHECK (position >= 1),
      stage TEXT NOT NULL,
      label TEXT NOT NULL,
      citation TEXT NOT NULL,
      PRIMARY KEY (response, position)
    ) STRICT, WITHOUT ROWID;
    """
}
