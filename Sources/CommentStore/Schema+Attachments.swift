// Rulewright. Apache-2.0.

extension Schema {
  /// Where in what was received a comment stands, and what was read of attachments.
  ///
  /// The published views hold a comment's own words alone: what an attachment says may lie under a
  /// black box. A coding on words of an attachment is published without them.
  static let attachments = """
    ALTER TABLE comment ADD COLUMN receivedStart INTEGER CHECK (receivedStart >= 0);
    ALTER TABLE comment ADD COLUMN receivedEnd INTEGER CHECK (receivedEnd >= receivedStart);
    ALTER TABLE comment ADD COLUMN ownLength INTEGER CHECK (ownLength >= 0);
    ALTER TABLE commentChange ADD COLUMN receivedStart INTEGER;
    ALTER TABLE commentChange ADD COLUMN receivedEnd INTEGER;

    ALTER TABLE attachment ADD COLUMN name TEXT NOT NULL DEFAULT '';
    ALTER TABLE attachment ADD COLUMN sha256 TEXT CHECK (length(sha256) = 64);
    ALTER TABLE attachment ADD COLUMN restrictionKind TEXT;
    ALTER TABLE attachment ADD COLUMN restrictionReason TEXT;
    ALTER TABLE attachment ADD COLUMN wordsStart INTEGER CHECK (wordsStart >= 0);
    ALTER TABLE attachment ADD COLUMN wordsEnd INTEGER CHECK (wordsEnd >= wordsStart);
    CREATE INDEX attachmentByContent ON attachment (sha256) WHERE sha256 IS NOT NULL;

    CREATE TABLE attachmentReading (
      number INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      method TEXT NOT NULL,
      reason TEXT,
      textHash TEXT CHECK (length(textHash) = 64),
      text TEXT,
      CHECK ((reason IS NULL) = (text IS NOT NULL) AND (text IS NULL) = (textHash IS NULL))
    ) STRICT;
    CREATE INDEX attachmentReadingByContent ON attachmentReading (sha256);

    DROP VIEW publishedCoding;
    DROP VIEW publishedComment;

    CREATE VIEW publishedComment AS
    SELECT id, stage, received, day, isWithdrawn, restrictionKind, isPublic, textHash,
      submitterHash,
      iif(isPublic, isStub, 0) AS isStub,
      iif(isPublic, attachmentCount, 0) AS attachmentCount,
      iif(isPublic, organization, '') AS organization,
      iif(isPublic, ownBody, NULL) AS body
    FROM (
      SELECT *, coalesce(received, posted) AS day,
        withdrawalReason IS NOT NULL AS isWithdrawn,
        withdrawalReason IS NULL AND restrictionKind IS NULL AS isPublic,
        iif(ownLength IS NULL, body,
          CAST(substr(CAST(body AS BLOB), 1, ownLength) AS TEXT)) AS ownBody
      FROM comment);

    CREATE VIEW publishedCoding AS
    SELECT coding.number, coding.comment, coding.tag,
      iif(isShown, coding.passageStart, NULL) AS passageStart,
      iif(isShown, coding.passageEnd, NULL) AS passageEnd,
      iif(isShown, coding.quote, NULL) AS quote,
      coding.targetStage, coding.targetFileHash, coding.targetLabel,
      coding.targetCitation, coding.targetKey, coding.coder, coding.at,
      coding.stage, coding.received, coding.day
    FROM (
      SELECT coding.*, publishedComment.stage, publishedComment.received, publishedComment.day,
        comment.ownLength IS NULL OR coding.passageEnd <= comment.ownLength AS isShown
      FROM coding JOIN publishedComment ON publishedComment.id = coding.comment
        JOIN comment ON comment.id = coding.comment
      WHERE publishedComment.isPublic) AS coding;
    """
}
