// Rulewright. Apache-2.0.

import Clauses
import Comments
import Dockets
import DraftParsing
import Overviews
import Suggesting
import Testing

@testable import StaffPages

/// The page that says where to look first.
@Suite struct OverviewPageTests {
  private static let tree = ParsedDraft(
    Draft(
      file: "draft.md",
      bytes: Array("## § 1.1 Bells\n\n(a) *Who.* A tower.\n\n(b) *When.* At noon.\n".utf8)),
    numbering: .cfr
  ).tree

  private func page(
    counting: Counting = .present, _ change: (inout StageOverview) -> Void
  ) -> String {
    let id = StageID("proposed")
    let stage = Stage(id: id, kind: .proposedRule, draftFile: "draft.md")
    let docket = Docket(name: "bells", title: "Bells", stages: [stage])
    var overview = StageOverview(stage: stage, arrivals: Arrivals([:], closes: nil))
    change(&overview)
    let bytes = overviewPage(
      DocketOverview(docket: docket, stages: [overview], method: "letters 1"),
      tallies: [:], counting: counting, person: "A. Reader")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func saysWhetherItIsOfToday() {
    #expect(!page { _ in }.contains("class=\"counting\""))
    let anew = page(counting: .underWay) { $0.comments = 903 }
    #expect(anew.contains("are being read anew; this is how it was before. <a"))
    #expect(anew.contains("903 comments") && !anew.contains("http-equiv=\"refresh\""))
    let failed = page(counting: .failed("No <room>.")) { _ in }
    #expect(failed.contains("could not be read anew: No &lt;room&gt;. <a"))
    let none = DocketOverview(
      docket: Docket(name: "bells", title: "Bells", stages: []), stages: [], method: "")
    func empty(_ counting: Counting) -> String {
      String(
        decoding: overviewPage(none, tallies: [:], counting: counting, person: "A. Reader"),
        as: UTF8.self)
    }
    #expect(empty(.underWay).contains("being read for the first time. <a"))
    #expect(empty(.underWay).contains("content=\"5\""))
    #expect(!empty(.underWay).contains("Nothing was received yet"))
    #expect(empty(.present).contains("Nothing was received yet"))
  }

  @Test func saysLettersAndCommentsOfWhatIsCitedMost() {
    let html = page { overview in
      overview.citing = 903
      overview.cited = [
        .init(clause: Self.tree.clauses[0], comments: 900, letters: 1),
        .init(clause: Self.tree.clauses[1], comments: 3, letters: 3),
      ]
    }
    #expect(html.contains("1 letter, 900 comments") && html.contains(">3 letters<"))
    #expect(html.contains("found by a program and is no tag"))
  }

  @Test func namesADayOfManyWithoutAVerdict() throws {
    let day = try #require(CalendarDay("2021-03-31"))
    let html = page { overview in
      overview.bursts = [
        .init(day: day, comments: 40, campaigns: [("c1", 30)], isLastOpenDay: true)
      ]
    }
    #expect(html.contains("March 31, 2021"))
    #expect(html.contains("the last open day; 30 of them one letter"))
    #expect(html.contains("three standard deviations") && html.contains("Why is not judged"))
    #expect(page { _ in }.contains("None brought more than"))
  }

  @Test func leadsToTheUniqueCommentsThatWait() {
    let html = page { overview in
      overview.toRead = (1...14).map {
        .init(id: CommentID("C-\($0)"), clauses: 2, length: 1200)
      }
    }
    #expect(html.contains("/d/bells/coding/C-1?show=untagged") && !html.contains("C-13<"))
    #expect(html.contains("14 comments in no campaign") && html.contains("And 2 more"))
  }

  @Test func saysHowOftenWhatIsOfferedWasRight() {
    var tally = SuggestionTally(places: 5)
    let (a, b) = (ClauseLabel("a"), ClauseLabel("b"))
    for _ in 0..<29 { tally.add([a], tied: [a]) }
    for _ in 0..<16 { tally.add([b, a], tied: [a]) }
    for _ in 0..<18 { tally.add([b], tied: [a]) }
    let words = tallyWords(tally)
    #expect(
      words
        == "Of the 63 comments last tied to a clause, the first offered for the whole comment was right "
        + "in 29, one of five in 45.")
    #expect(tallyWords(SuggestionTally(places: 5)) == nil)
  }
}
