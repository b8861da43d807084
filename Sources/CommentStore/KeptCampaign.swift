// Rulewright. Apache-2.0.

package import Campaigns
package import Comments

/// A campaign as the record keeps it.
package struct KeptCampaign: Hashable, Sendable {
  /// What it is called for good.
  package var id: String
  /// The comment that shows it.
  package var representative: CommentID
  /// How many comments it has, withdrawn and restricted ones too.
  package var members: Int
  /// How many of them have the words of the representative.
  package var copies: Int
  /// Whether staff decided what belongs to it, in part or in whole.
  package var isDecided: Bool
  /// How many codings its letter has: those of the comments that have its words.
  package var codings: Int
}

/// A comment of a campaign as the record keeps it.
package struct KeptMember: Hashable, Sendable {
  package var id: CommentID
  package var campaign: String
  package var relation: CampaignMember.Relation
  /// The share of the letter that it holds, 0 to 1.
  package var likeness: Double
}

extension CampaignMember.Relation {
  /// In a record, and for people.
  package var name: String {
    switch self {
    case .exact: "exact"
    case .near: "near"
    case .mailMerge: "mail-merge"
    case .decided: "decided"
    }
  }

  init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      return nil
    }
    self = found
  }
}
