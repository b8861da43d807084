// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Dockets
import TestSupport
import Testing

@testable import Workbench

/// Campaigns while something comes all the time.
@Suite struct CampaignsAsOfTests {
  @Test func saysOfWhenTheyAreWhereSomethingComesWheneverTheyAreCounted() throws {
    var chance = SeededGenerator(seed: 41)
    let made = try RandomDocket(&chance)
    let workspace = made.workspace
    var count = 0
    func time() -> String { Instant(seconds: 1_660_000_000 + count).iso8601 }
    func write() throws {
      count += 1
      let comment = Comments.Comment(
        id: CommentID("N-\(count)"), stage: StageID("first"), body: "Number \(count) by itself.")
      try made.receive(
        [comment], as: "n\(count).csv",
        EventStamp(who: "Ann", at: Instant(seconds: 1_660_000_000 + count)))
    }
    // Once a counting.
    var last = 0
    func writes(_ read: Int) throws {
      if read != last { try write() }
      last = read
    }
    let none = try workspace.campaigns(of: "bells", onProgress: writes)
    #expect(!none.isPresent && none.asOf == nil && none.campaigns.isEmpty && count == 3)
    let now = try workspace.campaigns(of: "bells")
    #expect(now.isPresent && now.asOf == time() && now.total > 0)
    try write()
    let former = try workspace.campaigns(of: "bells", onProgress: writes)
    #expect(!former.isPresent && former.asOf == now.asOf && former.total == now.total)
    #expect(try workspace.campaignsAtHand(of: "bells", limit: 1, offset: 0).asOf == now.asOf)
    let id = try #require(now.campaigns.first).id
    #expect(try workspace.campaign(id, in: "bells")?.isPresent == true)
    #expect(try workspace.campaigns(of: "bells").asOf == time())
  }
}
