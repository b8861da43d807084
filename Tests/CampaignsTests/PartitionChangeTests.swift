// Rulewright. Apache-2.0.

import Campaigns
import Testing

struct PartitionChangeTests {
  private let made: MadeComments
  private let grouping: CampaignGrouping

  init() {
    made = MadeComments.mixed(seed: 40, letters: 3, copies: 7, alone: 10)
    grouping = made.grouped()
  }

  private func decided(_ decisions: PartitionChange...) -> CampaignPartition {
    grouping.partition(decisions: decisions)
  }

  private func members(_ partition: CampaignPartition, of number: Int) -> [Int]? {
    partition.campaign(of: number)?.members.map(\.number)
  }

  @Test func joinsWholeCampaignsAndCommentsThatStandAlone() {
    let found = decided(.joined([0, 8, 25]))
    #expect(members(found, of: 0) == Array(0..<14) + [25])
    #expect(found.relation(of: 25) == .decided)
    #expect(found.campaign(of: 0)?.isDecided == true)
    #expect(found.campaigns.map(\.count).reduce(found.unique.count, +) == made.texts.count)
  }

  @Test func setsACommentApartAndShowsAnotherInItsPlace() {
    let before = decided()
    let shown = before.campaign(of: 0)?.representative ?? -1
    let found = decided(.apart(shown))
    #expect(found.unique.contains(shown))
    #expect(found.campaign(of: shown) == nil)
    let other = (0..<7).first { $0 != shown } ?? -1
    #expect(found.campaign(of: other)?.count == 6)
    #expect(found.campaign(of: other)?.representative != shown)
  }

  @Test func splitsACampaign() {
    let found = decided(.split([1, 2, 3]))
    #expect(members(found, of: 1) == [1, 2, 3])
    #expect(members(found, of: 0) == [0, 4, 5, 6])
  }

  @Test func leavesCopiesCopiesOfTheCommentThatShowsThem() {
    var grouping = CampaignGrouping()
    let texts = ["Ring the bells at noon.", "ring the bells at noon", "Ring no bell.", "Never."]
    for (number, text) in texts.enumerated() { grouping.add(Array(text.utf8), number: number) }
    grouping.group { Array(texts[$0].utf8) }
    let joined = grouping.partition(decisions: [.joined([0, 2])]).campaign(of: 0)
    #expect(joined?.members.map(\.relation) == [.exact, .exact, .decided])
    let split = grouping.partition(decisions: [.joined([0, 2]), .split([0, 1])]).campaign(of: 0)
    #expect(split?.members.map(\.relation) == [.exact, .exact])
  }

  @Test func readsWhatPeopleWriteBetweenAngleBrackets() {
    var grouping = CampaignGrouping()
    let letter = "We ask that the bells be rung at noon and never again before dawn in any town."
    let texts = [
      letter, "<p>" + letter + "</p><br/>",
      letter + " <My clinic in Akron would close if this rule is made final as it stands>",
    ]
    for (number, text) in texts.enumerated() { grouping.add(Array(text.utf8), number: number) }
    grouping.group { Array(texts[$0].utf8) }
    let found = grouping.partition()
    #expect(found.relation(of: 1) == .exact)
    #expect(found.relation(of: 2) != .exact)
  }

  @Test func letsTheLastDecisionHold() {
    #expect(decided(.apart(1), .joined([1, 2])).campaign(of: 1)?.count == 7)
    #expect(decided(.joined([1, 8]), .apart(1)).campaign(of: 1) == nil)
  }

  @Test func dissolvesACampaignOfWhichOneIsLeft() {
    let found = decided(.split([0, 1, 2, 3, 4, 5]))
    #expect(found.unique.contains(6))
    #expect(members(found, of: 0) == [0, 1, 2, 3, 4, 5])
  }

  @Test func passesOverCommentsThatAreNotThere() {
    #expect(decided(.joined([0, 999]), .apart(-5), .split([777])) == decided())
  }

  @Test func winsOverTheMethodWhateverTheOrderOfComments() {
    var made = made
    let decisions: [PartitionChange] = [.joined([0, 7]), .split([3, 9]), .apart(20)]
    let first = grouping.partition(decisions: decisions)
    for _ in 0..<4 {
      #expect(made.grouped(made.shuffled()).partition(decisions: decisions) == first)
    }
  }
}
