// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing
import TestSupport
import Testing

/// What holds for every draft, tried on many that nobody wrote.
struct PropertyTests {
  @Test func readsBackTheTreeThatADraftWasMadeFrom() {
    for seed in 0..<UInt64(500) {
      let draft = RandomDraft(seed: seed)
      let parsed = ParsedDraft(draft.markdown)
      #expect(parsed.designatedLabels == draft.labels, "seed \(seed)")
      #expect(parsed.diagnostics.filter { $0.severity > .note } == [], "seed \(seed)")
    }
  }

  @Test func partitionsMutatedDraftsAndKeepsTheirLabelsUnique() {
    var random = SeededGenerator(seed: 7)
    let pieces = SmallDrafts.all.keys.sorted().map { Array((SmallDrafts.all[$0] ?? "").utf8) }
    let insertions: [[UInt8]] =
      [
        "\n", "\n\n", "\r", "(a)", "(i) ", "- ", "1. ", "> ", "| a | b |\n|--|--|\n", "```\n",
        "<!--",
        "-->", "*", "---\n", "# ", "§ ", "\u{FEFF}", "Note: ", "    ", "\t", "\\", "[", "](",
        "&amp;",
      ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3]]
    for round in 0..<1_600 {
      var bytes = pieces[Int.random(in: 0..<pieces.count, using: &random)]
      bytes = Array(bytes[..<min(bytes.count, Int.random(in: 1...900, using: &random))])
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let at = Int.random(in: 0...bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes.insert(
            contentsOf: insertions[Int.random(in: 0..<insertions.count, using: &random)], at: at)
        } else {
          bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...9, using: &random)))
        }
      }
      expectLaws(bytes, "mutation \(round)")
    }
  }

  @Test func partitionsRandomBytes() {
    var random = SeededGenerator(seed: 11)
    let alphabet = Array("(a)(1)(i) \n\n\r\n*_#->|`§:.;12x[]<!&\\\t".utf8) + [0, 0xFF]
    for round in 0..<600 {
      let isAny = round.isMultiple(of: 4)
      let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in
        isAny
          ? UInt8.random(in: 0...255, using: &random)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      expectLaws(bytes, "bytes \(round)")
    }
  }

  @Test(arguments: [
    "", "\n", "\r", " ", "---", "---\n", "---\n---", "---\ntitle: x\n---", "---\ntitle: x\n",
    "\u{FEFF}", "\u{FEFF}---\ntitle: x\n---\n(a) x", "<!-- only -->", "* * * * *", "|a|\n|-|",
    "|a|b|\n|-|-|\n|c", "(a)", "(a)\r(b)\r\r(c)", "#", "-", "1.", "> ", "```", "\t(a) x", "\u{0}",
    "(a) x\r\n\r\n(b) y", "==", "a\n==", "[a]: b", "§", "##  §", "| | |\n|---|---|\n| | |\n| | |",
    "Note:", "Note 1", "- - - - x", "***", "*(1)*", "(a)*", "|\n|-", "<div>",
  ])
  func partitionsTheSmallestDrafts(_ markdown: String) {
    expectLaws(Array(markdown.utf8), markdown)
  }

  private func expectLaws(
    _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let draft = Draft(file: "d", bytes: bytes)
    let parsed = ParsedDraft(draft)
    let clauses = parsed.tree.clauses
    var at = 0
    var labels: Set<ClauseLabel> = []
    var failures: [String] = []
    for (index, clause) in clauses.enumerated() {
      if clause.range.lowerBound != at { failures.append("gap before \(clause.label)") }
      at = clause.range.upperBound
      if !labels.insert(clause.label).inserted { failures.append("twice \(clause.label)") }
      if let parent = clause.parent {
        if parent >= index { failures.append("parent after \(clause.label)") }
        if clauses[parent].depth + 1 != clause.depth { failures.append("depth \(clause.label)") }
      }
      if clause.wordsRange.clamped(to: clause.range) != clause.wordsRange {
        failures.append("words outside \(clause.label)")
      }
      if clause.line > clause.endLine || clause.endLine > draft.lineStarts.count {
        failures.append("lines of \(clause.label)")
      }
    }
    if at != bytes.count { failures.append("\(bytes.count - at) bytes at the end") }
    for found in parsed.diagnostics where found.place.line > draft.lineStarts.count {
      failures.append("place of \(found.id)")
    }
    #expect(failures == [], "\(name): \(bytes)", sourceLocation: sourceLocation)
  }
}
