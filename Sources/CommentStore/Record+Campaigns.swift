// Rulewright. Apache-2.0.

package import Campaigns
package import Comments
import Dockets
import GRDB

/// Words of a comment that are compared with others'.
package struct LetterText: Sendable {
  /// Its number in the table of comments.
  package var number: Int
  /// The commenter's own words, without those of attachments.
  package var words: String
  package var isStub: Bool
}

/// Of what the campaigns of a record were made.
package struct CampaignState: Hashable, Sendable {
  /// The method, with its version and thresholds.
  package var method: String
  /// The last event that brought or changed comments.
  package var event: Int
  /// A hash of what staff decided.
  package var decisions: String
}

// MARK: - Making them

extension Record {
  /// Of what campaigns would be made now.
  ///
  /// Throws `StoreError`.
  package func campaignState(by method: CampaignMethod) throws -> CampaignState {
    try file.reading { try CampaignRows.present(method, $0) }
  }

  /// Of what the campaigns that are kept were made, and what is needed to go on from there; nil when
  /// none were ever made.
  ///
  /// Throws `StoreError`.
  package func keptCampaigns() throws -> (state: CampaignState, grouping: [UInt8])? {
    try file.reading { try CampaignRows.kept($0) }
  }

  /// Of what the campaigns that are kept were made; nil when none were ever made.
  ///
  /// Throws `StoreError`.
  package func keptCampaignState() throws -> CampaignState? {
    try file.reading { try CampaignRows.keptState($0) }
  }

  /// Whether the campaigns that are kept are those of the comments and decisions of now.
  ///
  /// Throws `StoreError`.
  package func hasPresentCampaigns(by method: CampaignMethod) throws -> Bool {
    try file.reading { db in
      try CampaignRows.keptState(db) == CampaignRows.present(method, db)
    }
  }

  /// Some comments above a number, by their numbers.
  ///
  /// Throws `StoreError`.
  package func letterTexts(after number: Int, limit: Int) throws -> [LetterText] {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT number, body, ownLength, isStub FROM comment WHERE number > ? ORDER BY number LIMIT ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: [number, limit])
      var texts: [LetterText] = []
      while let row = try rows.next() { texts.append(try CampaignRows.text(row)) }
      return texts
    }
  }

  /// The words of one comment; none where there is none such.
  ///
  /// Throws `StoreError`.
  package func letterText(of number: Int) throws -> LetterText? {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: "SELECT number, body, ownLength, isStub FROM comment WHERE number = ?")
      return try Row.fetchOne(statement, arguments: [number]).map(CampaignRows.text)
    }
  }

  /// Whether a comment that was there before an event has come again since, with other words.
  ///
  /// Throws `StoreError`.
  package func commentsChanged(since event: Int) throws -> Bool {
    try file.reading { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM commentChange WHERE event > ? AND before IS NOT NULL)
          """, arguments: [event]) ?? false
    }
  }

  /// Keeps campaigns, and gives whether it could: not where comments or decisions came meanwhile.
  ///
  /// A campaign has the id of the one that most of its members were in, and a new one its key. Only
  /// what differs is written.
  ///
  /// Throws `StoreError`.
  package func keepCampaigns(
    _ partition: CampaignPartition, of state: CampaignState, grouping: [UInt8]
  ) throws -> Bool {
    try file.writing { db in
      guard try CampaignRows.present(partition.method, db) == state else { return false }
      try CampaignRows.keep(partition, of: state, grouping, db)
      return true
    }
  }
}

// MARK: - What they are

extension Record {
  /// The campaigns, the largest first, and how many there are.
  ///
  /// Throws `StoreError`.
  package func campaigns(
    limit: Int? = nil, offset: Int = 0
  ) throws -> (total: Int, campaigns: [KeptCampaign]) {
    try file.reading { db in
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM campaign") ?? 0
      let window = CommentQuery.window(limit: limit, offset: offset)
      let order = "ORDER BY members DESC, campaign.id" + window
      return (total, try CampaignRows.campaigns(order, [], db))
    }
  }

  /// One campaign; nil where there is none of that id.
  ///
  /// Throws `StoreError`.
  package func campaign(_ id: String) throws -> KeptCampaign? {
    try file.reading { try CampaignRows.campaigns("WHERE campaign.id = ?", [id], $0).first }
  }

  /// The campaign of a comment, and how it belongs to it; nil where it is in none.
  ///
  /// Throws `StoreError`.
  package func campaign(
    of comment: CommentID
  ) throws -> (campaign: KeptCampaign, member: KeptMember)? {
    try file.reading { db in
      let conditions = "WHERE comment.id = ?"
      guard let member = try CampaignRows.members(conditions, [comment.text], db).first,
        let campaign = try CampaignRows.campaigns(
          "WHERE campaign.id = ?", [member.campaign], db
        ).first
      else { return nil }
      return (campaign, member)
    }
  }

  /// The members of a campaign, by how they belong to it and as they came.
  ///
  /// Throws `StoreError`.
  package func members(
    of campaign: String, limit: Int? = nil, offset: Int = 0
  ) throws -> [KeptMember] {
    try file.reading { db in
      let window = CommentQuery.window(limit: limit, offset: offset)
      return try CampaignRows.members(
        "WHERE campaign = ? ORDER BY relation, number" + window, [campaign], db)
    }
  }

  /// The ids of the campaigns that some comments are in; none for those that are in none.
  ///
  /// Throws `StoreError`.
  package func campaigns(of comments: [CommentID]) throws -> [CommentID: String] {
    try file.reading { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT campaign FROM campaignMember JOIN comment USING (number) WHERE comment.id = ?
          """)
      var found: [CommentID: String] = [:]
      for comment in comments {
        found[comment] = try String.fetchOne(statement, arguments: [comment.text])
      }
      return found
    }
  }

  /// How many comments are in no campaign.
  ///
  /// Throws `StoreError`.
  package func uniqueCount() throws -> Int {
    try file.reading { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT count(*) FROM comment) - (SELECT count(*) FROM campaignMember)
          """) ?? 0
    }
  }
}
