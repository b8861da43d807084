// Rulewright. Apache-2.0.

import GRDB
import Redacting

extension Schema {
  /// Decisions of people about what the public sees, and what it sees in the place of a comment's
  /// words.
  ///
  /// A decision is a row of the record and the log's. What the finder proposes is none: it follows
  /// from the words, and is withheld as long as no row says otherwise. `publicText` and
  /// `publicPiece` follow from both, and have rows only for comments of which the public does not
  /// see every word; whoever writes a comment, a reading of an attachment or a decision writes them
  /// in the same transaction, and a verification derives them again.
  static let redactions = """
    CREATE TABLE redaction (
      comment TEXT NOT NULL REFERENCES comment (id),
      passageStart INTEGER NOT NULL CHECK (passageStart >= 0),
      passageEnd INTEGER NOT NULL CHECK (passageEnd > passageStart),
      quote TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('confirmed', 'added', 'shown')),
      who TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (comment, passageStart, passageEnd)
    ) STRICT, WITHOUT ROWID;

    -- Attachment 0 is the whole comment; an attachment is known by its bytes too.
    CREATE TABLE disclosure (
      comment TEXT NOT NULL REFERENCES comment (id),
      attachment INTEGER NOT NULL CHECK (attachment >= 0),
      sha256 TEXT NOT NULL CHECK (length(sha256) IN (0, 64)),
      state TEXT NOT NULL CHECK (state IN ('withheld', 'released')),
      kind TEXT NOT NULL,
      reason TEXT NOT NULL,
      who TEXT NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (comment, attachment, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE publicText (
      number INTEGER PRIMARY KEY REFERENCES comment (number),
      body TEXT NOT NULL,
      organization TEXT NOT NULL,
      proposed INTEGER NOT NULL CHECK (proposed >= 0)
    ) STRICT;

    CREATE TABLE publicPiece (
      number INTEGER NOT NULL REFERENCES comment (number),
      wordsStart INTEGER NOT NULL CHECK (wordsStart >= 0),
      wordsEnd INTEGER NOT NULL CHECK (wordsEnd > wordsStart),
      textStart INTEGER NOT NULL CHECK (textStart >= 0),
      textEnd INTEGER NOT NULL CHECK (textEnd >= textStart),
      isWithheld INTEGER NOT NULL CHECK (isWithheld IN (0, 1)),
      PRIMARY KEY (number, wordsStart)
    ) STRICT, WITHOUT ROWID;

    DROP VIEW publishedCoding;
    DROP VIEW publishedComment;

    CREATE VIEW publishedComment AS
    SELECT id, stage, received, day, isWithdrawn, restrictionKind, isPublic, textHash,
      submitterHash,
      iif(isPublic, isStub, 0) AS isStub,
      iif(isPublic, attachmentCount, 0) AS attachmentCount,
      iif(isPublic, publicOrganization, '') AS organization,
      iif(isPublic, publicBody, NULL) AS body
    FROM (
      SELECT comment.id, comment.stage, comment.received,
        coalesce(comment.received, comment.posted) AS day,
        comment.withdrawalReason IS NOT NULL AS isWithdrawn,
        coalesce(comment.restrictionKind, withheld.kind) AS restrictionKind,
        comment.withdrawalReason IS NULL AND comment.restrictionKind IS NULL
          AND withheld.kind IS NULL AS isPublic,
        comment.textHash, comment.submitterHash, comment.isStub, comment.attachmentCount,
        coalesce(publicText.organization, comment.organization) AS publicOrganization,
        coalesce(publicText.body, comment.body) AS publicBody
      FROM comment
        LEFT JOIN publicText ON publicText.number = comment.number
        LEFT JOIN disclosure AS withheld ON withheld.comment = comment.id
          AND withheld.attachment = 0 AND withheld.sha256 = '' AND withheld.state = 'withheld');

    -- A passage is published as the stretch of the public text that shows it, and its quote is cut
    -- out of that text: words that stand there no more have none.
    CREATE VIEW publishedCoding AS
    SELECT number, comment, tag,
      iif(publicEnd >= publicStart, publicStart, NULL) AS passageStart,
      iif(publicEnd >= publicStart, publicEnd, NULL) AS passageEnd,
      iif(publicEnd >= publicStart,
        CAST(substr(CAST(publicBody AS BLOB), publicStart + 1, publicEnd - publicStart) AS TEXT),
        NULL) AS quote,
      targetStage, targetFileHash, targetLabel, targetCitation, targetKey, coder, at,
      stage, received, day
    FROM (
      SELECT *,
        CASE WHEN NOT stands THEN NULL WHEN isDerived THEN (
          SELECT iif(isWithheld, textStart, textStart + max(0, passageStart - wordsStart))
          FROM publicPiece WHERE publicPiece.number = commentNumber AND wordsEnd > passageStart
          ORDER BY wordsStart LIMIT 1)
        ELSE passageStart END AS publicStart,
        CASE WHEN NOT stands THEN NULL WHEN isDerived THEN (
          SELECT iif(isWithheld, textEnd, textStart + max(0, passageEnd - wordsStart))
          FROM publicPiece WHERE publicPiece.number = commentNumber AND wordsEnd >= passageEnd
          ORDER BY wordsStart LIMIT 1)
        ELSE passageEnd END AS publicEnd
      FROM (
        SELECT coding.*, publishedComment.stage, publishedComment.received, publishedComment.day,
          publishedComment.body AS publicBody, comment.number AS commentNumber,
          publicText.number IS NOT NULL AS isDerived,
          coding.quote IS NOT NULL AND substr(CAST(comment.body AS BLOB), coding.passageStart + 1,
            coding.passageEnd - coding.passageStart) = CAST(coding.quote AS BLOB) AS stands
        FROM coding JOIN publishedComment ON publishedComment.id = coding.comment
          JOIN comment ON comment.id = coding.comment
          LEFT JOIN publicText ON publicText.number = comment.number
        WHERE publishedComment.isPublic));
    """

  /// The steps that derive what the public reads, one for each version of the finder: a record that
  /// an older finder read is read again before it is used.
  ///
  /// They come last, since they read comments as this program does.
  static func registerDerivations(_ migrator: inout DatabaseMigrator) {
    for version in 1...PersonalDataFinder.version {
      migrator.registerMigration("what the public reads, by finder \(version)") { db in
        guard version == PersonalDataFinder.version else { return }
        try PublicTexts(db).deriveAll()
      }
    }
  }
}
