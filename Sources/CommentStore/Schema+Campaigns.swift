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
      isDecided INTEGER NOT NULL CHECK (isDecided IN (0, 1)),
      codings INTEGER NOT NULL CHECK (codings >= 0)
    ) STRICT;
    CREATE INDEX campaignBySize ON campaign (members DESC, id);
    CREATE INDEX campaignWithCodings ON campaign (id) WHERE codings > 0;

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

    """ + triggers

  /// How many codings a letter has: what is tagged in one of two copies is tagged in the other.
  private static let triggers: String = {
    func count(_ verb: String, _ row: String, _ step: String) -> String {
      """
      CREATE TRIGGER campaignCoding\(verb) AFTER \(verb) ON coding BEGIN
        UPDATE campaign SET codings = codings \(step) 1 WHERE id = (
          SELECT campaign FROM campaignMember JOIN comment USING (number)
          WHERE comment.id = \(row).comment AND relation = 'exact');
      END;

      """
    }
    return count("INSERT", "NEW", "+") + count("DELETE", "OLD", "-")
  }()
}
