// Rulewright. Apache-2.0.

import Codings
import CommentStore
import Comments
import Coverage
import Dockets
import Redacting
import TestSupport
import Testing

@testable import SitePages
@testable import Workbench

/// The gate and the public site count the same things and say the same.
///
/// Each counts in its own way: the record from its tables, the site from public words.
@Suite struct GateAndSiteTests {
  private static let today = CalendarDay(year: 2022, month: 5, day: 1) ?? CalendarDay(number: 0)
  private static let letter =
    "The bells of our town ring before dawn, and nobody who works late can sleep through them. "
    + "Please let them rest until seven in the morning on every day of the week."

  @Test(arguments: UInt64(41)...UInt64(72))
  func sayTheSameOfIssuesAndOfWhatIsNotTagged(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    let made = try RandomDocket(&chance)
    try Self.addLetters(to: made, &chance)
    let loaded = try made.workspace.load("bells")
    let report = try made.workspace.coverage(of: "bells", today: Self.today).report
    let site = PublicDocket(
      try made.workspace.content(of: loaded, asOf: Self.today), folder: "bells", asOf: Self.today)

    // What staff withhold is to be answered all the same, and is no comment of the site's.
    let withheld = Set(try made.record.withheldComments().map(\.comment))
    let hidden = report.untagged.map(\.id).filter(withheld.contains)

    // Untagged, those that need no tag apart.
    let untagged = site.comments.indices.filter {
      site.comments[$0].isPublic && !site.isTagged($0)
    }
    let heard = untagged.filter { site.isConsidered($0) }.map { site.comments[$0].id }
    #expect(
      report.untagged.map(\.id).filter { !withheld.contains($0) }.sorted() == heard.sorted())
    #expect(report.untaggedCount == heard.count + hidden.count)
    let isUntagged = try made.record.comments(CommentFilter(isUntagged: true)).comments
      .filter { withheld.contains($0.id) && $0.withdrawal == nil }
    #expect(report.stages.map(\.untagged) == [untagged.count + isUntagged.count])

    // Issues, and who says them.
    let ofHidden = Set(
      try made.record.codings().filter { withheld.contains($0.comment) }
        .map { $0.issue(commented: StageID("first")) })
    let raised = report.issues.filter { $0.received > 0 && !ofHidden.contains($0.issue) }
    #expect(Set(site.raised.map(\.key)).subtracting(ofHidden) == Set(raised.map(\.issue)))
    for issue in raised {
      let number = try #require(site.issueNumber(issue.issue))
      let said = site.said([site.issues[number]])
      #expect(issue.received == said.comments, "\(issue.issue)")
      #expect(issue.distinctTexts == said.texts, "\(issue.issue)")
    }
  }

  /// Withholds some comments as a whole, and releases one in three of these again.
  private static func withholdSome(
    of comments: [Comments.Comment], in made: RandomDocket, _ stamp: EventStamp,
    _ chance: inout SeededGenerator
  ) throws {
    // Campaigns are made first, so that what is decided then must be counted.
    _ = try made.workspace.coverage(of: "bells", today: today)
    for comment in comments where chance.below(5) == 0 {
      var decision = Disclosure(
        comment: comment.id, state: .withheld, who: "Ben", at: "2022-04-30T12:00:00Z")
      try made.record.putDisclosures([decision], as: .withheld, stamp: stamp)
      guard chance.below(3) == 0 else { continue }
      decision.state = .released
      try made.record.putDisclosures([decision], as: .released, stamp: stamp)
    }
    #expect(try made.record.verify().isEmpty)
  }

  /// Staff take some comments out of every letter, make letters of others, and join some.
  private static func decide(
    about comments: [CommentID], in made: RandomDocket, _ chance: inout SeededGenerator
  ) throws {
    for number in 0..<chance.below(4) {
      let kind = CampaignDecision.Kind.allCases[chance.below(3)]
      let some = (0..<(kind == .apart ? 1 : 2) + chance.below(3)).map { _ in
        comments[chance.below(comments.count)]
      }
      let stamp = EventStamp(who: "Ann", at: Instant(seconds: 1_650_000_020 + number))
      try made.record.decide(kind, some, stamp: stamp)
    }
  }

  /// A letter of many, some of them late, withdrawn, with words of the sender's own or with other
  /// capitals and blanks.
  private static func addLetters(
    to made: RandomDocket, _ chance: inout SeededGenerator
  ) throws {
    var letters: [Comments.Comment] = []
    for number in 1...14 {
      let body = [
        letter, letter, letter.replacing(" ", with: "  "), letter.uppercased(),
        // Some of them add the same words.
        letter + " My own window looks upon the tower number \(number % 4) of them all.",
      ][chance.below(5)]
      var comment = Comment(id: CommentID("L-\(number)"), stage: StageID("first"), body: body)
      comment.received = CalendarDay(
        year: 2022, month: 3 + chance.below(2), day: 1 + chance.below(28))
      if chance.below(6) == 0 { comment.withdrawal = Withdrawal(reason: "asked") }
      if chance.below(7) == 0 {
        comment.attachments = [Attachment(number: 1, address: "https://example.org/a.pdf")]
      }
      letters.append(comment)
    }
    // Short ones that everybody writes.
    for number in 1...12 {
      var comment = Comment(
        id: CommentID("S-\(number)"), stage: StageID("first"),
        body: ["No.", "I agree", "Thank you.", "no"][chance.below(4)])
      comment.received = CalendarDay(year: 2022, month: 3, day: 1 + chance.below(28))
      letters.append(comment)
    }
    let stamp = EventStamp(who: "test", at: Instant(seconds: 1_650_000_010))
    try made.receive(letters, as: "letters.csv", stamp)
    try decide(about: letters.map(\.id), in: made, &chance)
    let codings = (0..<6).map { _ in
      Coding(
        comment: letters[chance.below(letters.count)].id,
        tag: TagID(["loud", "early"][chance.below(2)]), passage: nil, target: nil, coder: "Ben",
        at: "2022-04-30T11:00:00Z")
    }
    try made.record.addCodings(codings, stamp: stamp)
    try withholdSome(of: letters, in: made, stamp, &chance)
  }
}
