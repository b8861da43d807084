// Rulewright. Apache-2.0.

package import Campaigns
import Markup

/// How a comment stands in its campaign, as the queue says it.
package struct CampaignMark: Hashable, Sendable {
  package var campaign: String
  package var relation: CampaignMember.Relation
  /// The share of the letter that it holds, 0 to 1.
  package var likeness: Double
  /// How many comments the campaign has.
  package var members: Int
  /// How many have the letter's words; nil where the comment does not show the letter.
  package var copies: Int?

  package init(
    campaign: String, relation: CampaignMember.Relation, likeness: Double, members: Int,
    copies: Int? = nil
  ) {
    self.campaign = campaign
    self.relation = relation
    self.likeness = likeness
    self.members = members
    self.copies = copies
  }
}

extension CampaignMark {
  /// What the queue says before the first words of a comment that shows a letter: "182 comments, 2
  /// word for word"; nil for a member.
  var lettersCount: String? {
    copies.map { "\(counted(members, "comment")), \(grouped($0)) word for word" }
  }

  /// What a row says of a member.
  var flag: HTML {
    guard copies == nil else { return HTML() }
    return pieces {
      HTML.span(.class("flag")) { relation.flag }
      HTML.hidden(" of a letter that \(grouped(members)) sent")
      Raw(" ")
    }
  }

  /// How it belongs to its campaign, in a few words: "near, 78 %".
  var how: String { Self.how(relation, likeness) }

  static func how(_ relation: CampaignMember.Relation, _ likeness: Double) -> String {
    let share = "\(Int((likeness * 100).rounded(.down))) %"
    return switch relation {
    case .exact: "word for word"
    case .near: "near, \(share)"
    case .mailMerge: "mail merge, \(share)"
    case .decided: "staff said so"
    }
  }
}

extension CampaignMember.Relation {
  fileprivate var flag: String {
    switch self {
    case .exact: "copy"
    case .near: "near copy"
    case .mailMerge: "mail merge"
    case .decided: "joined"
    }
  }
}
