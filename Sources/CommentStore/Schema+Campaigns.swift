// Rulewright. Apache-2.0.

extension Schema {
  /// Which comments are the same letter.
  ///
  /// Only `campaignDecision` is a person's, and in the log. All else follows from words and decisions:
  /// `Record.group` writes it, and `campaignState` says of what it was made, so that whoever reads can
  /// tell whether it still holds. An id that a campaign was given stays with most of its members.
  static let campaigns = """
    CREATE TABLE campaignDecision (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('joined', 'split', 'apart')),
      comments TEXT NOT NULL CHECK (substr(comments, 1, 1) = '['),
      who TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE campaign (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      representative INTEGER NOT NULL REFERENCES comment (number),
      members INTEGER NOT NULL CHECK (members >= 2),
      isDecided INTEGER NOT NULL CHECK (isDecided IN (0, 1))
    ) STRICT;
    CREATE INDEX campaignBySize ON campaign (members DESC, id);

    CREATE TABLE campaignCoding (
      campaign TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
      stage TEXT NOT NULL,
      codings INTEGER NOT NULL CHECK (codings >= 0),
      PRIMARY KEY (campaign, stage)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE campaignMember (
      number INTEGER PRIMARY KEY REFERENCES comment (number),
      campaign TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
      relation TEXT NOT NULL CHECK (relation IN ('exact', 'near', 'mail-merge', 'decided')),
      likeness REAL NOT NULL CHECK (likeness BETWEEN 0 AND 1)
    ) STRICT;
    CREATE INDEX campaignMemberByCampaign ON campaignMember (campaign, relation, number);

    CREATE TABLE campaignState (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      method TEXT NOT NULL,
      event INTEGER NOT NULL CHECK (event >= 0),
      decisions TEXT NOT NULL CHECK (length(decisions) = 64),
      kept BLOB
    ) STRICT;

    CREATE VIEW publishedMember AS
    SELECT campaign, campaignMember.number, publishedComment.id AS comment, relation, likeness,
      publishedComment.day, publishedComment.isPublic,
      campaign.representative = campaignMember.number AS isRepresentative
    FROM campaignMember JOIN campaign ON campaign.id = campaignMember.campaign
      JOIN comment ON comment.number = campaignMember.number
      JOIN publishedComment ON publishedComment.id = comment.id;

    CREATE TRIGGER campaignCodingINSERT AFTER INSERT ON coding BEGIN
      INSERT INTO campaignCoding (campaign, stage, codings)
      SELECT campaign, stage, 1 FROM campaignMember JOIN comment USING (number)
      WHERE comment.id = NEW.comment AND relation = 'exact'
        AND (NEW.passageEnd IS NULL OR ownLength IS NULL OR NEW.passageEnd <= ownLength)
      ON CONFLICT (campaign, stage) DO UPDATE SET codings = codings + 1;
    END;
    CREATE TRIGGER campaignCodingDELETE AFTER DELETE ON coding BEGIN
      UPDATE campaignCoding SET codings = max(codings - 1, 0) WHERE (campaign, stage) = (
        SELECT campaign, stage FROM campaignMember JOIN comment USING (number)
        WHERE comment.id = OLD.comment AND relation = 'exact'
          AND (OLD.passageEnd IS NULL OR ownLength IS NULL OR OLD.passageEnd <= ownLength));
    END;
    """
}
