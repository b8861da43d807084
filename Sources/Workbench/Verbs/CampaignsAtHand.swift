// Rulewright. Apache-2.0.

import Campaigns
package import Codings
package import CommentStore
package import Comments
package import Dockets

/// The campaigns that a record keeps, which may be those of a while ago.
package struct CampaignsAtHand: Sendable {
  package var docket: Docket
  /// The largest first, each with the first words of its letter.
  package var campaigns: [(campaign: KeptCampaign, beginning: String)] = []
  /// How many there are, of which `campaigns` may be some.
  package var total = 0
  /// How many comments they have, and how many are in none.
  package var grouped = 0
  package var unique = 0
  /// Whether comments were ever grouped.
  package var isKept = false
  /// When the last of the comments came of which they were made.
  package var asOf: String?
}

/// A campaign that a record keeps, with its letter and some members.
package struct CampaignAtHand: Sendable {
  package var docket: Docket
  package var campaign: KeptCampaign
  package var letter: Comment
  /// The codings of the letter, whichever copy bears them.
  package var codings: [NumberedCoding]
  package var members: [Member]
  /// Whether it is of today, as far as that was asked.
  package var isPresent = true
  /// When the last of the comments came of which the campaigns were made.
  package var asOf: String?

  /// A member, and what that person added.
  package struct Member: Sendable {
    package var member: KeptMember
    package var submitter: Submitter
    package var isWithdrawn: Bool
    /// The person's own words.
    package var own: [String]
  }
}

extension Workspace {
  /// The campaigns as the record keeps them: nothing is grouped, so that nobody waits.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func campaignsAtHand(
    of name: String, limit: Int, offset: Int
  ) throws -> CampaignsAtHand {
    var found = CampaignsAtHand(docket: try load(name).docket)
    guard Disk.isThere(recordPath(name)) else { return found }
    let record = try record(name)
    let (total, campaigns) = try record.campaigns(limit: limit, offset: offset)
    found.total = total
    found.campaigns = try campaigns.map { campaign in
      (campaign, try record.comment(campaign.representative).map(\.beginningOfWords) ?? "")
    }
    (found.grouped, found.unique) = (try record.groupedCount(), try record.uniqueCount())
    found.isKept = try record.hasCampaigns()
    found.asOf = try record.keptCampaignsTime()
    return found
  }

  /// A campaign as the record keeps it, with some of its members; nil where there is none of that
  /// id.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func campaignAtHand(
    _ id: String, in name: String, limit: Int?, offset: Int
  ) throws -> CampaignAtHand? {
    let docket = try load(name).docket
    guard Disk.isThere(recordPath(name)) else { return nil }
    let record = try record(name)
    guard let campaign = try record.campaign(id),
      let letter = try record.comment(campaign.representative)
    else { return nil }
    let words = Array(letter.ownBody.utf8)
    let members = try record.members(of: id, limit: limit, offset: offset)
      .compactMap { member -> CampaignAtHand.Member? in
        guard let comment = try record.comment(member.id) else { return nil }
        var own: [String] = []
        if member.relation != .exact {
          let text = Array(comment.ownBody.utf8)
          own = letterComparison(of: text, with: words).own.map {
            String(decoding: text[$0], as: UTF8.self)
          }
        }
        return CampaignAtHand.Member(
          member: member, submitter: comment.submitter, isWithdrawn: comment.withdrawal != nil,
          own: own)
      }
    return CampaignAtHand(
      docket: docket, campaign: campaign, letter: letter,
      codings: campaign.codings > 0 ? try record.letterCodings(of: id, limit: 200) : [],
      members: members, asOf: try record.keptCampaignsTime())
  }

  /// The campaign that each of some comments is in; nothing for those that are in none.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func campaigns(
    of comments: [CommentID], in name: String
  ) throws -> [CommentID: String] {
    try record(name).campaigns(of: comments)
  }

  /// The comment that somebody names to mean a campaign: the one that shows the campaign of that id,
  /// or the comment of that number, which may be the last part of it alone, as in `beside`; nil where
  /// there is neither.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func commentNamed(
    _ words: String, beside: CommentID, in name: String
  ) throws -> CommentID? {
    let record = try record(name)
    if let campaign = try record.campaign(words) { return campaign.representative }
    if try record.comment(CommentID(words)) != nil { return CommentID(words) }
    let bytes = Array(beside.text.utf8)
    guard let dash = bytes.lastIndex(of: 0x2D) else { return nil }
    let whole = CommentID(String(decoding: bytes[...dash], as: UTF8.self) + words)
    return try record.comment(whole) == nil ? nil : whole
  }

  /// Whether the campaigns that a record keeps are those of its comments and decisions; a docket
  /// without a record has none to count.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func hasPresentCampaigns(_ name: String) throws -> Bool {
    guard Disk.isThere(recordPath(name)) else { return true }
    return try record(name).hasPresentCampaigns(by: CampaignMethod())
  }

  /// Sees to it that the record keeps the campaigns of today.
  ///
  /// Takes seconds for a hundred thousand comments, over a connection of its own, so that pages are
  /// read meanwhile. `onProgress` hears how many comments were read, and may throw to end it.
  package func countCampaigns(
    in name: String, onProgress: (Int) throws -> Void
  ) throws {
    try Workspace.checkName(name)
    guard Disk.isThere(recordPath(name)) else { return }
    try groupCampaigns(in: try Record.open(recordPath(name)), onProgress: onProgress)
  }
}

extension Comment {
  /// The first words, never half a character.
  fileprivate var beginningOfWords: String {
    let bytes = Array(body.utf8)
    guard bytes.count > 240 else { return body }
    var end = 240
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }
}
