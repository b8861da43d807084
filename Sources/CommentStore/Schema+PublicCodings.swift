// Rulewright. Apache-2.0.

extension Schema {
  /// That a comment is its letter word for word, in a query that has its member.
  ///
  /// What is tagged in one such copy is tagged in all, for the gate, and on the public site where the
  /// public reads the same words of both. Whom staff took out of every letter has no member, and whom
  /// they put into another is no copy unless its words are that letter's.
  /// The triggers below say it too, so that another rule needs a migration of its own.
  static let isCopy = "relation = 'exact'"

  /// That a coding is about a comment as a whole or about its own words, not those of an attachment, in
  /// a query that has the comment's `ownLength`; `coding` is what the coding's columns are called by.
  ///
  /// The triggers below say it too, so that another rule needs a migration of its own.
  static func isOfOwnWords(_ coding: String) -> String {
    "(\(coding).passageEnd IS NULL OR ownLength IS NULL OR \(coding).passageEnd <= ownLength)"
  }

  /// That a coding holds for the other copies of its comment's letter, in a query that has the comment
  /// and its member: what was withdrawn or is held back says nothing for others, since the public
  /// cannot see what it was.
  ///
  /// The triggers below say it too.
  static func holdsForCopies(_ coding: String) -> String {
    "\(isCopy) AND \(isOfOwnWords(coding)) AND \(isPublic)"
  }

  /// That the public may see a comment, in a query that has it as `comment`; what of its words is
  /// withheld is another question.
  static let isPublic = """
    comment.withdrawalReason IS NULL AND comment.restrictionKind IS NULL
      AND NOT EXISTS (\(withheldComments) AND disclosure.comment = comment.id)
    """

  /// The comments that staff withhold as a whole.
  static let withheldComments = """
    SELECT disclosure.comment FROM disclosure
    WHERE disclosure.attachment = 0 AND disclosure.sha256 = '' AND disclosure.state = 'withheld'
    """

  /// What a comment said is taken from the counts, since staff withhold it as `NEW`.
  private static let takesBack = """
      UPDATE campaignCoding SET codings = max(0, codings - (
          SELECT count(*) FROM coding JOIN comment ON comment.id = coding.comment
          WHERE coding.comment = NEW.comment
            AND (passageEnd IS NULL OR ownLength IS NULL OR passageEnd <= ownLength)))
      WHERE (campaign, stage) = (
        SELECT campaign, stage FROM campaignMember JOIN comment USING (number)
        WHERE comment.id = NEW.comment AND relation = 'exact'
          AND withdrawalReason IS NULL AND restrictionKind IS NULL);
    """

  /// What a comment says is counted again, since staff withheld it as `OLD` and do no more.
  private static let saysAgain = """
      INSERT INTO campaignCoding (campaign, stage, codings)
      SELECT campaign, comment.stage, count(*)
      FROM comment JOIN campaignMember ON campaignMember.number = comment.number
        JOIN coding ON coding.comment = comment.id
      WHERE comment.id = OLD.comment AND relation = 'exact'
        AND (passageEnd IS NULL OR ownLength IS NULL OR passageEnd <= ownLength)
        AND withdrawalReason IS NULL AND restrictionKind IS NULL
      GROUP BY campaign, comment.stage
      ON CONFLICT (campaign, stage) DO UPDATE SET codings = codings + excluded.codings;
    """

