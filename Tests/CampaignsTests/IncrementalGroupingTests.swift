// Rulewright. Apache-2.0.

import Campaigns
import Testing

struct IncrementalGroupingTests {
  /// Grouped in parts, each of which comes after the one before was grouped and written down.
  private func groupedInParts(
    _ made: MadeComments, _ order: [Int], parts: Int
  ) throws -> [CampaignGrouping] {
    var stages: [CampaignGrouping] = []
    var grouping = CampaignGrouping()
    for part in 0..<parts {
      for number in order[(order.count * part / parts)..<(order.count * (part + 1) / parts)] {
        grouping.add(made.bytes(number), number: number)
      }
      grouping.groupNew(reading: made.bytes)
      stages.append(grouping)
      grouping = try CampaignGrouping(bytes: grouping.bytes())
    }
    return stages
  }

  @Test(arguments: [30, 31, 32] as [UInt64])
  func groupsNearlyAsFromScratch(seed: UInt64) throws {
    var made = MadeComments.mixed(seed: seed)
    let last = try #require(groupedInParts(made, made.shuffled(), parts: 5).last)
    let (precision, recall) = made.precisionAndRecall(last.partition())
    #expect(precision > 0.999)
    #expect(recall > 0.97)
  }

  @Test func leavesTogetherWhoStoodTogether() throws {
    var made = MadeComments.mixed(seed: 33)
    let stages = try groupedInParts(made, made.shuffled(), parts: 6)
    for (before, after) in zip(stages, stages.dropFirst()) {
      let later = after.partition()
      for campaign in before.partition().campaigns {
        let places = Set(campaign.members.map { later.campaign(of: $0.number)?.key })
        #expect(places == [campaign.key])
      }
    }
  }

  @Test func readsOnlyWhatMayConcernWhatIsNew() {
    let made = MadeComments.mixed(seed: 34)
    var grouping = made.grouped()
    let letter = made.texts[0]
    let texts = made.texts + ["Dear all, \(letter)", "Something else entirely, and short."]
    for number in made.texts.count..<texts.count {
      grouping.add(Array(texts[number].utf8), number: number)
    }
    var asked: Set<Int> = []
    grouping.groupNew { number in
      asked.insert(number)
      return Array(texts[number].utf8)
    }
    #expect(
      grouping.partition().campaign(of: 0) == grouping.partition().campaign(of: made.texts.count))
    #expect(asked.filter { $0 < made.texts.count }.count < 5)
  }

  @Test func formsACampaignOfACommentThatStoodAloneAndItsCopy() {
    let made = MadeComments.mixed(seed: 35)
    var grouping = made.grouped()
    let alone = made.texts.count - 1
    #expect(grouping.partition().campaign(of: alone) == nil)
    let texts = made.texts + [made.texts[alone], made.texts[alone - 1] + " And more words here."]
    for number in made.texts.count..<texts.count {
      grouping.add(Array(texts[number].utf8), number: number)
    }
    grouping.groupNew { Array(texts[$0].utf8) }
    let partition = grouping.partition()
    #expect(partition.campaign(of: alone)?.members.map(\.number) == [alone, alone + 1])
    #expect(partition.campaign(of: alone - 1)?.members.map(\.number) == [alone - 1, alone + 2])
  }

  @Test func findsAMailMergeLetterOfWhichOneCopyStoodAlone() {
    var made = MadeComments(seed: 36)
    let letter = made.sentences(16).joined(separator: " ")
    for _ in 0..<60 { made.add(made.sentences(12).joined(separator: " "), nil) }
    made.add(made.mailMerge(letter, share: 0.2), 0)
    var grouping = made.grouped()
    let first = made.texts.count - 1
    for _ in 0..<4 {
      made.add(made.mailMerge(letter, share: 0.2), 0)
      grouping.add(made.bytes(made.texts.count - 1), number: made.texts.count - 1)
    }
    grouping.groupNew(reading: made.bytes)
    #expect(grouping.partition().campaign(of: first)?.count == 5)
  }

  @Test func forgetsWhatWasTakenAway() throws {
    var made = MadeComments.mixed(seed: 39)
    var grouping = made.grouped()
    let gone = Set(made.shuffled().prefix(100))
    grouping.remove(gone)
    let left = grouping.partition()
    let all = left.unique + left.campaigns.flatMap { $0.members.map(\.number) }
    #expect(Set(all) == Set(made.texts.indices).subtracting(gone))
    #expect(left.campaigns.allSatisfy { $0.count > 1 && !gone.contains($0.representative) })
    grouping = try CampaignGrouping(bytes: grouping.bytes())
    grouping.group { number in
      #expect(!gone.contains(number))
      return made.bytes(number)
    }
    let kept = made.texts.indices.filter { !gone.contains($0) }
    #expect(grouping.partition() == made.grouped(kept).partition())
  }

  @Test func refusesBytesThatAreNoneAndThoseOfAnotherMethod() throws {
    let bytes = MadeComments.mixed(seed: 37, letters: 2, copies: 7, alone: 5).grouped().bytes()
    #expect(throws: UnusableGrouping.broken) { try CampaignGrouping(bytes: [1, 2, 3]) }
    var other = CampaignMethod()
    other.nearScore = 0.9
    #expect(throws: UnusableGrouping.ofAnotherMethod) {
      try CampaignGrouping(bytes: bytes, method: other)
    }
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: UnusableGrouping.broken) {
        try CampaignGrouping(bytes: Array(bytes[..<length]))
      }
    }
    // Bytes that were changed are refused or read, and never stop the program.
    for place in stride(from: 4, to: bytes.count, by: 61) {
      var changed = bytes
      changed[place] ^= 0xFF
      _ = try? CampaignGrouping(bytes: changed).partition()
    }
  }

  @Test func saysTheSameAfterItWasWrittenDown() throws {
    let grouping = MadeComments.mixed(seed: 38).grouped()
    let again = try CampaignGrouping(bytes: grouping.bytes())
    #expect(again.partition() == grouping.partition())
    #expect(again.bytes() == grouping.bytes())
  }
}
