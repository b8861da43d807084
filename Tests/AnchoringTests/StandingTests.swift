// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Testing

@testable import Anchoring

/// How codings stand when drafts and comments have changed since.
@Suite struct StandingTests {
  private static func tree(_ text: String) -> ClauseTree {
    ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
  }

  private static let before = tree(
    "## § 1.1 Bells\n\n(a) Every tower rings.\n\n(b) A bell rings at noon.\n\n(c) Not on Sunday.\n")

  private let stage = StageID("proposed")

  private func target(_ label: String, hash: String = "old") -> ClauseTarget {
    ClauseTarget(
      version: DraftVersion(stage: stage, fileHash: hash), label: ClauseLabel(label),
      citation: Citation(label))
  }

  private func texts(
    now: ClauseTree, hash: String, seen: ClauseTree? = StandingTests.before
  ) -> KnownTexts {
    KnownTexts(
      present: [stage: KnownTexts.Present(tree: now, fileHash: hash)],
      older: seen.map { [DraftVersion(stage: stage, fileHash: "old"): $0] } ?? [:])
  }

  @Test func standsExactlyWhileTheFileIsTheSame() {
    let texts = texts(now: Self.before, hash: "old", seen: nil)
    #expect(texts.standing(of: target("1-1-b")) == .exact(2))
    #expect(texts.standing(of: target("1-1-z")) == .orphaned)
  }

  @Test func standsExactlyWhereOnlyOtherClausesWereEdited() {
    let now = Self.tree(
      "## § 1.1 Bells\n\n(a) Every tower with a bell rings.\n\n(b) A bell rings *at noon*.\n")
    let texts = texts(now: now, hash: "new")
    #expect(texts.standing(of: target("1-1-b")) == .exact(2))
    #expect(texts.standing(of: target("1-1-a")) == .edited(1))
    #expect(texts.standing(of: target("1-1-c")) == .orphaned)
  }

  @Test func doubtsWhatNobodyKept() {
    let texts = texts(now: Self.before, hash: "new", seen: nil)
    #expect(texts.standing(of: target("1-1-b")) == .edited(2))
    #expect(texts.standing(of: target("1-1-b")).exactClause == nil)
  }

  @Test func orphansTheClausesOfAStageThatIsGone() {
    #expect(KnownTexts().standing(of: target("1-1-b")) == .orphaned)
  }

  @Test(arguments: [
    ("We eat at noon.", true), ("We eat at noon. Always.", true), ("Now we eat at noon.", false),
    ("", false), ("We", false),
  ])
  func findsAQuoteAtItsPlaceOnly(_ body: String, _ stands: Bool) {
    let passage = Passage(range: 7..<14, quote: "at noon")
    #expect(passage.stands(in: body) == stands)
  }

  @Test func comparesQuotesByteByByte() {
    let composed = "caf\u{E9}"
    let passage = Passage(range: 0..<composed.utf8.count, quote: composed)
    #expect(passage.stands(in: composed))
    #expect(!passage.stands(in: "cafe\u{301}"))
  }

  @Test func aCodingStandsWithItsClauseAndItsQuote() {
    let texts = texts(now: Self.before, hash: "old")
    var coding = Coding(
      comment: CommentID("C-1"), tag: TagID("unclear"),
      passage: Passage(range: 0..<2, quote: "We"), target: target("1-1-b"), coder: "Ann", at: "")
    #expect(texts.standing(of: coding, in: "We eat.").stands)
    #expect(!texts.standing(of: coding, in: "They eat.").stands)
    #expect(texts.standing(of: coding, in: nil).quoteStands == nil)
    #expect(texts.standing(of: coding, in: nil).stands)
    coding.target = target("1-1-z")
    #expect(!texts.standing(of: coding, in: "We eat.").stands)
    (coding.target, coding.passage) = (nil, nil)
    #expect(texts.standing(of: coding, in: nil) == CodingStanding(clause: nil, quoteStands: nil))
    #expect(texts.standing(of: coding, in: nil).stands)
  }
}
