// Rulewright. Apache-2.0.

import Campaigns
import Comments
import Foundation
import GRDB

/// Campaigns and their members as rows.
enum CampaignRows {
  static func present(_ method: CampaignMethod, _ db: Database) throws -> CampaignState {
    CampaignState(
      method: method.description,
      event: try Int.fetchOne(db, sql: "SELECT max(event) FROM commentChange") ?? 0,
      decisions: try CampaignDecisionRows.mark(db))
  }

  static func kept(_ db: Database) throws -> (state: CampaignState, grouping: [UInt8])? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT method, event, decisions, kept FROM campaignState")
    else { return nil }
    var columns = Columns(row)
    return (
      CampaignState(
        method: try columns.text(), event: try columns.number(), decisions: try columns.text()),
      try columns.bytes()
    )
  }

  /// Of what the campaigns that are kept were made, without what is needed to go on from there: that
  /// is megabytes in a large record, and pages ask at every turn.
  static func keptState(_ db: Database) throws -> CampaignState? {
    let sql = "SELECT method, event, decisions FROM campaignState"
    return try Row.fetchOne(db.cachedStatement(sql: sql)).map { row in
      var columns = Columns(row)
      return CampaignState(
        method: try columns.text(), event: try columns.number(), decisions: try columns.text())
    }
  }

  static func text(_ row: Row) throws -> LetterText {
    var columns = Columns(row)
    let (number, body, own) =
      (try columns.number(), try columns.text(), try columns.numberIfAny())
    let words = own.map { String(decoding: body.utf8.prefix($0), as: UTF8.self) } ?? body
    return LetterText(number: number, words: words, isStub: try columns.flag())
  }

  static func campaigns(
    _ rest: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [KeptCampaign] {
    let sql = """
      SELECT campaign.id, comment.id, members,
        (SELECT count(*) FROM campaignMember WHERE campaign = campaign.id AND \(Schema.isCopy)),
        isDecided,
        (SELECT ifnull(sum(codings), 0) FROM campaignCoding WHERE campaign = campaign.id)
      FROM campaign JOIN comment ON comment.number = representative
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql + " " + rest), arguments: arguments).map {
      var columns = Columns($0)
      return KeptCampaign(
        id: try columns.text(), representative: CommentID(try columns.text()),
        members: try columns.number(), copies: try columns.number(),
        isDecided: try columns.flag(), codings: try columns.number())
    }
  }

  static func members(
    _ rest: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [KeptMember] {
    let sql = """
      SELECT comment.id, campaign, relation, likeness
      FROM campaignMember JOIN comment USING (number)
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql + " " + rest), arguments: arguments).map {
      var columns = Columns($0)
      let (id, campaign) = (CommentID(try columns.text()), try columns.text())
      guard let relation = CampaignMember.Relation(name: try columns.text()) else {
        throw Columns.Unexpected(column: 2)
      }
      return KeptMember(
        id: id, campaign: campaign, relation: relation, likeness: try columns.real())
    }
  }

  /// Exchanges the campaigns that are kept for others; see `Record.keepCampaigns`.
  static func keep(
    _ partition: CampaignPartition, of state: CampaignState, _ grouping: [UInt8], _ db: Database
  ) throws {
    let before = try keptMembers(db)
    let ids = CampaignNames.names(for: partition.campaigns, before: before.mapValues(\.campaign))
    // Members that go may leave a campaign that goes too: the key is looked at in the end.
    var gone = before
    let put = try db.cachedStatement(
      sql: """
        INSERT INTO campaignMember (number, campaign, relation, likeness) VALUES (?, ?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET campaign = excluded.campaign,
          relation = excluded.relation, likeness = excluded.likeness
        """)
    for (campaign, id) in zip(partition.campaigns, ids) {
      for member in campaign.members {
        let row = KeptRow(
          campaign: id, relation: member.relation.rawValue, likeness: Float(member.likeness))
        if gone.removeValue(forKey: member.number) == row { continue }
        try put.execute(arguments: [
          member.number, id, member.relation.name, Double(Float(member.likeness)),
        ])
      }
    }
    let remove = try db.cachedStatement(sql: "DELETE FROM campaignMember WHERE number = ?")
    for number in gone.keys.sorted() { try remove.execute(arguments: [number]) }
    try putCampaigns(partition.campaigns, ids, db)
    try db.execute(
      sql: """
        INSERT INTO campaignState (one, method, event, decisions, kept) VALUES (1, ?, ?, ?, ?)
        ON CONFLICT (one) DO UPDATE SET method = excluded.method, event = excluded.event,
          decisions = excluded.decisions, kept = excluded.kept
        """,
      arguments: [state.method, state.event, state.decisions, Data(grouping)])
  }

  private struct KeptRow: Equatable {
    var campaign: String
    var relation: UInt8
    var likeness: Float
  }

  private static func keptMembers(_ db: Database) throws -> [Int: KeptRow] {
    var kept: [Int: KeptRow] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, campaign, relation, likeness FROM campaignMember")
    while let row = try rows.next() {
      var columns = Columns(row)
      let (number, campaign) = (try columns.number(), try columns.text())
      guard let relation = CampaignMember.Relation(name: try columns.text()) else {
        throw Columns.Unexpected(column: 2)
      }
      kept[number] = KeptRow(
        campaign: campaign, relation: relation.rawValue, likeness: Float(try columns.real()))
    }
    return kept
  }

  private static func putCampaigns(
    _ campaigns: [Campaign], _ ids: [String], _ db: Database
  ) throws {
    let there = Set(try String.fetchAll(db, sql: "SELECT id FROM campaign"))
    let remove = try db.cachedStatement(sql: "DELETE FROM campaign WHERE id = ?")
    for id in there.subtracting(ids).sorted() { try remove.execute(arguments: [id]) }
    let put = try db.cachedStatement(
      sql: """
        INSERT INTO campaign (id, representative, members, isDecided) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET representative = excluded.representative,
          members = excluded.members, isDecided = excluded.isDecided
        """)
    for (campaign, id) in zip(campaigns, ids) {
      try put.execute(arguments: [id, campaign.representative, campaign.count, campaign.isDecided])
    }
    try db.execute(sql: recount)
  }

  /// Counts the codings of all letters anew.
  static let recount = """
    DELETE FROM campaignCoding;
    INSERT INTO campaignCoding (campaign, stage, codings) \(codings);
    """

  /// How many codings the letters of campaigns have on each stage; no row for none.
  private static let codings = """
    SELECT campaign, comment.stage, count(*) AS codings
    FROM coding JOIN comment ON comment.id = coding.comment
      JOIN campaignMember ON campaignMember.number = comment.number
    WHERE \(Schema.holdsForCopies("coding"))
    GROUP BY campaign, comment.stage
    """

  /// What is kept and does not fit, for people; empty when all does.
  static func faults(_ db: Database) throws -> [String] {
    let questions = [
      (
        """
        SELECT count(*) FROM campaign WHERE members <> (
          SELECT count(*) FROM campaignMember WHERE campaign = campaign.id)
        """, "campaigns have other members than they say"
      ),
      (
        """
        SELECT count(*) FROM campaign WHERE NOT EXISTS (SELECT 1 FROM campaignMember
          WHERE number = representative AND campaign = campaign.id)
        """, "campaigns are shown by a comment that is not theirs"
      ),
      (
        """
        SELECT count(*) FROM (
          SELECT campaign, stage, codings FROM campaignCoding WHERE codings > 0
          EXCEPT \(codings)
          UNION ALL SELECT * FROM (
            \(codings) EXCEPT SELECT campaign, stage, codings FROM campaignCoding))
        """, "letters have other codings than they say"
      ),
    ]
    return try questions.compactMap { sql, what in
      let count = try Int.fetchOne(db, sql: sql) ?? 0
      return count > 0 ? "\(count) \(what)" : nil
    }
  }
}