  /// Only codings of comments that the public sees hold for other copies.
  ///
  /// They are counted when a coding comes or goes, and when its comment is hidden, shown again, or
  /// comes again on another stage or with an attachment's words elsewhere. A coding that is changed
  /// goes and comes.
  ///
  /// Each adds and takes what one comment says, never counts a letter anew, which may have a million
  /// copies; and there is none for a new comment, which has no codings.
  static let publicCodings = """
    DROP TRIGGER campaignCodingINSERT;
    DROP TRIGGER campaignCodingDELETE;

    CREATE TRIGGER campaignCodingINSERT AFTER INSERT ON coding BEGIN
      INSERT INTO campaignCoding (campaign, stage, codings)
      SELECT campaign, stage, 1 FROM campaignMember JOIN comment USING (number)
      WHERE comment.id = NEW.comment AND relation = 'exact'
        AND (NEW.passageEnd IS NULL OR ownLength IS NULL OR NEW.passageEnd <= ownLength)
        AND withdrawalReason IS NULL AND restrictionKind IS NULL
        AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.comment = NEW.comment
          AND attachment = 0 AND sha256 = '' AND state = 'withheld')
      ON CONFLICT (campaign, stage) DO UPDATE SET codings = codings + 1;
    END;
    CREATE TRIGGER campaignCodingDELETE AFTER DELETE ON coding BEGIN
      UPDATE campaignCoding SET codings = max(codings - 1, 0) WHERE (campaign, stage) = (
        SELECT campaign, stage FROM campaignMember JOIN comment USING (number)
        WHERE comment.id = OLD.comment AND relation = 'exact'
          AND (OLD.passageEnd IS NULL OR ownLength IS NULL OR OLD.passageEnd <= ownLength)
          AND withdrawalReason IS NULL AND restrictionKind IS NULL
          AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.comment = OLD.comment
            AND attachment = 0 AND sha256 = '' AND state = 'withheld'));
    END;

    CREATE TRIGGER campaignCodingOfComment
    AFTER UPDATE OF stage, ownLength, withdrawalReason, restrictionKind ON comment
    WHEN OLD.stage <> NEW.stage OR OLD.ownLength IS NOT NEW.ownLength
      OR (OLD.withdrawalReason IS NULL AND OLD.restrictionKind IS NULL)
        <> (NEW.withdrawalReason IS NULL AND NEW.restrictionKind IS NULL)
    BEGIN
      UPDATE campaignCoding SET codings = max(0, codings - (
          SELECT count(*) FROM coding WHERE coding.comment = OLD.id AND (
            passageEnd IS NULL OR OLD.ownLength IS NULL OR passageEnd <= OLD.ownLength)))
      WHERE stage = OLD.stage AND campaign = (
          SELECT campaign FROM campaignMember WHERE number = OLD.number AND relation = 'exact')
        AND OLD.withdrawalReason IS NULL AND OLD.restrictionKind IS NULL
        AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.comment = OLD.id
          AND attachment = 0 AND sha256 = '' AND state = 'withheld');
      INSERT INTO campaignCoding (campaign, stage, codings)
      SELECT campaign, NEW.stage, count(*)
      FROM campaignMember JOIN coding ON coding.comment = NEW.id
      WHERE campaignMember.number = NEW.number AND relation = 'exact'
        AND (passageEnd IS NULL OR NEW.ownLength IS NULL OR passageEnd <= NEW.ownLength)
        AND NEW.withdrawalReason IS NULL AND NEW.restrictionKind IS NULL
        AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.comment = NEW.id
          AND attachment = 0 AND sha256 = '' AND state = 'withheld')
      GROUP BY campaign
      ON CONFLICT (campaign, stage) DO UPDATE SET codings = codings + excluded.codings;
    END;

    CREATE TRIGGER campaignCodingWithheld AFTER INSERT ON disclosure
    WHEN NEW.attachment = 0 AND NEW.sha256 = '' AND NEW.state = 'withheld'
    BEGIN
    \(takesBack)
    END;
    CREATE TRIGGER campaignCodingReleased AFTER DELETE ON disclosure
    WHEN OLD.attachment = 0 AND OLD.sha256 = '' AND OLD.state = 'withheld'
    BEGIN
    \(saysAgain)
    END;
    CREATE TRIGGER campaignCodingDecidedWithheld
    AFTER UPDATE OF comment, attachment, sha256, state ON disclosure
    WHEN NEW.attachment = 0 AND NEW.sha256 = '' AND NEW.state = 'withheld' AND NOT (
      OLD.comment = NEW.comment
      AND OLD.attachment = 0 AND OLD.sha256 = '' AND OLD.state = 'withheld')
    BEGIN
    \(takesBack)
    END;
    CREATE TRIGGER campaignCodingDecidedReleased
    AFTER UPDATE OF comment, attachment, sha256, state ON disclosure
    WHEN OLD.attachment = 0 AND OLD.sha256 = '' AND OLD.state = 'withheld' AND NOT (
      OLD.comment = NEW.comment
      AND NEW.attachment = 0 AND NEW.sha256 = '' AND NEW.state = 'withheld')
    BEGIN
    \(saysAgain)
    END;

    DELETE FROM campaignCoding;
    INSERT INTO campaignCoding (campaign, stage, codings)
    SELECT campaign, comment.stage, count(*)
    FROM coding JOIN comment ON comment.id = coding.comment
      JOIN campaignMember ON campaignMember.number = comment.number
    WHERE relation = 'exact'
      AND (coding.passageEnd IS NULL OR ownLength IS NULL OR coding.passageEnd <= ownLength)
      AND withdrawalReason IS NULL AND restrictionKind IS NULL
      AND NOT EXISTS (SELECT 1 FROM disclosure WHERE disclosure.comment = comment.id
        AND attachment = 0 AND sha256 = '' AND state = 'withheld')
    GROUP BY campaign, comment.stage;
    """
}
