// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Lineage
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
      older: seen.map {
        [DraftVersion(stage: stage, fileHash: "old"): seenText($0, today: now)]
      } ?? [:])
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
    #expect(
      texts.standing(of: target("1-1-a")) == .edited(PossibleClause(1, score: 2.0 * 3 / 9)))
    #expect(texts.standing(of: target("1-1-c")) == .orphaned)
  }

  @Test func doubtsWhatNobodyKept() {
    let texts = texts(now: Self.before, hash: "new", seen: nil)
    #expect(texts.standing(of: target("1-1-b")) == .edited(PossibleClause(2, score: nil)))
    #expect(texts.standing(of: target("1-1-b")).exactClause == nil)
  }

  /// How a clause of one text stands in another.
  private func standing(of label: String, _ before: String, _ after: String) -> ClauseStanding {
    texts(now: Self.tree(after), hash: "new", seen: Self.tree(before)).standing(of: target(label))
  }

  private let towers = """
    ## § 1.1 Bells

    (a) Every tower rings its bells when the market opens in the morning.

    (b) A bell of more than two tons rings at noon on days of feasts alone.

    (c) Nobody rings on Sunday without leave of the warden of the tower.

    ## § 1.2 Clocks

    (a) A clock strikes each hour of the day, and none of the night.

    """

  @Test func findsAClauseUnderAnotherNumber() {
    let after = towers.replacing("(c) Nobody", with: "(d) Nobody")
      .replacing("(b) A bell", with: "(b) Ropes are of hemp or flax.\n\n(c) A bell")
    #expect(standing(of: "1-1-b", towers, after) == .moved(PossibleClause(3, score: 1)))
    #expect(standing(of: "1-1-a", towers, after) == .exact(1))
  }

  @Test func findsAClauseInAnotherSection() {
    let sentence = "Nobody rings on Sunday without leave of the warden of the tower.\n"
    let after = towers.replacing("(c) " + sentence, with: "") + "\n(b) " + sentence
    #expect(standing(of: "1-1-c", towers, after) == .moved(PossibleClause(5, score: 1)))
  }

  @Test func scoresWhatWasEditedUnderAnotherNumber() throws {
    let after = towers.replacing("(c) Nobody", with: "(d) Nobody")
      .replacing("(b) A bell of more than two", with: "(b) Hemp it is.\n\n(c) A bell of over two")
    let now = standing(of: "1-1-b", towers, after)
    #expect(now.name == "edited" && now.possible.map(\.clause) == [3])
    let percent = try #require(now.possible.first?.percent)
    #expect((80..<95).contains(percent))
    #expect(
      now.doubt(in: Self.tree(after))
        == "the clause was edited since: 1.1(c) is the same to \(percent) %")
  }

  @Test func neverSaysThatAnythingElseIsTheSameToAHundred() {
    let after = towers.replacing("rings at noon on", with: "rings, at noon, on")
    #expect(standing(of: "1-1-b", towers, after).possible.map(\.percent) == [99])
  }

  @Test func findsWhatAClauseWasJoinedWith() {
    let sentence = "Nobody rings on Sunday without leave of the warden of the tower.\n"
    let after =
      towers.replacing("(c) " + sentence, with: "").replacing(
        "none of the night.\n", with: "none of the night. " + sentence)
    let now = standing(of: "1-1-c", towers, after)
    #expect(now.name == "edited" && now.possible.map(\.clause) == [4])
  }

  @Test func doubtsWhatWasDivided() {
    let after = towers.replacing("(c) Nobody", with: "(d) Nobody")
      .replacing(
        "more than two tons rings at noon on days of feasts alone.",
        with: "more than two tons rings at noon.\n\n(c) It rings on days of feasts alone.")
    let now = standing(of: "1-1-b", towers, after)
    #expect(now.name == "ambiguous" && Set(now.possible.map(\.clause)) == [2, 3])
    let scores = now.possible.compactMap(\.score)
    #expect(scores == scores.sorted(by: >))
  }

  @Test func doubtsWhichOfTwoLookAlikesItIs() {
    let sentence = "Whoever climbs the tower holds the rope with both hands"
    let before = towers + "\n(b) \(sentence), says the warden.\n"
    let after =
      towers + "\n## § 1.3 Ropes\n\n(a) \(sentence), says the mayor.\n"
      + "\n## § 1.4 Stairs\n\n(a) \(sentence), says the vicar.\n"
    let now = standing(of: "1-2-b", before, after)
    #expect(now.name == "ambiguous" || now == .orphaned, "\(now)")
  }

  @Test func aLookAlikeNeverTakesAClausesPlace() {
    let twin = "Ropes are held with both hands.\n"
    let before =
      "## § 1.1 Bells\n\n(a) Of towers.\n\n(1) \(twin)\n(b) Of churches and of chapels.\n\n(1) \(twin)"
    // The first (a) goes, and (b) takes its number with the twin of what is gone.
    let after = "## § 1.1 Bells\n\n(a) Of churches and of chapels.\n\n(1) \(twin)"
    #expect(standing(of: "1-1-a-1", before, after).exactClause == nil)
    #expect(standing(of: "1-1-b-1", before, after) == .moved(PossibleClause(2, score: 1)))
    // The first twin goes, and the second stays where it was.
    let alone =
      "## § 1.1 Bells\n\n(a) Of towers.\n\n(b) Of churches and of chapels.\n\n(1) \(twin)"
    #expect(standing(of: "1-1-a-1", before, alone) == .orphaned)
    #expect(standing(of: "1-1-b-1", before, alone).exactClause == 3)
  }

  @Test func orphansWhatIsGoneEvenWhereAnotherClauseBearsItsName() {
    let after = towers.replacing(
      "A bell of more than two tons rings at noon on days of feasts alone.",
      with: "Pigeons, bats and owls are left in peace throughout the year.")
    let now = standing(of: "1-1-b", towers, after)
    #expect(now == .orphaned)
    #expect(now.doubt(in: Self.tree(after)) == "the clause is there no more")
  }

  @Test func takesWhatADrafterSaidOfTheStageBeforeForNothingElse() {
    let before = towers.replacing(
      "(b) A bell", with: "(b) Ropes are of hemp or flax. <!-- new -->\n\n(c) A bell"
    ).replacing("feasts alone.", with: "feasts alone. <!-- was: 1.1(b) -->")
    #expect(standing(of: "1-1-b", before, before + "\n") == .exact(2))
    #expect(standing(of: "1-1-c", before, before + "\n") == .exact(3))
  }

  @Test func followsAClauseThroughEveryLaterStage() {
    let trees = [
      towers,
      towers.replacing("(b) A bell of more than two tons", with: "(b) A bell of over two tons"),
      towers,
      towers.replacing("(a) Every", with: "(a) Hemp it is.\n\n(b) Every")
        .replacing("(c) Nobody", with: "(d) Nobody").replacing("(b) A bell", with: "(c) A bell"),
      "## § 1.2 Clocks\n\n(a) A clock strikes each hour of the day, and none of the night.\n",
    ].map(Self.tree)
    let stages = ["proposed", "second", "third", "fourth", "fifth"].map { StageID($0) }
    let steps = trees.indices.dropLast().map { index in
      let (old, new) = (trees[index], trees[index + 1])
      return StageStep(
        from: stages[index], to: stages[index + 1], old: old, new: new,
        lineage: lineage(from: old, to: new))
    }
    let texts = texts(now: trees[0], hash: "old", seen: nil)
    let later = texts.laterStandings(of: target("1-1-b"), through: steps)
    #expect(later.map(\.stage.text) == ["second", "third", "fourth", "fifth"])
    #expect(later.map(\.standing.name) == ["edited", "exact", "moved", "orphaned"])
    #expect(texts.laterStandings(of: target("1-1-z"), through: steps).isEmpty)
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
