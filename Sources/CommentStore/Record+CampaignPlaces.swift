// Rulewright. Apache-2.0.

import Campaigns
package import Codings
package import Comments
import GRDB

/// How a comment stands in its campaign, as a list says it.
package struct CampaignPlace: Hashable, Sendable {
  package var member: KeptMember
  /// The comment that shows the letter.
  package var representative: CommentID
  /// How many comments the campaign has.
  package var members: Int
  /// How many have the letter's words; counted for the comment that shows it, and nil for others.
  package var copies: Int?
}

extension Record {
  /// How some comments stand in their campaigns; nothing for those that are in none.
  ///
  /// Throws `StoreError`.
  package func campaignPlaces(of comments: [CommentID]) throws -> [CommentID: CampaignPlace] {
    try file.reading { db in
      let campaign = try db.cachedStatement(
        sql: """
          SELECT comment.id, members, CASE WHEN representative = ? THEN (
            SELECT count(*) FROM campaignMember WHERE campaign = campaign.id AND \(Schema.isCopy))
            END
          FROM campaign JOIN comment ON comment.number = representative WHERE campaign.id = ?
          """)
      let number = try db.cachedStatement(sql: "SELECT number FROM comment WHERE id = ?")
      var places: [CommentID: CampaignPlace] = [:]
      for comment in comments {
        guard let number = try Int.fetchOne(number, arguments: [comment.text]),
          let member = try CampaignRows.members(
            "WHERE comment.number = ?", [number], db
          ).first,
          let row = try Row.fetchOne(campaign, arguments: [number, member.campaign])
        else { continue }
        var columns = Columns(row)
        let representative = CommentID(try columns.text())
        places[comment] = CampaignPlace(
          member: member, representative: representative, members: try columns.number(),
          copies: try columns.numberIfAny())
      }
      return places
    }
  }

  /// The codings of a campaign's letter: those of all comments that have its words, in the order in
  /// which they were made.
  ///
  /// Throws `StoreError`.
  package func letterCodings(of campaign: String, limit: Int) throws -> [NumberedCoding] {
    try file.reading { db in
      var conditions = Conditions()
      // Asked coding by coding: there may be a million copies, and never as many codings.
      conditions.add(
        """
        EXISTS (SELECT 1 FROM comment CROSS JOIN campaignMember
          ON campaignMember.number = comment.number
          WHERE comment.id = coding.comment AND campaign = ?
            AND \(Schema.holdsForCopies("coding")))
        """, campaign)
      return try CodingReader(db, from: .record).numbered(conditions, limit: limit)
    }
  }

  /// Whether comments were ever grouped.
  ///
  /// Throws `StoreError`.
  package func hasCampaigns() throws -> Bool {
    try file.reading { try CampaignRows.keptState($0) != nil }
  }

  /// When the last of the comments came of which the campaigns that are kept were made; nil where
  /// none were ever made.
  ///
  /// Throws `StoreError`.
  package func keptCampaignsTime() throws -> String? {
    try file.reading { db in
      try CampaignRows.keptState(db).flatMap { try EventLog(db: db).event($0.event)?.at }
    }
  }

  /// How many comments are in a campaign.
  ///
  /// Throws `StoreError`.
  package func groupedCount() throws -> Int {
    try file.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM campaignMember") ?? 0 }
  }
}
