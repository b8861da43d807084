// Rulewright. Apache-2.0.

import Campaigns
import CommentFixtures
import CommentStore
import Comments
import Dockets
import Redacting
import Testing

/// Which comments are the same letter: what the record keeps of it, and what staff decide.
@Suite struct CampaignTests {
  private let scene: Scene
  private let record: Record
  private static let letter = (0..<30).map { "word\($0) of the letter" }.joined(separator: " ")

  init() throws {
    scene = try Scene()
    record = try scene.record()
    try record.importComments(
      ["A", "B", "C", "D"].map { comment($0, Self.letter) } + [comment("E", "something else")])
  }

  private func number(_ id: String) throws -> Int {
    try #require(try record.letterTexts(after: 0, limit: 99).map(\.number).min())
      + #require(["A", "B", "C", "D", "E", "F"].firstIndex(of: id))
  }

  /// Keeps groups of comments as campaigns, exact copies all.
  @discardableResult
  private func keep(_ groups: [[String]]) throws -> Bool {
    let campaigns = try groups.map { ids in
      let numbers = try ids.map(number)
      return Campaign(
        key: "key-" + ids[0].lowercased(), representative: numbers[0],
        members: numbers.map { CampaignMember(number: $0, relation: .exact, likeness: 1) },
        isDecided: false)
    }
    let method = CampaignMethod()
    return try record.keepCampaigns(
      CampaignPartition(campaigns: campaigns, unique: [], method: method),
      of: record.campaignState(by: method), grouping: [1, 2, 3])
  }

  @Test func keepsCampaignsAndSaysOfWhatTheyWereMade() throws {
    #expect(try !record.hasPresentCampaigns(by: CampaignMethod()))
    try keep([["A", "B", "C"]])
    #expect(try record.hasPresentCampaigns(by: CampaignMethod()))
    #expect(try record.keptCampaigns()?.grouping == [1, 2, 3])
    let (total, campaigns) = try record.campaigns()
    #expect(total == 1 && campaigns.map(\.members) == [3] && campaigns.map(\.copies) == [3])
    #expect(try record.members(of: "key-a").map(\.id.text) == ["A", "B", "C"])
    #expect(try record.uniqueCount() == 2)
    #expect(try record.campaign(of: CommentID("B"))?.campaign.id == "key-a")
    #expect(try record.campaign(of: CommentID("E")) == nil)
    #expect(try record.verify().isEmpty)
  }

  @Test func areOutOfDateOnceACommentComes() throws {
    try keep([["A", "B"]])
    let before = try #require(try record.keptCampaigns()).state
    try record.importComments([comment("F", "new")])
    #expect(try !record.hasPresentCampaigns(by: CampaignMethod()))
    #expect(try !record.commentsChanged(since: before.event))
    try record.importComments([comment("F", "other words")])
    #expect(try record.commentsChanged(since: before.event))
  }

  @Test func areNotKeptWhereSomethingCameMeanwhile() throws {
    let method = CampaignMethod()
    let state = try record.campaignState(by: method)
    try record.importComments([comment("F", "new")])
    let none = CampaignPartition(campaigns: [], unique: [], method: method)
    #expect(try !record.keepCampaigns(none, of: state, grouping: []))
    #expect(try record.keptCampaigns() == nil)
  }

  @Test func keepTheirIdsWithMostOfTheirMembers() throws {
    try keep([["A", "B", "C", "D"]])
    try keep([["D", "E"], ["B", "C", "A"]])
    #expect(try record.campaign(of: CommentID("A"))?.campaign.id == "key-a")
    #expect(try record.campaign(of: CommentID("E"))?.campaign.id == "key-d")
    #expect(try record.campaigns().campaigns.map(\.members) == [3, 2])
    try keep([])
    #expect(try record.campaigns().total == 0)
    #expect(try record.verify().isEmpty)
  }

