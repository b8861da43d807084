// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import Dockets
import DraftParsing
import DraftViews
import Redlining
import Testing

/// What the stage before tells of a draft's citations.
struct StepFaultsTests {
  private func faults(_ old: String, _ new: String) -> [Diagnostic] {
    func tree(_ text: String) -> ClauseTree {
      ParsedDraft(Draft(file: "draft.md", bytes: Array(text.utf8)), numbering: .cfr).tree
    }
    return stepFaults(redline(from: tree(old), to: tree(new)), from: StageID("proposed"))
  }

  private static let before = """
    ## § 1.1 Trees.

    (a) Keep the records that paragraph (c) of this section asks for.

    (b) Plant every tree in spring, or else in autumn.

    (c) A record of each tree says its kind and its height.

    ## § 1.2 Shrubs.

    (a) Shrubs are no trees, and § 1.1(c) does not bind them.

    """

  private static let inserted = before.replacing(
    "(c) A record", with: "(c) Water every tree in the summer months.\n\n(d) A record")

  @Test func namesTheCitationThatARedesignatedClauseHasNow() {
    let found = faults(Self.before, Self.inserted)
    #expect(found.map(\.id) == ["OutdatedCrossReference", "OutdatedCrossReference"])
    #expect(found.map(\.place.line) == [3, 13])
    #expect(found.map(\.place.column) == [27, 30])
    #expect(
      found.first?.summary
        == "“paragraph (c)” cited 1.1(c) in stage 'proposed', which is 1.1(d) now")
    #expect(found.first?.explanation == "1.1(c) is another clause now, which is new.")
    #expect(found.first?.solutions == ["Cite 1.1(d)"])
  }

  @Test func isSilentWhereTheReferenceFollowed() {
    let followed = Self.inserted.replacing("paragraph (c)", with: "paragraph (d)")
      .replacing("1.1(c)", with: "1.1(d)")
    #expect(faults(Self.before, followed) == [])
    #expect(faults(Self.before, Self.before) == [])
  }

  @Test func isSilentWhereASectionWentWithAllThatCitesIt() {
    let renumbered = Self.before.replacing("§ 1.1", with: "§ 1.7")
    #expect(faults(Self.before, renumbered) == [])
  }

  @Test func saysWhichOtherClauseIsNamedNow() {
    let swapped = Self.before
      .replacing("(b) Plant", with: "(x) Plant").replacing("(c) A record", with: "(b) A record")
      .replacing("(x) Plant", with: "(c) Plant")
    let found = faults(Self.before, swapped)
    #expect(found.first?.solutions == ["Cite 1.1(b)"])
    #expect(found.first?.explanation == "1.1(c) is another clause now: it was 1.1(b).")
  }

  @Test func saysThatTheClauseIsGoneWhereAnotherTookItsPlace() {
    let fewer = Self.before.replacing(
      "(b) Plant every tree in spring, or else in autumn.\n\n", with: ""
    ).replacing("(c) A record", with: "(b) A record")
      .replacing("paragraph (c)", with: "paragraph (b)").replacing("1.1(c)", with: "1.1(b)")
    // Going back, (c) becomes what cites (b), and (b) is another clause again.
    #expect(faults(Self.before, fewer) == [])
    let planting = "Plant every tree in spring, or else in autumn."
    let moved = Self.before.replacing("(b) \(planting)", with: "(b) Nothing of it was heard.")
      .replacing("A record of each tree says its kind and its height.", with: planting)
    let found = faults(Self.before, moved)
    #expect(found.map { $0.summary.hasSuffix("which is gone") } == [true, true])
    #expect(found.first?.explanation == "1.1(c) is another clause now: it was 1.1(b).")
  }

  @Test func pointsAtACommentThatNamesNothing() {
    let said = Self.before.replacing(
      "(b) Plant", with: "<!-- was: 1.1(q) -->\n\n(b) Plant")
    let found = faults(Self.before, said)
    #expect(found.map(\.id) == ["UnknownFormerName"])
    #expect(found.map(\.place.line) == [5])
    #expect(
      found.first?.summary
        == "1.1(b) is said to have been 1.1(q), which stage 'proposed' does not have")
    #expect(found.first?.solutions.first == "Write 1.1(a)")
    for right in ["1.1(c)", "new", "1.1(a), 1.2(a)"] {
      #expect(
        faults(Self.before, said.replacing("1.1(q)", with: right))
          .filter { $0.id == "UnknownFormerName" } == [])
    }
    let empty = faults(Self.before, said.replacing("1.1(q)", with: ""))
    #expect(empty.map(\.summary) == ["The comment does not say what 1.1(b) was"])
  }
}
