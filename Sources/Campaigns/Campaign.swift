// Rulewright. Apache-2.0.

/// Comments that are the same letter.
///
/// The room of Campaigns answers one question: which comments are the same letter, and what did each
/// person add? It takes the bytes of texts, one at a time, and staff's decisions; it gives a
/// partition, redlines and ranges. It knows nothing of records, names or clauses. `CampaignGrouping`
/// is its door.
package struct Campaign: Hashable, Sendable {
  /// What it is called as long as its letter is the same: hexadecimal digits of the letter's words.
  package var key: String
  /// The number of the comment that shows it: of the text that most members sent, the comment with
  /// the least number; of texts sent as often, the one whose words' fingerprint is least.
  package var representative: Int
  /// Sorted by number; two or more.
  package var members: [CampaignMember]
  /// Whether staff decided what belongs to it, in part or in whole.
  package var isDecided: Bool

  package init(key: String, representative: Int, members: [CampaignMember], isDecided: Bool) {
    self.key = key
    self.representative = representative
    self.members = members
    self.isDecided = isDecided
  }

  /// How many comments it has.
  package var count: Int { members.count }
}

/// One comment of a campaign.
package struct CampaignMember: Hashable, Sendable {
  /// How a comment belongs to its campaign.
  package enum Relation: UInt8, Sendable, CaseIterable {
    /// The same words as the representative.
    case exact = 0
    /// Most of the letter, or little else.
    case near = 1
    /// Many words of the letter in its order, with others between them throughout.
    case mailMerge = 2
    /// Staff said so.
    case decided = 3
  }

  package var number: Int
  package var relation: Relation
  /// The share of the letter that it holds, 0 to 1: of its runs of three words, or of its content
  /// words where the relation is a mail-merge; 0 where only staff says so.
  package var likeness: Double

  package init(number: Int, relation: Relation, likeness: Double) {
    self.number = number
    self.relation = relation
    self.likeness = likeness
  }
}

/// All comments, each in one campaign or in none.
package struct CampaignPartition: Hashable, Sendable {
  /// The largest first; of two as large, the one whose key is less.
  package var campaigns: [Campaign]
  /// Those that are in none, stubs and blank ones too; sorted.
  package var unique: [Int]
  package var method: CampaignMethod

  /// Puts campaigns and comments into their order.
  package init(campaigns: [Campaign], unique: [Int], method: CampaignMethod) {
    self.campaigns = campaigns.sorted { a, b in
      a.count != b.count ? a.count > b.count : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
    }
    self.unique = unique.sorted()
    self.method = method
  }
}
