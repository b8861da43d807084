// Rulewright. Apache-2.0.

import Clauses
import DraftParsing
import Markup
import Testing

@testable import SitePages

@Suite("Hostile text stays text")
struct EscapingTests {
  /// Each delimiter, with a combining mark after it, and what would follow if it got through.
  static let poisons = [
    "\"", "'", "<", ">", "&", "</p>", "-->", "</script>", "\u{0}", "\u{1B}", "\u{202E}",
  ]
  .flatMap { ["\($0)", "\($0)\u{301}"] }
  .map { $0 + " onmouseover=alert(1) x=\"\u{301}><script>alert(1)</script>" }

  @Test(
    "no delimiter, with a combining mark or without, opens a tag or an attribute",
    arguments: poisons)
  func opensNothing(poison: String) {
    let peaceful = sitePages(for: Garden().content)
    let pages = sitePages(for: Garden(poison: poison).content)
    #expect(pages.count == peaceful.count)
    for page in pages where page.path.hasSuffix(".html") {
      let read = ReadPage(page.bytes)
      #expect(read.faults.isEmpty, "\(page.path): \(read.faults)")
      #expect(read.openAtEnd.isEmpty)
      #expect(read.tags.count { $0.name == "script" } == 1)
      #expect(
        !read.tags.contains { tag in
          tag.attributes.contains { $0.name.hasPrefix("on") || $0.name == "style" }
        })
    }
  }

  @Test("text comes back as it was written, byte for byte")
  func roundTrips() {
    for poison in Self.poisons where !poison.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      let piece = HTML.p(Attribute("title", poison)) { poison }
      let read = ReadPage(piece.bytes)
      #expect(read.text.utf8.elementsEqual(poison.utf8))
      #expect(read.tags[0]["title"]?.utf8.elementsEqual(poison.utf8) == true)
    }
  }

  @Test(
    "links of a draft lead to http, https, mail and fragments alone",
    arguments: [
      ("https://example.gov/?a=\"b\"", true), ("HTTP://example.gov", true),
      ("mailto:a@b.gov", true),
      ("#740-22", true), ("javascript:alert(1)", false), ("JaVaScRiPt:alert(1)", false),
      ("data:text/html,x", false), ("vbscript:x", false), ("//example.gov", false),
      (" https://example.gov", false), ("java\u{0}script:x", false), ("https:\u{338}//x", false),
      ("https://x.example\\y", false), ("../x", false), ("", false),
    ])
  func vetsLinks(destination: String, leads: Bool) {
    #expect((Link(vetting: destination) != nil) == leads)
  }

  @Test("names of folders are safe, short, each once, and tell cases apart")
  func namesFolders() {
    var names = PathNames()
    let given = [
      "BIS-2020-0038-0012", "..", ".", "", "a/b", "A", "a", "../\u{338}x", "index.html", "é",
      "e\u{301}",
      String(repeating: "x", count: 5000), String(repeating: "x", count: 5001), "con.", "~", "a b",
      "a..b", "a...b",
    ]
    let made = given.map { names.name(for: $0) }
    #expect(made[0] == "BIS-2020-0038-0012")
    #expect(Set(made.map { $0.lowercased() }).count == given.count)
    for name in made {
      #expect(
        !name.isEmpty && name.utf8.count <= 100 && name != "." && name != ".."
          && name != "index.html" && !name.contains(".."))
      #expect(
        name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
            || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
        })
    }
  }

  @Test("a pipe that is shown in a cell does not divide it")
  func keepsPipesInTheirCells() {
    let draft = "## § 1.1 A\n\n| Item | Words |\n|---|---|\n| *One* | a \\| **b** \\*c\\* |\n"
    let tree = ParsedDraft(Draft(file: "d.md", bytes: Array(draft.utf8))).tree
    let row = tree.clauses.lastIndex { $0.kind == .row } ?? 0
    let table = RuleTable(tree.clauses[row].parent ?? 0, rows: [row], in: tree)
    let html = String(decoding: table.table(label: ClauseLabel("t")).bytes, as: UTF8.self)
    #expect(html.contains(">a | <strong>b</strong> *c*</td>"), "\(html)")
    #expect(html.contains(">One<"))
  }

  @Test("controls of direction in a draft are seen")
  func showsUnseen() {
    let words = String(decoding: draftText("a\u{202E}b").bytes, as: UTF8.self)
    #expect(words == "a<span class=\"unseen\">U+202E</span>b")
  }
}
