// Rulewright. Apache-2.0.

/// What staff decided about campaigns, which wins over every method.
///
/// Comments are named by their numbers; those that are not there are passed over. Decisions are
/// applied in the order in which they were made, so that the last one about a comment holds.
package enum PartitionChange: Hashable, Sendable {
  /// The campaigns of these comments are one, with those of them that were alone.
  case joined([Int])
  /// These comments are a campaign of their own, and no part of the one that they were in.
  case split([Int])
  /// This comment is nobody's copy.
  case apart(Int)
}

extension CampaignPartition {
  /// The partition as it is after some decisions.
  func applying(_ decisions: [PartitionChange]) -> CampaignPartition {
    var groups = DecidedGroups(self)
    for decision in decisions {
      switch decision {
      case .joined(let numbers): groups.join(numbers)
      case .split(let numbers): groups.split(numbers)
      case .apart(let number): groups.setApart(number)
      }
    }
    return groups.partition(method)
  }
}

/// Campaigns while they are decided about.
private struct DecidedGroups {
  private var campaigns: [Campaign?]
  /// The campaign of each comment, or -1.
  private var places: [Int: Int] = [:]

  init(_ partition: CampaignPartition) {
    campaigns = partition.campaigns
    for (place, campaign) in partition.campaigns.enumerated() {
      for member in campaign.members { places[member.number] = place }
    }
    for number in partition.unique { places[number] = -1 }
  }

  /// The largest campaign takes in the others; of two as large, the one whose key is less.
  mutating func join(_ numbers: [Int]) {
    let known = Set(numbers).filter { places[$0] != nil }
    guard known.count > 1 else { return }
    let taking = Set(known.compactMap { places[$0] }.filter { $0 >= 0 }).sorted(by: precedes)
    var alone = known.filter { places[$0] == -1 }.sorted()
    let into: Int
    if let first = taking.first {
      into = first
    } else {
      into = open(representedBy: alone.removeFirst())
    }
    for other in taking.dropFirst() {
      for member in campaigns[other]?.members ?? [] { put(member.number, into) }
      campaigns[other] = nil
    }
    for number in alone { put(number, into) }
    campaigns[into]?.isDecided = true
  }

  mutating func split(_ numbers: [Int]) {
    let known = Set(numbers).filter { places[$0] != nil }.sorted()
    guard let first = known.first else { return }
    for number in known { setApart(number) }
    guard known.count > 1 else { return }
    let into = open(representedBy: first)
    for number in known.dropFirst() { put(number, into) }
  }

  mutating func setApart(_ number: Int) {
    guard let place = places[number] else { return }
    places[number] = -1
    guard place >= 0, var campaign = campaigns[place] else { return }
    campaign.members.removeAll { $0.number == number }
    campaign.isDecided = true
    if campaign.representative == number {
      // The words of the representative, where another has them; else the least of those left.
      let next = campaign.members.first { $0.relation == .exact } ?? campaign.members.first
      campaign.representative = next?.number ?? number
    }
    campaigns[place] = campaign
  }

  private mutating func open(representedBy number: Int) -> Int {
    campaigns.append(
      Campaign(
        key: "decided-\(number)", representative: number,
        members: [CampaignMember(number: number, relation: .decided, likeness: 0)],
        isDecided: true))
    places[number] = campaigns.count - 1
    return campaigns.count - 1
  }

  private mutating func put(_ number: Int, _ place: Int) {
    places[number] = place
    campaigns[place]?.members.append(
      CampaignMember(number: number, relation: .decided, likeness: 0))
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    guard let a = campaigns[a], let b = campaigns[b] else { return false }
    return a.count != b.count ? a.count > b.count : a.key.utf8.lexicographicallyPrecedes(b.key.utf8)
  }

  /// A campaign of which one comment is left is none.
  func partition(_ method: CampaignMethod) -> CampaignPartition {
    var left: [Campaign] = []
    var unique = places.filter { $0.value < 0 }.map(\.key)
    for var campaign in campaigns.compactMap({ $0 }) {
      guard campaign.count > 1 else {
        unique += campaign.members.map(\.number)
        continue
      }
      campaign.members.sort { $0.number < $1.number }
      left.append(campaign)
    }
    return CampaignPartition(campaigns: left, unique: unique, method: method)
  }
}
