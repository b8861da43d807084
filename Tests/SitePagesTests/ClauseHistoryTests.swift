// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import Redlining
import Testing

@testable import SitePages

@Suite("The history of a clause through all stages")
struct ClauseHistoryTests {
  private static let first = """
    ## § 7.1 Opening

    (a) *Hours.* A garden opens at eight on every day of the week but Monday.

    (b) *Walls.* Whoever climbs over the wall is sent home at once by the warden.

    (c) *Tickets.* A ticket names the gate, the hour and the number of visitors.

    (d) *Lamps.* Lamps are lit at dusk along the paths that lead to the pond.

    """

  private static let second = first.replacing("(d)", with: "(e)").replacing("(c)", with: "(d)")
    .replacing("(b) *Walls.*", with: "(b) *Bees.* Hives stand under limes.\n\n(c) *Walls.*")

  private static let third =
    second.replacing("sent home at once", with: "sent home without delay")
    .replacing(
      "\n(e) *Lamps.* Lamps are lit at dusk along the paths that lead to the pond.\n", with: "")

  /// The garden's docket over three texts.
  private var content: SiteContent {
    var content = Garden.content(over: [Self.first, Self.second, Self.third])
    content.dockets[0].responses = []
    return content
  }

  private func page(_ path: String) -> ReadPage {
    ReadPage(
      sitePages(for: content).first { $0.path == "gardens/\(path)index.html" }?.bytes ?? [])
  }

  @Test("a clause is followed under every number, with what happened and who spoke to it when")
  func followsAClause() throws {
    let page = page("history/7-1/")
    let start = try #require(page.text.firstRange(of: "Walls. Whoever"))
    let words = page.text[start.lowerBound...]
    let cells = "7.1(b)1 text on 7.1(b)7.1(c): redesignated, was (b). Redline of 7.1(c)"
    #expect(words.contains(cells + "7.1(c): revised, 85"), "\(words.prefix(600))")
    let links = page.tags.compactMap { $0["href"] }
    #expect(links.contains("../../redline/proposed/final/#7-1-c"))
    #expect(links.contains("../../redline/final/later/#7-1-c"))
    #expect(links.contains("../../comments/proposed/#on-7-1-b"))
  }

  @Test("what came says so, and what went does")
  func tellsWhatCameAndWent() {
    let text = page("history/7-1/").text
    #expect(text.contains("7.1(b): added. Redline"))
    #expect(text.contains("No longer there") && text.contains("deleted. Redline"))
    // What nothing happened to has no history.
    #expect(!text.contains("Hours. A garden opens"))
  }

  @Test("what happened at each stage is told first, in numbers")
  func beginsWithWhatHappened() {
    let text = page("history/7-1/").text
    #expect(
      text.contains(
        "4 clauses were changed or spoken to. May 10, 2024: 1 added and 3 moved or redesignated. "
          + "December 1, 2024: 1 revised and 1 deleted."), "\(text.prefix(900))")
  }

  @Test("a comment says where its clause went in each stage, and leads to its history")
  func leadsThereFromAComment() {
    let page = page("comments/G-2/")
    #expect(
      page.text.contains("Final rule, May 10, 2024, 7.1(c): redesignated, was (b). Redline"),
      "\(page.text)"
    )
    #expect(page.tags.contains { $0["href"] == "../../history/7-1/#7-1-c" })
  }

  @Test("a coding of a clause that was moved is shown with where it stands, and not counted")
  func showsWhereAMovedClauseStands() {
    var content = content
    let old = DraftVersion(stage: StageID("final"), fileHash: String(repeating: "e", count: 64))
    content.dockets[0].olderVersions = [old: Garden.tree(Self.first)]
    content.dockets[0].codings[0].target?.version = old
    let pages = sitePages(for: content)
    func text(_ path: String) -> String {
      ReadPage(pages.first { $0.path == "gardens/\(path)index.html" }?.bytes ?? []).text
    }
    #expect(
      text("comments/G-2/").contains(
        "7.1(b) of the final rule, 2024. The same words stand at 7.1(c) now; made on version eeee"))
    #expect(text("final/").contains("1 text on an earlier version"))
    #expect(text("about-the-data/").contains("On a clause whose words stand elsewhere now1"))
  }
}
