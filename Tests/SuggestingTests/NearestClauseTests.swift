// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import TestSupport
import Testing

@testable import Suggesting

/// Which clauses are nearest in words to a comment that cites none.
@Suite struct NearestClauseTests {
  private static func tree(_ words: String) -> ClauseTree {
    ParsedDraft(Draft(file: "rule.md", bytes: Array(words.utf8)), numbering: .cfr).tree
  }

  private let index = ClauseWords(
    NearestClauseTests.tree(
      """
      ## § 1.1 Records

      (a) *Retention.* Whoever ships an item keeps the invoice for five years.

      (b) *Inspection.* The bureau may ask for the invoice at any time.

      ## § 1.2 Laboratories

      (a) A laboratory that handles samples of soil must have a ventilated cabinet.

      (b) A laboratory may send samples abroad where the bureau has said so.

      ## § 1.3 Definitions

      *Ventilated cabinet* means a box that air leaves through a filter.

      *Invoice* means a paper that names a price.
      """))

  private func nearest(_ comment: String, without letter: String? = nil) -> [String] {
    let known = letter.map { index.letter(Array($0.utf8)) }
    return index.nearest(to: Array(comment.utf8), without: known)
      .map { index.tree.clauses[$0.clause].citation.text }
  }

  @Test func ranksTheNearestFirst() {
    #expect(nearest("Our laboratory cannot pay for a ventilated cabinet.").first == "1.2(a)")
    #expect(nearest("May our laboratories still send soil samples abroad?").first == "1.2(b)")
    #expect(nearest("Five years of invoices fill a room.").first == "1.1(a)")
  }

  @Test func givesADefinitionForItsTerm() {
    #expect(
      nearest("The filter of a ventilated cabinet costs much.").first == "1.3 Ventilated cabinet")
  }

  @Test func saysWhyInTheCommentsOwnWords() throws {
    let text = "Our Laboratory has no “ventilated” cabinets, and no cabinet will fit."
    let first = try #require(index.nearest(to: Array(text.utf8)).first)
    let bytes = Array(text.utf8)
    for word in first.shared {
      #expect(
        String(decoding: bytes[word.range], as: UTF8.self).lowercased() == word.text)
    }
    #expect(Set(first.shared.map(\.text)) == ["laboratory", "ventilated", "cabinets"])
  }

  @Test func suggestsNothingWhereTooLittleIsInCommon() {
    #expect(nearest("We wish you all the best for the new year.") == [])
    #expect(nearest("") == [])
    #expect(nearest("This is that which they would have, because.") == [])
  }

  @Test func leavesOutWhatTheWholeCampaignSays() {
    let letter = "A ventilated cabinet for a laboratory is too much to ask."
    let comment = letter + " My invoice would have to be kept for five years."
    #expect(nearest(comment, without: letter).first == "1.1(a)")
    #expect(nearest(letter, without: letter) == [])
  }

  @Test func looksAtTheStretchThatItIsGiven() {
    let text = "Five years of invoices. Our laboratory needs a ventilated cabinet."
    let body = Array(text.utf8)
    let first = index.nearest(to: body, in: 0..<23).first
    #expect(first.map { index.tree.clauses[$0.clause].citation.text } == "1.1(a)")
    let second = index.nearest(to: body, in: 24..<body.count).first
    #expect(second.map { index.tree.clauses[$0.clause].citation.text } == "1.2(a)")
    #expect(second?.shared.allSatisfy { $0.range.lowerBound >= 24 } == true)
  }

  @Test func givesSoManyAtMostAndAlwaysTheSame() {
    var random = SeededGenerator(seed: 5)
    let words = [
      "laboratory", "sample", "invoice", "cabinet", "bureau", "years", "é", "“", "soil", "filter",
      "price", "\u{301}", "12", "'s", "’s", "s", "ss",
    ]
    for _ in 0..<500 {
      let body = Array(
        (0..<20).map { _ in random.pick(words) + random.pick([" ", ""]) }.joined().utf8)
      let most = 1 + random.below(4)
      let found = index.nearest(to: body, atMost: most)
      #expect(found == index.nearest(to: body, atMost: most))
      #expect(found.count <= most)
      #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
      #expect(found.allSatisfy { $0.score > 0 && !$0.shared.isEmpty })
      #expect(
        found.allSatisfy { near in
          near.shared.allSatisfy { String(validating: body[$0.range], as: UTF8.self) != nil }
        })
    }
  }

  @Test(arguments: ["laboratory samples ", "a ", "é", "laboratory", "\u{0}", "((", "cabinet's "])
  func readsALongCommentInGoodTime(_ piece: String) {
    let body = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(index.nearest(to: body).count <= 5) }
    #expect(time < .seconds(60))
  }

  @Test func knowsTheNaturalLogarithm() {
    for (value, expected): (Float, Float) in [
      (1, 0), (2, 0.693_147), (10, 2.302_585), (0.5, -0.693_147), (1000, 6.907_755), (3, 1.098_612),
    ] {
      #expect(abs(naturalLogarithm(value) - expected) < 0.001)
    }
  }

  // MARK: How often they were right

  private func coding(_ comment: String, _ label: String?, on stage: String = "s") -> Coding {
    Coding(
      comment: CommentID(comment), tag: TagID("t"), passage: nil,
      target: label.map {
        ClauseTarget(
          version: DraftVersion(stage: StageID(stage), fileHash: "h"), label: ClauseLabel($0),
          citation: Citation($0))
      }, coder: "A. Reader", at: "2021-11-20T14:03:22Z")
  }

  @Test func countsHowOftenPeopleTookASuggestion() {
    let tally = SuggestionTally(
      of: [
        CommentID("C-1"): ["a", "b"].map(ClauseLabel.init),
        CommentID("C-2"): ["a", "b"].map(ClauseLabel.init),
        CommentID("C-3"): ["a", "b", "c"].map(ClauseLabel.init),
        CommentID("C-4"): ["a"].map(ClauseLabel.init),
        CommentID("C-5"): [],
      ], on: StageID("s"),
      by: [
        coding("C-1", "a"), coding("C-1", "b"), coding("C-2", "b"), coding("C-3", "z"),
        coding("C-4", nil), coding("C-4", "a", on: "other"), coding("C-5", "a"),
      ], places: 2)
    #expect(tally.comments == 3)
    #expect(tally.rightAt == [1, 1])
    #expect(tally.right(within: 1) == 1 && tally.right(within: 2) == 2)
    #expect(tally.wrong == 1)
  }
}
