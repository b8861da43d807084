// Rulewright. Apache-2.0.

import Anchoring
import Citing
import Clauses
import Dockets
import DraftParsing
import Lineage
import TestSupport
import Testing

@testable import Referencing

/// Which clauses of a stage a comment cites.
@Suite struct ReferenceResolverTests {
  private func cited(_ comment: String, about: String? = nil) -> [String] {
    SmallRule.cited(comment, about: about)
  }

  private static func tree(_ words: String, _ numbering: Numbering) -> ClauseTree {
    ParsedDraft(Draft(file: "rule.md", bytes: Array(words.utf8)), numbering: numbering).tree
  }

  // MARK: Context

  @Test func carriesWhatWasCitedLast() {
    #expect(cited("On § 740.22: paragraph (b)(4)(ii).") == ["740.22", "740.22(b)(4)(ii)"])
    #expect(cited("Keep 740.22(c)(1)(i), and (c)(2) too.") == ["740.22(c)(1)(i)", "740.22(c)(2)"])
    #expect(
      cited("The definition of “intrusion software” is wide. So is § 740.20, paragraph a.")
        == ["772.1 Intrusion software", "740.20(a)"])
    #expect(cited("4A005 is wide, and so is paragraph a.") == ["4A005", "4A005.a"])
  }

  @Test func keepsWhatIsAmbiguous() {
    #expect(cited("As to paragraph (a), no.") == ["ambiguous: 740.20(a), 740.21(a), 740.22(a)"])
    #expect(cited("As to paragraph (b)(4)(ii), no.") == ["740.22(b)(4)(ii)"])
    // (1) may be 740.22(c)(1), or that under (A).
    #expect(
      cited("See § 740.22(c)(2)(i)(A). Then paragraph (1).").last
        == "ambiguous: 740.22(c)(1), 740.22(c)(2)(i)(A)(1)")
  }

  @Test func decidesLettersFromRomanNumbersByTheClausesThatThereAre() {
    let tree = Self.tree(
      "## § 1.1 One\n\n" + "abcdefghij".map { "(\($0)) Words of \($0).\n\n" }.joined()
        + "(1) First.\n\n(i) Within.\n\n(ii) Within too.\n\n(iii) And this.\n\n", .cfr)
    let resolver = ReferenceResolver(tree, of: StageID("s"))
    func cited(_ comment: String) -> [String] { SmallRule.cited(comment, by: resolver) }
    #expect(cited("§ 1.1(h), (i) and (j)") == ["1.1(h)", "1.1(i)", "1.1(j)"])
    #expect(cited("§ 1.1(j)(1)(ii), (i)") == ["1.1(j)(1)(ii)", "1.1(j)(1)(i)"])
    #expect(cited("§ 1.1(h) through (j)") == ["1.1(h)", "1.1(i), 1.1(j)"])
    #expect(
      cited("§ 1.1(j)(1)(i) through (iii)")
        == ["1.1(j)(1)(i)", "1.1(j)(1)(ii), 1.1(j)(1)(iii)"])
    #expect(cited("On § 1.1(j)(1): paragraph (i)").last == "ambiguous: 1.1(i), 1.1(j)(1)(i)")
    #expect(cited("On § 1.1(j)(1): paragraph (i) of this section").last == "1.1(i)")
  }

  @Test func sparesWhatIsOfOtherLaws() {
    #expect(cited("§ 734.13(b)") == ["other law"])
    #expect(cited("12 CFR 740.22(a)") == ["other law"])
    #expect(cited("15 CFR part 730") == ["other law"])
    #expect(cited("On § 740.22. Under 5 U.S.C. 553(b), paragraph (c) binds.").last == "other law")
    // A new paragraph is on the rule again.
    #expect(
      cited("On § 740.22. See 5 U.S.C. 553(b).\n\nBut paragraph (c)(2) is ours.").last
        == "740.22(c)(2)")
    #expect(cited("See section 2 of our letter, and appendix A of my letter.") == [])
  }

  @Test func saysWhatIsNotThere() {
    #expect(cited("740.22(c)(9)(i)") == ["none, near 740.22(c)"])
    #expect(cited("§ 740.99(b). And paragraph (a).") == ["none", "none"])
    #expect(cited("It rose 740.5 in all, and 740.22 is old.") == ["740.22"])
    #expect(
      cited("paragraphs (b)(2) through (9) of § 740.22")
        == ["740.22(b)(2)", "740.22(b)(3), 740.22(b)(4)"])
  }

  // MARK: Schemes

  @Test func readsDecimalNumbers() {
    let tree = Self.tree(
      """
      ## 4 Levels

      ## 4.1 One

      ## 4.1.1 Types

      First.

      Second.

      Third.

      Fourth.

      ## 4.1.3 Renewal

      Words.

      ## 4.2 Two

      ## 4.2.3 Renewal

      Words.
      """, .decimal)
    let resolver = ReferenceResolver(tree, of: StageID("s"))
    func cited(_ comment: String) -> [String] { SmallRule.cited(comment, by: resolver) }
    #expect(cited("In 4.1.1 it rose 4.2 percent.") == ["4.1.1"])
    #expect(
      cited("4.1.1, 1 - 3 inc., 4") == ["4.1.1", "4.1.1 ¶ 1", "4.1.1 ¶ 2, 4.1.1 ¶ 3", "4.1.1 ¶ 4"])
    #expect(cited("Sections 4.x.3 (3 times)") == ["4.1.3, 4.2.3"])
    #expect(cited("section 4.1.1, para 2") == ["4.1.1 ¶ 2"])
    #expect(cited("the section “Renewal”") == ["ambiguous: 4.1.3, 4.2.3"])
    #expect(cited("the section “Types”") == ["4.1.1"])
    #expect(cited("Version 4.1.1 of it.") == [])
  }

  @Test func readsGermanLaw() {
    let tree = Self.tree(
      """
      ## § 2 Begriffe

      (1) Es gilt dies.

      (2) Ausführer ist:

      1. wer ausführt;

      2. wer sonst ausführt, nämlich

          a) einer;

          b) ein anderer.

      ## § 14a Fristen

      (1) Eine Frist gilt.
      """, .german)
    let resolver = ReferenceResolver(tree, of: StageID("s"))
    func cited(_ comment: String) -> [String] { SmallRule.cited(comment, by: resolver) }
    #expect(cited("Zu § 2 Absatz 2 Nummer 2 Buchstabe b: nein.") == ["§ 2(2) Nr. 2 b)"])
    #expect(cited("Zu § 2 Abs. 2 Nr. 1 und § 14a(1).") == ["§ 2(2) Nr. 1", "§ 14a(1)"])
  }

  // MARK: Other stages

  private static let steps: [StageStep] = {
    let old = """
      ## § 740.30 Authorized exports

      (a) *Scope.* This exception applies to items that somebody authorized in writing.

      (b) *Records.* Whoever relies on this section keeps records of it for five years.
      """
    let new = """
      ## § 740.22 Authorized exports

      (a) *Scope.* This exception applies to items that somebody authorized in writing.

      (b) *Records.* Whoever relies on this section keeps records of it for five years.
      """
    let last = """
      ## § 740.22 Authorized exports

      (a) *Scope.* This exception applies to items that somebody authorized in writing.

      (e) *Records.* Whoever relies on this section keeps records of it for five years.
      """
    let trees = [old, new, last].map { tree($0, .cfr) }
    return [
      StageStep(
        from: StageID("one"), to: StageID("two"), old: trees[0], new: trees[1],
        lineage: lineage(from: trees[0], to: trees[1])),
      StageStep(
        from: StageID("two"), to: StageID("three"), old: trees[1], new: trees[2],
        lineage: lineage(from: trees[1], to: trees[2])),
    ]
  }()

  @Test func followsANumberThatIsNoMore() {
    let resolver = ReferenceResolver(Self.steps[0].new, of: StageID("two"), steps: Self.steps)
    #expect(
      SmallRule.cited("As § 740.30(b) asks.", by: resolver) == ["one 740.30(b) → 740.22(b)"])
    #expect(SmallRule.cited("As § 740.22(b) asks.", by: resolver) == ["740.22(b)"])
  }

  @Test func followsANumberThatIsNotYet() {
    let resolver = ReferenceResolver(Self.steps[0].new, of: StageID("two"), steps: Self.steps)
    #expect(
      SmallRule.cited("As § 740.22(e) asks.", by: resolver) == ["three 740.22(e) → 740.22(b)"])
  }

  @Test func followsThroughSeveralStages() {
    let resolver = ReferenceResolver(Self.steps[1].new, of: StageID("three"), steps: Self.steps)
    #expect(
      SmallRule.cited("As § 740.30(b) asks.", by: resolver) == ["one 740.30(b) → 740.22(e)"])
  }

  @Test func neverCallsAFollowedNumberExact() {
    let resolver = ReferenceResolver(Self.steps[0].new, of: StageID("two"), steps: Self.steps)
    for comment in ["§ 740.30(a)", "§ 740.30", "§ 740.22(e)"] {
      for resolved in resolver.references(in: Array(comment.utf8)) {
        #expect(resolved.clauses.isEmpty)
        guard case .followed(let followed) = resolved.outcomes.first else {
          Issue.record("\(comment) is not followed")
          continue
        }
        #expect(followed.standing.exactClause == nil)
      }
    }
  }

  // MARK: Words of the rule

  @Test func findsWordsOfTheRule() {
    let words = "software made to avoid detection by monitoring tools"
    for written in [
      "“\(words)”", "\"\(words)\"", words, words.uppercased(),
      "Software made to AVOID\ndetection by",
    ] {
      #expect(
        cited("You say \(written) and mean us.") == ["772.1 Intrusion software"], "\(written)")
    }
    #expect(cited("You say software made to avoid detection and mean us.") == [])
  }

  @Test func tellsWordsThatStandTwiceAsAmbiguous() {
    #expect(
      cited("What is “software made to command intrusion software”?") == ["4D004.a"])
    let tree = Self.tree(
      "## § 1.1 One\n\n(a) Records are kept for five whole years.\n\n"
        + "(b) Records are kept for five whole years.\n", .cfr)
    let resolver = ReferenceResolver(tree, of: StageID("s"))
    #expect(
      SmallRule.cited("Why are records kept for five whole years?", by: resolver).isEmpty)
    #expect(
      SmallRule.cited("Why: “records are kept for five whole years”?", by: resolver)
        == ["ambiguous: 1.1(a), 1.1(b)"])
  }

  @Test func takesACitationForNoQuotation() {
    let tree = Self.tree(
      "## § 1.1 One\n\n(a) Words, as paragraph (b)(1) of this section says them.\n\n"
        + "(b) More:\n\n(1) this.\n", .cfr)
    let resolver = ReferenceResolver(tree, of: StageID("s"))
    #expect(
      SmallRule.cited("On § 1.1: paragraph (b)(1) of this section.", by: resolver)
        == ["1.1", "1.1(b)(1)"])
  }

  // MARK: Bounds

  @Test(arguments: [
    "§§ 740.20-740.22, ", "paragraph (a), ", "740.22(a) ", "clause (i) ", "(c)(2), ", "§ 740.x, ",
    "software made to avoid detection by monitoring tools ", "we ", "5 U.S.C. 553 paragraph (a) ",
  ])
  func resolvesALongCommentInGoodTime(_ piece: String) {
    let body = Array(String(repeating: piece, count: 200_000 / piece.utf8.count).utf8)
    let clock = ContinuousClock()
    let time = clock.measure {
      let found = SmallRule.resolver.references(in: body)
      #expect(found.allSatisfy { $0.outcomes.count == $0.reference.parts.count })
    }
    #expect(time < .seconds(60))
  }

  @Test(arguments: ["paragraph (zz), ", "part 740, ", "Sections 740.x, ", "§§ 740.1-740.900; "])
  func resolvesAgainstManySectionsInGoodTime(_ piece: String) {
    let words = (1...900).map { "## § 740.\($0) Title\n\n(a) Words.\n\n" }.joined()
    let resolver = ReferenceResolver(
      Self.tree(words, .cfr), of: StageID("s"), cfr: "15 CFR part 740")
    let body = Array(String(repeating: piece, count: 4_000).utf8)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(resolver.references(in: body).count <= 4_000) }
    #expect(time < .seconds(60))
  }

  @Test(.enabled(if: SharedData.has("comments/api-v4")))
  func readsRealCommentsWithoutHarm() {
    for path in SharedData.files(under: "comments/api-v4", ending: ".json").prefix(100) {
      let bytes = SharedData.bytes(path) ?? []
      for resolved in SmallRule.resolver.references(in: bytes) {
        #expect(resolved.reference.range.upperBound <= bytes.count)
      }
    }
  }
}
