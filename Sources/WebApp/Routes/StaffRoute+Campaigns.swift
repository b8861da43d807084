// Rulewright. Apache-2.0.

extension StaffRoute {
  /// Letters that many sent: the list, one campaign, and what staff decide about it.
  static let campaigns: [StaffRoute] = [
    .page("/d/:docket/campaigns") { try $1.campaignsPage($0) },
    .page("/d/:docket/campaigns/:campaign") { try $1.campaignPage($0) },
    .act("/d/:docket/campaigns/:campaign/decide") { try $1.decideCampaign($0) },
    .act("/d/:docket/coding/:comment/take-over") { try $1.takeOverTags($0) },
  ]
}
