// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing
import TestSupport
import Testing

/// Drafts made to crash or to hang a reader of Markdown.
///
/// Each is read in time or refused with its line; the limit is generous and guards against hanging
/// only.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct HostileDraftTests {
  struct Flood: CustomTestStringConvertible {
    var name: String
    var markdown: String
    init(_ name: String, _ markdown: String) {
      self.name = name
      self.markdown = markdown
    }
    init(_ name: String, repeating piece: String, _ count: Int, then end: String = "") {
      self.init(name, String(repeating: piece, count: count) + end)
    }
    var testDescription: String { name }
  }

  // From cmark's own test/pathological_tests.py, and some of ours.
  static let floods: [Flood] = [
    Flood("strong in emphasis", repeating: "*a **a ", 18_000, then: "b"),
    Flood("closed strong in emphasis", repeating: "*a **a* ", 16_000),
    Flood("emphasis closers", repeating: "a_ ", 40_000),
    Flood("emphasis openers", repeating: "_a ", 40_000),
    Flood("link closers", repeating: "a]", 60_000),
    Flood("link openers", repeating: "[a", 60_000),
    Flood("mismatched openers", repeating: "*a_ ", 30_000),
    Flood("openers and closers times three", "a**b" + String(repeating: "c* ", count: 40_000)),
    Flood("links and emphasis", repeating: "[ a_", 30_000),
    Flood("pattern [ (](", repeating: "[ (](", 25_000),
    Flood("pattern ![[]()", repeating: "![[]()", 20_000),
    Flood("pattern [a](", repeating: "[a](", 30_000),
    Flood("pattern [a](<b", repeating: "[a](<b", 20_000),
    Flood("pattern <>a", repeating: "a <!A ", 20_000),
    Flood("unclosed comments", repeating: "a <!-- ", 18_000),
    Flood("unclosed instructions", repeating: "a <? ", 25_000),
    Flood(
      "nested brackets",
      String(repeating: "[", count: 50_000) + "a"
        + String(repeating: "]", count: 50_000)),
    Flood("quotations", repeating: "> ", 50_000, then: "a"),
    Flood("bullets on a line", repeating: "- ", 50_000, then: "a"),
    Flood("stars on a line", repeating: "* ", 60_000, then: "a"),
    Flood("numbers on a line", repeating: "1. ", 30_000, then: "a"),
    Flood("list marks and emphasis", repeating: "* x *", 20_000),
    Flood("backtick runs", (1..<500).map { "e" + String(repeating: "`", count: $0) }.joined()),
    Flood("backslashes", repeating: "\\", 120_000),
    Flood("ampersands", repeating: "&", 120_000),
    Flood("entities", repeating: "&Eacute;", 15_000),
    Flood("tabs", repeating: "\t", 100_000, then: "a"),
    Flood("zeros", repeating: "\u{0}", 100_000),
    Flood("table bars", repeating: "|", 100_000, then: "\n|-|"),
    Flood("designations on a line", repeating: "(a)", 40_000),
    Flood("escaped designations", repeating: "\\(a\\)", 20_000),
    Flood("reference definitions", (0..<4_000).map { "[\($0)]: /u\n\n" }.joined()),
    Flood(
      "references to a long address",
      "[a]: /" + String(repeating: "u", count: 100_000) + "\n\n"
        + String(repeating: String(repeating: "[a]", count: 40_000) + "\n\n", count: 3)),
    Flood(
      "a long chain in a citation",
      "(a) paragraph "
        + String(repeating: "(a)", count: 40_000) + " of this section"),
    Flood(
      "indented lists",
      (0..<1_200).map { String(repeating: "  ", count: $0) + "- x\n" }
        .joined()),
    Flood("duplicate designations", repeating: "(a) x\n\n", 3_000),
    Flood("alternating designations", repeating: "(b) x\n\n(a) y\n\n", 1_500),
    Flood("romans or letters", repeating: "(i) x\n\n(v) y\n\n(c) z\n\n", 1_000),
    Flood("headings alike", repeating: "# Same\n\n", 4_000),
    Flood("comments", repeating: "<!-- c -->\n\n", 10_000),
    Flood(
      "missing clauses cited",
      "(a) "
        + String(repeating: "paragraph (*z*) of this section ", count: 400)),
  ]

  @Test(arguments: floods)
  func readsOrRefusesAFlood(_ flood: Flood) {
    let bytes = Array(("# § 1.1 X\n\n" + flood.markdown + "\n\n# § 1.2 Y\n").utf8)
    let parsed = ParsedDraft(Draft(file: "d", bytes: bytes))
    let clauses = parsed.tree.clauses
    #expect(clauses.first?.range.lowerBound == 0)
    #expect(clauses.last?.range.upperBound == bytes.count)
    #expect(
      zip(clauses, clauses.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    for refusal in parsed.diagnostics where refusal.id == "BlockTooLarge" {
      #expect(refusal.place.line == 3)
    }
  }

  @Test func refusesABlockOver128kBWithItsLineAndReadsTheRest() {
    let block = String(repeating: "[", count: 129 << 10)
    let marked = MarkedDraft("# § 1.1 X\n\n(a) One.\n\n1️⃣\(block)\n\n(b) Two.\n")
    #expect(marked.found("BlockTooLarge") == marked.places)
    #expect(marked.parsed.designatedLabels == ["1-1-a", "1-1-b"])
    let fits = ParsedDraft("# § 1.1 X\n\n" + String(repeating: "x", count: (128 << 10) - 1) + "\n")
    #expect(fits.diagnostics == [])
  }

  @Test func readsOnAfterALargeBlockWithinAFence() {
    let line = String(repeating: "x", count: 1_023) + "\n"
    let code = "```\none\n\n" + String(repeating: line, count: 129) + "```\n"
    let parsed = ParsedDraft("# § 1.1 X\n\n\(code)\n(a) One.\n")
    #expect(parsed.diagnostics.map(\.id) == ["BlockTooLarge"])
    #expect(parsed.designatedLabels == ["1-1-a"])
  }

  @Test func readsATableOver128kBSinceItIsRowsAndNoBlock() {
    let rows = (0..<6_000).map { "| row \($0) | x |\n" }.joined()
    let parsed = ParsedDraft("| Name | Value |\n|---|---|\n" + rows)
    #expect(parsed.diagnostics == [])
    #expect(parsed.tree.clauses.count { $0.kind == .row } == 6_000)
  }

  @Test(arguments: [("> ", 101), ("- ", 101), ("> ", 100), ("- ", 100)])
  func namesTheLineWhereNestingIsTooDeep(_ mark: String, _ depth: Int) {
    let parsed = ParsedDraft("# A\n\nx\n\n" + String(repeating: mark, count: depth) + "y\n")
    let found = parsed.diagnostics.filter { $0.id == "NestedTooDeeply" }.map(\.place.line)
    #expect(found == (depth > 100 ? [5] : []))
  }

  @Test func refusesAFileOver16MB() {
    let line = Array((String(repeating: "x", count: 1_023) + "\n").utf8)
    var bytes: [UInt8] = []
    for _ in 0..<(16 << 10) { bytes += line }
    #expect(DraftBounds.fileBytes == bytes.count)
    bytes.append(0x0A)
    let parsed = ParsedDraft(Draft(file: "d", bytes: bytes))
    #expect(parsed.diagnostics.map(\.id) == ["FileTooLarge"])
    #expect(parsed.tree.clauses.map(\.range) == [0..<bytes.count])
  }

  @Test(.enabled(if: SharedData.has("rules")))
  func growsWithTheLengthOfARealRule() throws {
    let rule = try #require(SharedData.bytes("rules/cfpb/syn_e_small/b.md"))
    let clock = ContinuousClock()
    var times: [String] = []
    for factor in [1, 4, 16] {
      let bytes = Array(repeatElement(rule, count: factor).joined())
      let time = clock.measure { _ = ParsedDraft(Draft(file: "d", bytes: bytes)) }
      times.append("\(factor)×: \(time)")
      #expect(time < .seconds(60))
    }
    print("\(rule.count) bytes,", times.joined(separator: ", "))
  }
}