  @Test func tagACopyForAllCopies() throws {
    try keep([["A", "B", "C"]])
    #expect(try record.total(CommentFilter(isUntagged: true)) == 5)
    try record.addCoding(coding("B", "t"))
    #expect(try record.total(CommentFilter(isUntagged: true)) == 2)
    #expect(try record.untagged(late: [], limit: nil).map(\.id.text) == ["D", "E"])
    #expect(try record.tallies(late: []).filter(\.isTagged).map(\.count) == [3])
    #expect(try record.campaign("key-a")?.codings == 1)
    #expect(try record.verify().isEmpty)
    // One that leaves the campaign is tagged no more.
    try keep([["A", "B"]])
    #expect(try record.total(CommentFilter(isUntagged: true)) == 3)
    try record.removeCoding(coding("B", "t"))
    #expect(try record.campaign("key-a")?.codings == 0)
    #expect(try record.total(CommentFilter(isUntagged: true)) == 5)
    #expect(try record.verify().isEmpty)
  }

  @Test func tagNoCopyByOneThatStaffWithhold() throws {
    try keep([["A", "B", "C"]])
    try record.addCoding(coding("A", "t"))
    func decide(_ state: Disclosure.State) throws {
      let decision = Disclosure(
        comment: CommentID("A"), state: state, who: "Ben", at: "2022-05-01T10:00:00Z")
      try record.putDisclosures(
        [decision], as: state == .withheld ? .withheld : .released, stamp: .test)
      #expect(try record.verify().isEmpty)
    }
    func copies(after known: CodedLetters? = nil) throws -> CodedLetters {
      try record.codedLetters(of: [CommentID("A")], late: [], after: known)
    }
    var letters = try copies()
    #expect(letters.copies.values.map(\.count) == [3])

    try decide(.withheld)
    #expect(try record.campaign("key-a")?.codings == 0)
    #expect(try record.letterCodings(of: "key-a", limit: 9).isEmpty)
    #expect(try record.untagged(late: [], limit: nil).map(\.id.text) == ["B", "C", "D", "E"])
    // Whoever stays open sees it too.
    letters = try copies(after: letters)
    #expect(letters.copies.isEmpty && letters.place(of: CommentID("A")) == nil)

    // What is tagged meanwhile counts once it is shown.
    try record.addCoding(coding("A", "u"))
    #expect(try record.campaign("key-a")?.codings == 0)
    try decide(.released)
    #expect(try record.campaign("key-a")?.codings == 2)
    #expect(try record.untagged(late: [], limit: nil).map(\.id.text) == ["D", "E"])
    #expect(try copies(after: letters).copies.values.map(\.count) == [3])

    #expect(try record.undo(stamp: .test) != nil)
    #expect(try record.campaign("key-a")?.codings == 0)
    #expect(try record.verify().isEmpty)
    #expect(try record.redo(stamp: .test) != nil)
    #expect(try record.campaign("key-a")?.codings == 2)
    #expect(try record.verify().isEmpty)
  }

  @Test func countTagsAnewWhenTheirCommentIsWithdrawnOrComesBack() throws {
    try keep([["A", "B", "C"]])
    try record.addCodings([coding("A", "t"), coding("B", "t")], stamp: .test)
    var gone = comment("A", Self.letter)
    gone.withdrawal = Withdrawal(reason: "asked")
    try record.importComments([gone])
    #expect(try record.campaign("key-a")?.codings == 1)
    #expect(try record.verify().isEmpty)
    try record.removeCoding(coding("A", "t"))
    try record.removeCoding(coding("B", "t"))
    #expect(try record.campaign("key-a")?.codings == 0)
    #expect(try record.verify().isEmpty)

    try record.addCoding(coding("A", "t"))
    #expect(try record.campaign("key-a")?.codings == 0)
    try record.importComments([comment("A", Self.letter)])
    #expect(try record.campaign("key-a")?.codings == 1)
    #expect(try record.verify().isEmpty)
    // On another stage it counts there.
    var moved = comment("A", Self.letter)
    moved.stage = StageID("final")
    try record.importComments([moved])
    let counted = try scene.sqlite(
      "SELECT stage FROM campaignCoding WHERE codings > 0")
    #expect(counted == "final\n")
    #expect(try record.verify().isEmpty)
    _ = try scene.sqlite("UPDATE campaignCoding SET codings = 2 WHERE stage = 'final'")
    let problems = try record.verify()
    #expect(problems.count == 1)
    #expect(problems.allSatisfy { $0.hasSuffix("letters have other codings than they say") })
  }

