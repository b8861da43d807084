// Rulewright. Apache-2.0.

import Testing

@testable import Overviews

/// What is cited most, where a campaign counts once.
@Suite struct CitationTallyTests {
  @Test func countsACampaignOnceAmongLetters() {
    var tally = CitationTally()
    tally.add([1, 2, 1], campaign: nil)
    tally.add([2], campaign: "a", copies: 900)
    tally.add([2, 3], campaign: "a")
    tally.add([2], campaign: nil)
    tally.add([], campaign: nil)
    tally.add([5], campaign: "b", copies: 0)
    #expect(
      tally.cited == [
        .init(clause: 2, comments: 903, letters: 3), .init(clause: 1, comments: 1, letters: 1),
        .init(clause: 3, comments: 1, letters: 1),
      ])
    #expect(tally.citing == 903)
  }

  @Test func putsWhatMoreLettersCiteBeforeWhatMoreCommentsDo() {
    var tally = CitationTally()
    tally.add([7], campaign: "a", copies: 1000)
    tally.add([8], campaign: nil)
    tally.add([8], campaign: nil)
    #expect(tally.cited.map(\.clause) == [8, 7])
  }
}
