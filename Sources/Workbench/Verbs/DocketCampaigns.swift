// Rulewright. Apache-2.0.

package import Campaigns
package import CommentStore
package import Comments
package import Dockets

/// The campaigns of a docket.
package struct DocketCampaigns: Sendable {
  /// The largest first.
  package var campaigns: [KeptCampaign]
  /// How many there are, of which `campaigns` may be some.
  package var total: Int
  /// How many comments are in no campaign.
  package var unique: Int
  /// How they were found.
  package var method: CampaignMethod
  /// Whether they are of today: where comments or decisions kept coming while they were counted, they
  /// are not.
  package var isPresent = true
  /// When the last of the comments came of which they were made; nil where none were ever made.
  package var asOf: String?
}

extension Workspace {
  /// The campaigns of a docket, those of today wherever they can be counted.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func campaigns(
    of name: String, limit: Int? = nil, offset: Int = 0,
    onProgress: (Int) throws -> Void = { _ in }
  ) throws -> DocketCampaigns {
    let record = try record(name)
    let isPresent = try groupCampaigns(in: record, onProgress: onProgress)
    let (total, campaigns) = try record.campaigns(limit: limit, offset: offset)
    return DocketCampaigns(
      campaigns: campaigns, total: total, unique: try record.uniqueCount(),
      method: CampaignMethod(), isPresent: isPresent, asOf: try record.keptCampaignsTime())
  }

  /// The ids of all members of some campaigns, by campaign.
  package func members(of campaigns: [KeptCampaign], in name: String) throws -> [[CommentID]] {
    let record = try record(name)
    return try campaigns.map { try record.members(of: $0.id).map(\.id) }
  }

  /// One campaign of today with its letter and some of its members; nil where there is none of that
  /// id.
  ///
  /// Throws `WorkspaceError` and `StoreError`.
  package func campaign(
    _ id: String, in name: String, limit: Int? = nil, offset: Int = 0
  ) throws -> CampaignAtHand? {
    let isPresent = try groupCampaigns(in: try record(name))
    var found = try campaignAtHand(id, in: name, limit: limit, offset: offset)
    found?.isPresent = isPresent
    return found
  }

  /// Says that comments, with the campaigns that they are in, are one letter; that they are a letter
  /// of their own; or that each of them is nobody's copy.
  ///
  /// `regroups` is false for who sees to it otherwise that the campaigns follow, and does not wait.
  /// Throws `WorkspaceError` and `StoreError`.
  package func decideCampaign(
    _ kind: CampaignDecision.Kind, _ comments: [CommentID], in name: String, by who: String,
    now: Instant, regroups: Bool = true
  ) throws {
    let comments = Set(comments).sorted()
    guard comments.count > (kind == .joined ? 1 : 0) else {
      throw WorkspaceError.refused(
        kind == .joined
          ? "two comments or more can be one letter; name another" : "name a comment")
    }
    let record = try record(name)
    try record.decide(kind, comments, stamp: EventStamp(who: who, at: now))
    if regroups { try groupCampaigns(in: record) }
  }

  /// The record with the campaigns of today.
  func groupedRecord(_ name: String) throws -> Record {
    let record = try record(name)
    try groupCampaigns(in: record)
    return record
  }
}
