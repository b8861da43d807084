// Rulewright. Apache-2.0.

import Campaigns
import Clauses
import Codings
import Comments
import Dockets
import Foundation
import Markup
import TestSupport
import Testing

@testable import StaffPages

/// Campaigns: the list, one of them, and what the coding screen says of a copy.
@Suite struct CampaignPagesTests {
  private static let docket = Docket(
    name: "bells", title: "Bells",
    stages: [Stage(id: StageID("proposed"), kind: .proposedRule, draftFile: "a.md")])
  private static let hostile =
    "</bdi><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;\u{202E}\u{0}"

  private func text(_ page: [UInt8]) -> String { String(decoding: page, as: UTF8.self) }

  private func line(_ id: String, _ members: Int, begins: String = "Ring them.")
    -> CampaignsContent.Line
  {
    .init(
      id: id, members: members, copies: 2, codings: members > 100 ? 0 : 1,
      isDecided: members == 20, beginning: begins)
  }

  private func list(
    _ lines: [CampaignsContent.Line], page: CampaignPages, isKept: Bool = true,
    counting: Counting = .present, asOf: String? = nil
  ) -> String {
    text(
      campaignsPage(
        CampaignsContent(
          docket: Self.docket, person: "Ann", lines: lines, page: page, grouped: 1058, unique: 88,
          isKept: isKept, counting: counting, asOf: asOf)))
  }

  private func member(
    _ number: Int, _ relation: CampaignMember.Relation, _ likeness: Double, _ own: [String] = []
  ) -> CampaignContent.Member {
    .init(
      id: CommentID("B-\(number)"), submitter: number == 1 ? "" : "Person \(number)",
      relation: relation, likeness: likeness, isWithdrawn: number == 4, own: own)
  }

  private func one(
    _ members: [CampaignContent.Member], letter: String = "Ring the bells.\n\nEvery day.",
    codings: [LetterView.Line] = [], page: CampaignPages = CampaignPages(number: 1, total: 4),
    counting: Counting = .present
  ) -> CampaignContent {
    CampaignContent(
      docket: Self.docket, person: "Ann", line: line("abc123", page.total),
      letter: Comment(id: CommentID("B-1"), stage: StageID("proposed"), body: letter),
      codings: codings, members: members, page: page, counting: counting)
  }

  private func coding(_ quote: String, tag: String = "late") -> Coding {
    Coding(
      comment: CommentID("B-2"), tag: TagID(tag),
      passage: Passage(range: 0..<quote.utf8.count, quote: quote), target: nil, coder: "Bob",
      at: "2021-11-20T14:03:22Z")
  }

