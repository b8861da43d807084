// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Markup
import Redlining
import Testing

@testable import SitePages

@Suite("Clauses whose number another took, and answers that are not issued")
struct RenumberedClauseTests {
  private static let before = """
    ## § 7.1 Opening

    (a) *Hours.* A garden opens at eight.

    (b) *Denial.* Whatever else is said here, whoever climbs over the wall is sent home at once.

    (c) *Terms.* A ticket may name the gate, the hour and the number of visitors.
    """

  /// The garden's docket between two other texts.
  private func docket(
    to after: String, changed: String, isDrafted: Bool = false
  ) -> PublicDocket {
    func tree(_ text: String) -> ClauseTree {
      ParsedDraft(Draft(file: "x.md", bytes: Array((text + "\n").utf8)), numbering: .cfr).tree
    }
    let garden = Garden().content
    var content = garden.dockets[0]
    let (old, new) = (tree(Self.before), tree(after))
    content.stages[0].tree = old
    content.stages[1].tree = new
    if isDrafted { content.stages[1].stage.published = nil }
    content.redlines = [
      StageRedline(
        from: StageID("proposed"), to: StageID("final"), redline: redline(from: old, to: new))
    ]
    content.responses = [content.responses[0]]
    content.responses[0].response.changed = [
      ChangedClause(
        stage: StageID("final"), label: ClauseLabel(changed), citation: Citation(changed))
    ]
    return PublicDocket(content, folder: "gardens", asOf: garden.asOf)
  }

  private static let renumbered = """
    ## § 7.1 Opening

    (a) *Hours.* A garden opens at eight.

    (b) *Terms.* A ticket may name the gate, the hour and the number of visitors.
    """

  @Test("who names a number means the clause that was deleted and the one that took its number")
  func explainsBoth() throws {
    let docket = docket(to: Self.renumbered, changed: "7-1-b")
    let rows = docket.foundChanges[0].flatMap(\.rows).map { docket.readings[0].redline.rows[$0] }
    #expect(rows.map(\.operations) == [[.removed], [.redesignated]])
    #expect(docket.unexplainedChanges(in: 0) == 0)
    let list = ChangedWordsList(docket: docket, path: docket.paths.allResponses).inShort(0)
    let words = ReadPage(list.bytes).text
    #expect(words.contains("whoever climbs over the wall"))
    let deleted = try #require(words.firstRange(of: "deleted"))
    let same = try #require(words.firstRange(of: "same words"))
    #expect(deleted.lowerBound < same.lowerBound)
  }

  @Test("a clause that only lost its number to another is deleted, and one written anew is not")
  func tellsRewrittenFromDeleted() throws {
    func fate(_ after: String) throws -> ClauseFate? {
      let docket = docket(to: after, changed: "7-1-b")
      let clause = try #require(docket.stages[0].tree.index(of: ClauseLabel("7-1-b")))
      return docket.courses.course(of: ClausePlace(stage: 0, clause: clause), upTo: 1).last
    }
    #expect(try fate(Self.renumbered)?.place == nil)
    let rewritten = try fate(
      Self.before.replacing(
        "*Denial.* Whatever else is said here, whoever climbs over the wall is sent home at once.",
        with: "*Bees.* Hives stand under lime trees; keepers wear veils and carry smoke."))
    #expect(rewritten?.isReplaced == true && rewritten?.place != nil)
  }

  @Test("an answer in a text that is not issued is drafted, and nothing says that it was given")
  func tellsDrafted() {
    let docket = docket(to: Self.renumbered, changed: "7-1-b", isDrafted: true)
    let point = CommentPoint(response: 0, issues: [])
    let lead = docket.summary(of: [point])
    #expect(lead == "Its point is taken up in the working draft, not issued.")
    #expect(answersInWords(docket).contains("1 response drafted, not issued"))
    let index = docket.comments.firstIndex { $0.id.text == "G-3" } ?? 0
    let receipt = CommentReceipt(docket: docket, index: index, path: docket.paths.allResponses)
    let words = ReadPage(receipt.html().bytes).text
    #expect(words.contains("An answer is drafted in the working draft; it is not issued and may"))
    #expect(!words.contains("Answered in"))
  }
}
