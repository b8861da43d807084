// Rulewright. Apache-2.0.

import Campaigns

/// What campaigns are called for good: addresses of pages and people's notes name them.
enum CampaignNames {
  /// An id for each campaign: the one that most of its members had before, else its key, with a number
  /// behind it where another has that.
  ///
  /// `before` has the id of each comment that was in a campaign.
  static func names(for campaigns: [Campaign], before: [Int: String]) -> [String] {
    var shared: [Claim] = []
    for (place, campaign) in campaigns.enumerated() {
      var counts: [String: Int] = [:]
      for member in campaign.members {
        if let id = before[member.number] { counts[id, default: 0] += 1 }
      }
      shared += counts.map { Claim(place: place, id: $0.key, members: $0.value) }
    }
    shared.sort {
      $0.members != $1.members
        ? $0.members > $1.members
        : $0.id != $1.id
          ? $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) : $0.place < $1.place
    }
    var names = [String?](repeating: nil, count: campaigns.count)
    var taken: Set<String> = []
    for claim in shared where names[claim.place] == nil && !taken.contains(claim.id) {
      names[claim.place] = claim.id
      taken.insert(claim.id)
    }
    // What has gone keeps its id to itself: nobody who noted it down finds another.
    taken.formUnion(before.values)
    return campaigns.indices.map { place in
      if let name = names[place] { return name }
      let stem = campaigns[place].key
      var (name, number) = (stem, 2)
      while !taken.insert(name).inserted {
        name = "\(stem)-\(number)"
        number += 1
      }
      return name
    }
  }

  private struct Claim {
    var place: Int
    var id: String
    var members: Int
  }
}
