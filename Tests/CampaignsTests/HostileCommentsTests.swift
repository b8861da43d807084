// Rulewright. Apache-2.0.

import Campaigns
import Testing

struct HostileCommentsTests {
  @Test func isNotSlowedByOneWordRepeatedForMegabytes() {
    let texts = (0..<6).map { number in
      String(repeating: "no no yes ", count: 60_000 + number)
    }
    let start = ContinuousClock.now
    let found = partition(texts)
    #expect(found.campaigns.first?.count == 6)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func isNotSlowedByTextsThatAreAlikeAndNoCopies() {
    // All share the runs that decide where they are put, so that they meet in every bucket.
    var made = MadeComments(seed: 20)
    let shared = made.words(30)
    let texts = (0..<6000).map { _ in "\(shared) \(made.words(34))" }
    let start = ContinuousClock.now
    _ = partition(texts)
    #expect(ContinuousClock.now - start < .seconds(120))
  }

  @Test func readsEveryByteSequence() {
    let bytes: [[UInt8]] = [
      [0xFF, 0xFE], [0xC3], [0xE2], [0xE2, 0x80], [0xE2, 0x80, 0x99], [0x61, 0xE2, 0x80, 0x99],
      [0x61, 0x27], [0x27, 0x27], [0xC2], [0xC2, 0xA0], [0xE3, 0x80], [0xE4, 0xB8], [0x3C],
      [0x3C, 0x61], [0x26], [0x26, 0x23], [0x26, 0x61, 0x3B], [0xF0, 0x9F, 0x98, 0x80],
      [0x61, 0xC3],
      [0x61, 0xE4, 0xB8, 0xAD, 0x62], [0x80], [0x61, 0xC2, 0xA0, 0x62], [0x61, 0xE2, 0x80, 0x94],
    ]
    var grouping = CampaignGrouping()
    for (number, text) in bytes.enumerated() {
      grouping.add(text, number: number)
      grouping.add(text, number: number + 100)
    }
    grouping.group { bytes[$0 % 100] }
    let partition = grouping.partition()
    let all = partition.unique + partition.campaigns.flatMap { $0.members.map(\.number) }
    #expect(all.sorted() == (0..<bytes.count).flatMap { [$0, $0 + 100] }.sorted())
  }
}
