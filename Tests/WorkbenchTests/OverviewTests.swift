// Rulewright. Apache-2.0.

import CommentStore
import Comments
import Dockets
import Overviews
import TestSupport
import Testing

@testable import Workbench

/// What whoever stays open keeps of all comments, and when it is made anew.
@Suite struct OverviewTests {
  private let made: RandomDocket
  private let workspace: Workspace
  private let stamp = EventStamp(who: "Ann", at: Instant(seconds: 1_650_000_000))
  private let today = CalendarDay(number: 19_000)

  init() throws {
    var chance = SeededGenerator(seed: 31)
    made = try RandomDocket(&chance)
    workspace = made.workspace.keepingWhatIsRead()
  }

  private func citing() throws -> Int {
    try workspace.overview(of: "bells", today: today).stages.map(\.citing).reduce(0, +)
  }

  @Test func seesWhatWasReadOfAnAttachmentSince() throws {
    let hash = String(repeating: "a", count: 64)
    var attaching = Comments.Comment(
      id: CommentID("A-1"), stage: StageID("first"), body: "It is in the file.")
    attaching.attachments = [Attachment(number: 1, name: "a.pdf", sha256: hash)]
    try made.receive([attaching], as: "attaching.csv", stamp)
    #expect(try citing() == 0)
    let reading = AttachmentReading(
      sha256: hash, method: "by hand", outcome: .text("Strike § 1.1(b) of the rule."))
    #expect(try made.record.addAttachmentReadings([reading], stamp: stamp) == 1)
    #expect(try citing() == 1)
  }

  @Test func seesCampaignsThatWereCountedSince() throws {
    let before = try workspace.overview(of: "bells", today: today)
    #expect(before.stages.map(\.campaigns) == [0])
    // To count is no event.
    try workspace.countCampaigns(in: "bells") { _ in }
    let after = try workspace.overview(of: "bells", today: today)
    #expect(after.stages[0].campaigns > 0)
  }
}
