// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Redlining
import Testing

@testable import SitePages

@Suite("Responses that answer over a stage")
struct SkippedStageTests {
  private static let first = """
    ## § 7.1 Opening

    (a) *Hours.* A garden opens at eight on every day of the week but Monday.

    (b) *Walls.* Whoever climbs over the wall is sent home at once by the warden.

    (c) *Lamps.* Lamps are lit at dusk along the paths that lead to the pond.

    """

  /// (b) has other words, and another number: a clause came before it.
  private static let second =
    first.replacing("(c) *Lamps.*", with: "(d) *Lamps.*")
    .replacing("(b) *Walls.*", with: "(b) *Bees.* Hives stand under limes.\n\n(c) *Walls.*")
    .replacing("sent home at once", with: "sent home without delay")

  /// The garden's docket over three texts; the last of its stages answers what was said of 7.1(b)
  /// in the first.
  private func content(to third: String, changed label: String) -> SiteContent {
    let ids = Garden.threeStages
    var content = Garden.content(over: [Self.first, Self.second, third])
    content.dockets[0].responses = [content.dockets[0].responses[0]]
    content.dockets[0].responses[0].response.issues = [
      Issue(tag: TagID("hours"), label: ClauseLabel("7-1-b"))
    ]
    content.dockets[0].responses[0].response.answeredIn = ids[2]
    content.dockets[0].responses[0].response.changed = [
      ChangedClause(stage: ids[2], label: ClauseLabel(label), citation: Citation(label))
    ]
    return content
  }

  private func page(_ path: String, of content: SiteContent) -> ReadPage {
    ReadPage(
      sitePages(for: content).first { $0.path == "gardens/\(path)index.html" }?.bytes ?? [])
  }

  @Test("the words are shown for the step in which they changed, under the number of then")
  func showsTheStepThatWasPassedOver() {
    let content = content(to: Self.second, changed: "7-1-c")
    let response = page("responses/opening/", of: content)
    let words = "7.1(c), redesignated, was (b) and revised in the final rule, May 10, 2024"
    #expect(response.text.contains(words))
    #expect(response.text.contains("without delay"), "\(response.text)")
    #expect(!response.text.contains("no change of it is shown"))
    #expect(response.tags.contains { $0["href"] == "../../redline/proposed/final/#7-1-c" })
    let comment = page("comments/G-2/", of: content)
    #expect(comment.text.contains("was (b) and revised in the final rule"))
    #expect(
      comment.text.contains(
        "Final rule, May 10, 2024, 7.1(c): redesignated, was (b) and revised, 85\u{A0}% the same"))
    #expect(comment.text.contains("Final rule, December 1, 2024, 7.1(c): the same"))
    #expect(comment.tags.contains { $0["href"] == "../../redline/proposed/final/#7-1-c" })
    #expect(!comment.tags.contains { $0["href"] == "../../redline/final/later/#7-1-c" })
  }

  @Test("a clause that changed in both steps is shown in both, whatever its number was")
  func showsBothSteps() {
    let third = Self.first.replacing("at once by the warden", with: "without delay by a guard")
    let content = content(to: third, changed: "7-1-b")
    let response = page("responses/opening/", of: content)
    #expect(response.text.contains("7.1(c), redesignated, was (b) and revised in the final rule"))
    #expect(
      response.text.contains("7.1(b), redesignated, was (c) and revised in the final rule, D"))
    for link in ["proposed/final/#7-1-c", "final/later/#7-1-b"] {
      #expect(response.tags.contains { $0["href"] == "../../redline/\(link)" }, "\(link)")
    }
    let comment = page("comments/G-2/", of: content)
    for step in [
      "May 10, 2024, 7.1(c): redesignated, was (b)", "December 1, 2024, 7.1(b): redesignated",
    ] {
      #expect(comment.text.contains("Final rule, " + step), "\(comment.text)")
    }
    for link in ["proposed/final/#7-1-c", "final/later/#7-1-b"] {
      #expect(comment.tags.contains { $0["href"] == "../../redline/\(link)" }, "\(link)")
    }
  }

  @Test("the comparison with the stage that was passed over says why the clause changed")
  func explainsTheStepThatWasPassedOver() throws {
    let content = content(to: Self.second, changed: "7-1-c")
    let docket = PublicDocket(content.dockets[0], folder: "gardens", asOf: content.asOf)
    #expect(docket.foundChanges[0].map(\.redline) == [0])
    // The bees came for no stated cause.
    #expect(docket.unexplainedChanges(in: 0) == 1)
    let changes = page("redline/proposed/final/", of: content)
    #expect(changes.text.contains("Gardens open too late"))
  }
}