  @Test func listsTheCountsWithTheWordsAboutHowTheyCame() {
    let html = list(
      [line("a", 1146), line("b", 20)], page: CampaignPages(number: 2, total: 312))
    #expect(html.contains("1,058 comments of 1,146 are one of 312 letters; 88 are nobody’s copy."))
    #expect(html.contains("data-of=\"comments\">1,146</td>") && html.contains("untagged"))
    #expect(html.contains("1 coding<span class=\"quiet\">, staff decided</span>"))
    #expect(html.contains("101 to 200 of 312"))
    #expect(html.contains("href=\"/d/bells/campaigns?page=3\""))
    #expect(html.contains("href=\"/d/bells/campaigns\">Larger campaigns"))
    let method = CampaignMethod()
    #expect(html.contains("must come to \(method.nearScore) of 1.4"))
    #expect(
      html.contains("\(Int((method.mergeLikeness * 100).rounded())) % of content words")
        && html.contains("\(CampaignMethod.name) \(CampaignMethod.version): runs of 3 words"))
  }

  @Test func saysWhetherTheCountsAreOfToday() {
    let none = CampaignPages(number: 1, total: 0)
    let first = list([], page: none, isKept: false, counting: .underWay)
    #expect(first.contains("counted for the first time") && first.contains("content=\"5\""))
    let nothing = list([], page: none)
    #expect(nothing.contains("No letter was sent by two or more of 1,146 comments."))
    let anew = list(
      [line("a", 3)], page: CampaignPages(number: 1, total: 1), counting: .underWay,
      asOf: "2021-11-20T14:03:22Z")
    let time = "<time datetime=\"2021-11-20T14:03:22Z\">2021-11-20 14:03 UTC</time>"
    #expect(anew.contains("this is how they were before, of the comments that had come by " + time))
    #expect(anew.contains("being counted anew") && !anew.contains("http-equiv=\"refresh\""))
    let failed = list(
      [line("a", 3)], page: CampaignPages(number: 1, total: 1), counting: .failed("No <room>."))
    #expect(failed.contains("this is how they were before: No &lt;room&gt;.") == true)
  }

  @Test func showsTheLetterItsTagsAndWhatEachMemberAdded() throws {
    let content = one(
      [
        member(1, .exact, 1), member(2, .exact, 1),
        member(3, .near, 0.789, ["One.", "Two.", "Three.", "Four.", "Five."]),
        member(4, .mailMerge, 0.5, []), member(5, .decided, 0, ["All mine."]),
      ],
      codings: [
        .init(number: 7, coding: coding("Every day."), tagName: "Too late", was: "")
      ])
    let html = text(campaignPage(content))
    let start = try #require(html.range(of: "<main"))
    // How they are counted is the method's to say, and another test's.
    let end = try #require(html.range(of: "<details class=\"method\">"))
    let main = html[start.lowerBound..<end.lowerBound].split(separator: ">").joined(
      separator: ">\n")
    #expect(try Snapshot("campaign.html").difference(from: main + "\n") == nil)
    #expect(html.contains("near, 78 %") && html.contains("mail merge, 50 %, withdrawn"))
    #expect(html.contains("and 2 more, in the comment") && !html.contains("Four."))
  }

  @Test func escapesWhateverCommentersWrote() {
    let hostile = Self.hostile
    let pages = [
      list([line("a", 3, begins: hostile)], page: CampaignPages(number: 1, total: 1)),
      text(
        campaignPage(
          one(
            [
              .init(
                id: CommentID(hostile), submitter: hostile, relation: .near, likeness: 0.5,
                own: [hostile])
            ], letter: hostile,
            codings: [
              .init(number: 1, coding: coding(hostile), tagName: hostile, was: hostile)
            ]))),
      copyPane(comment: hostile + " I ask.", letter: "I ask " + hostile, tagName: hostile),
    ]
    for page in pages {
      #expect(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("\u{0}"))
      #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }
  }

  /// The coding screen of a near copy, with what was added.
  private func copyPane(comment: String, letter: String, tagName: String = "Too late") -> String {
    let id = CommentID("B-3")
    let mark = CampaignMark(campaign: "abc123", relation: .near, likeness: 0.789, members: 182)
    let row = QueueLine(
      id: id, submitter: "", beginning: comment, codings: 0, state: nil, campaign: mark)
    var view = CommentView(
      comment: Comment(id: id, stage: StageID("proposed"), body: comment), line: row, position: 1,
      previous: nil, next: nil, reading: nil, seen: "seen", codings: [])
    view.letter = LetterView(
      mark: mark, representative: CommentID("B-1"),
      lines: [
        .init(number: 1, coding: coding("I ask"), tagName: tagName, was: "m1"),
        .init(
          number: 2, coding: coding("Every <day>"), tagName: tagName, was: "m2",
          obstacle: "its words do not stand here"),
      ], letter: Array(letter.utf8),
      added: letterComparison(of: Array(comment.utf8), with: Array(letter.utf8)))
    var place = CodingPlace(docket: "bells", show: .all, comment: id)
    place.showsAdded = true
    let screen = CodingScreen(
      docket: Self.docket, person: "Ann", place: place,
      queue: QueueView(
        rows: [row], start: 0, total: 1,
        counts: CommentCounts(received: 1, distinctTexts: 1, submittersAsStated: 1), tagged: 0,
        done: 0), comment: view, rule: nil, tags: [])
    return text(codingPage(screen))
  }

  @Test func showsACopyAsARedlineThatIsReadAloudToo() {
    let html = copyPane(
      comment: "Please ring the bells at noon. I live next door.",
      letter: "Please ring the bells at dawn. I live next door.")
    #expect(html.contains("One of 182 comments of the same letter (near, 78 %)"))
    #expect(html.contains("<ins><span class=\"vh\">added: </span>noon. "))
    #expect(html.contains("<del><span class=\"vh\">left out: </span>dawn. "))
    #expect(html.contains("<span class=\"flag\">near copy</span>"))
    #expect(html.contains("of a letter that 182 sent"))
    // One of two tags can be taken over, and the form names that one alone.
    #expect(html.contains("Take over the one that stands here"))
    #expect(html.contains("name=\"letter\" value=\"1 m1\"") && !html.contains("value=\"2 m2\""))
    #expect(html.contains("added=shown") && html.contains("Hide what this person added"))
  }

  @Test func keepsTheFiltersInEveryAddressOfTheQueue() {
    var place = CodingPlace(docket: "bells", show: .untagged, comment: CommentID("B-1"))
    (place.campaign, place.isOneOfEach, place.showsAdded) = ("a&b", true, true)
    #expect(
      place.at(CommentID("B-2")).path.link.text
        == "/d/bells/coding/B-2?show=untagged&campaign=a%26b&one=each&added=shown")
    #expect(place.selecting(1..<2).path.link.text.contains("campaign=a%26b"))
  }
}
