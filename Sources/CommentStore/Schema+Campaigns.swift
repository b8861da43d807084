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

    """ + triggers()

  /// That a coding is about a comment as a whole or about its own words, not those of an attachment, in
  /// a query that has the comment's `ownLength`; `coding` is what the coding's columns are called by.
  ///
  /// The triggers of migration 10 say it too, so that another rule needs a migration of its own.
  static func isOfOwnWords(_ coding: String) -> String {
    "(\(coding).passageEnd IS NULL OR ownLength IS NULL OR \(coding).passageEnd <= ownLength)"
  }

  /// That a coding holds for the other copies of its comment's letter, in a query that has the comment
  /// and its member: what was withdrawn or is held back says nothing for others, since the public
  /// cannot see what it was.
  ///
  /// The triggers of migration 12 say it too.
  static func holdsForCopies(_ coding: String) -> String {
    "relation = 'exact' AND \(isOfOwnWords(coding)) AND \(isPublic)"
  }

  /// That all of a comment may be seen.
  static let isPublic = "withdrawalReason IS NULL AND restrictionKind IS NULL"

  /// Only codings of comments that the public sees hold for other copies.
  static let publicCodings = """
    DROP TRIGGER campaignCodingINSERT;
    DROP TRIGGER campaignCodingDELETE;
    \(triggers(where: " AND " + isPublic))
    \(CampaignRows.recount)
    """

  /// How many codings a letter has on each stage: what is tagged in one of two copies is tagged in
  /// the other, but for the words of an attachment.
  private static func triggers(where condition: String = "") -> String {
    """
    CREATE TRIGGER campaignCodingINSERT AFTER INSERT ON coding BEGIN
      INSERT INTO campaignCoding (campaign, stage, codings)
      SELECT campaign, stage, 1 FROM campaignMember JOIN comment USING (number)
      WHERE comment.id = NEW.comment AND relation = 'exact'
        AND \(isOfOwnWords("NEW"))\(condition)
      ON CONFLICT (campaign, stage) DO UPDATE SET codings = codings + 1;
    END;
    CREATE TRIGGER campaignCodingDELETE AFTER DELETE ON coding BEGIN
      UPDATE campaignCoding SET codings = max(codings - 1, 0) WHERE (campaign, stage) = (
        SELECT campaign, stage FROM campaignMember JOIN comment USING (number)
        WHERE comment.id = OLD.comment AND relation = 'exact'
          AND \(isOfOwnWords("OLD"))\(condition));
    END;
    """
  }
}