  @Test func leaveWhatWasAttachedToBeRead() throws {
    var attaching = comment("F", Self.letter)
    attaching.attachments = [Attachment(number: 1, address: "https://example.org/a.pdf")]
    try record.importComments([attaching])
    try keep([["A", "B", "F"]])
    try record.addCoding(coding("A", "t"))
    let untagged = try record.untagged(late: [], limit: nil).map(\.id.text)
    #expect(untagged.contains("F") && !untagged.contains("B"))
    var filter = CommentFilter()
    filter.isOneOfEach = true
    #expect(try record.comments(filter).comments.map(\.id.text).contains("F"))
    #expect(try record.verify().isEmpty)
  }

  @Test func tagACopyOnItsOwnStageAlone() throws {
    var elsewhere = comment("F", Self.letter)
    elsewhere.stage = StageID("final")
    try record.importComments([elsewhere])
    try keep([["A", "F"]])
    try record.addCoding(coding("A", "t"))
    #expect(try record.untagged(late: [], limit: nil).map(\.id.text).contains("F"))
    #expect(try record.verify().isEmpty)
  }

  @Test func reachThePublicWithoutWhatIsWithheld() throws {
    try keep([["A", "B", "C"]])
    var gone = comment("A", Self.letter)
    gone.withdrawal = Withdrawal(reason: "asked")
    try record.importComments([gone])
    try keep([["A", "B", "C"]])
    let published = try scene.published().campaigns()
    #expect(published.map(\.received) == [3] && published.map(\.id) == ["key-a"])
    #expect(published[0].members.map(\.comment.text) == ["B", "C"])
    #expect(published[0].representative.text == "B")
  }

  @Test func showOneOfEachLetter() throws {
    try keep([["A", "B", "C"]])
    var filter = CommentFilter()
    filter.isOneOfEach = true
    #expect(try record.comments(filter).comments.map(\.id.text) == ["A", "D", "E"])
    filter = CommentFilter()
    filter.campaign = "key-a"
    #expect(try record.comments(filter).comments.map(\.id.text) == ["A", "B", "C"])
  }

  @Test func areDecidedAboutInTheLogAndTakenBack() throws {
    try keep([["A", "B"]])
    let ids = ["D", "A"].map { CommentID($0) }
    try record.decide(.joined, ids, stamp: .test)
    #expect(try !record.hasPresentCampaigns(by: CampaignMethod()))
    let decisions = try record.campaignDecisions()
    #expect(decisions.map(\.decision.kind) == [.joined])
    #expect(decisions[0].decision.comments.map(\.text) == ["A", "D"])
    #expect(try decisions[0].numbers == [number("A"), number("D")])
    #expect(
      try record.history(of: CommentID("D")).contains {
        if case .grouped(let decision) = $0.what { decision.kind == .joined } else { false }
      })
    #expect(try record.verify().isEmpty)
    #expect(try record.undo(stamp: .test)?.original.what == .campaignsJoined)
    #expect(try record.campaignDecisions().isEmpty)
    #expect(try record.hasPresentCampaigns(by: CampaignMethod()))
    #expect(try record.redo(stamp: .test) != nil)
    #expect(try record.campaignDecisions().map(\.decision) == decisions.map(\.decision))
    #expect(throws: StoreError.self) {
      try record.decide(.apart, [CommentID("none")], stamp: .test)
    }
    #expect(try record.verify().isEmpty)
  }

  @Test func comeFromAFileAsOneEventAndKeepTheirOrder() throws {
    func decision(_ kind: CampaignDecision.Kind, _ ids: [String], _ at: String) -> CampaignDecision
    {
      CampaignDecision(
        number: 0, kind: kind, comments: ids.map { CommentID($0) }, who: "ada", at: at)
    }
    let (early, late) = ("2021-01-01T00:00:00Z", "2030-01-01T00:00:00Z")
    try record.decide(.apart, [CommentID("A")], stamp: .test)
    let events = try record.head().event
    let brought = [
      decision(.apart, ["D"], late), decision(.joined, ["A", "B"], early),
      decision(.split, ["B"], early),
    ]
    try record.importCampaignDecisions(brought, from: "campaigns.csv", stamp: .test)
    #expect(try record.head().event == events + 1)
    func order() throws -> [String] {
      let decisions = try record.campaignDecisions().map(\.decision)
      return decisions.map { "\($0.kind) " + $0.comments.map(\.text).joined() }
    }
    #expect(try order() == ["joined AB", "split B", "apart A", "apart D"])
    #expect(Set(try record.campaignDecisions().map(\.decision.number)).count == 4)
    // None is given another's number, whoever takes what back.
    try record.decide(.apart, [CommentID("C")], stamp: .test)
    #expect(try record.undo(stamp: .test) != nil)
    let other = EventStamp(who: "bob", at: EventStamp.test.at)
    try record.decide(.apart, [CommentID("E")], stamp: other)
    #expect(try record.redo(stamp: .test) != nil)
    // What came is not taken back with a step.
    for _ in 0..<4 { _ = try record.undo(stamp: .test) }
    #expect(try order() == ["joined AB", "split B", "apart E", "apart D"])
    let past = try record.past()
    #expect(brought.allSatisfy(past.said))
    #expect(past.said(decision(.apart, ["C"], EventStamp.test.at.iso8601)) == false)
    #expect(throws: StoreError.unknownComment(id: "none")) {
      try record.importCampaignDecisions(
        [decision(.apart, ["E"], early), decision(.apart, ["none"], early)], from: "campaigns.csv",
        stamp: .test)
    }
    #expect(try order().count == 4)
    #expect(try record.verify().isEmpty)
  }

  @Test func holdAfterOnesThatCameFromAClockThatGoesAhead() throws {
    let ahead = CampaignDecision(
      number: 0, kind: .joined, comments: [CommentID("A"), CommentID("B")], who: "ada",
      at: "2030-01-01T00:00:00Z")
    try record.importCampaignDecisions([ahead], from: "campaigns.csv", stamp: .test)
    try record.decide(.split, [CommentID("B")], stamp: .test)
    #expect(try record.campaignDecisions().map(\.decision.kind) == [.joined, .split])
    #expect(try record.verify().isEmpty)
  }

  @Test func standOnceThoughDecidedTwiceWithinASecond() throws {
    let both = ["A", "B"].map { CommentID($0) }
    try record.decide(.joined, both, stamp: .test)
    try record.decide(.apart, [CommentID("A")], stamp: .test)
    try record.decide(.joined, both, stamp: .test)
    #expect(try record.campaignDecisions().map(\.decision.kind) == [.apart, .joined])
    #expect(try record.undo(stamp: .test) != nil)
    #expect(try record.campaignDecisions().map(\.decision.kind) == [.joined, .apart])
    #expect(try record.verify().isEmpty)
  }

  @Test func areNamedWhereTheyDoNotFit() throws {
    try keep([["A", "B", "C"]])
    _ = try scene.sqlite("DELETE FROM campaignMember WHERE number = \(number("A"))")
    #expect(
      try record.verify() == [
        "1 campaigns have other members than they say",
        "1 campaigns are shown by a comment that is not theirs",
      ])
  }
}
