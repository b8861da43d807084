// Rulewright. Apache-2.0.

import Clauses
import TestSupport
import Testing

@testable import DraftParsing

/// What is read without cmark is what cmark reads.
struct PlainParagraphTests {
  /// A block in one line each, as much as two blocks can be the same.
  private func lines(_ markdown: MarkdownBlocks) -> [String] {
    markdown.blocks.map { block in
      "\(block.kind) \(block.lines) \(block.items.map(\.marker)) "
        + "\(block.designations.map(\.range)) \(block.styled.runs)"
    }
  }

  private func expectSame(_ text: String) {
    let bytes = Array(text.utf8)
    #expect(lines(MarkdownBlocks(bytes)) == lines(MarkdownBlocks(whole: bytes)), "\(text)")
  }

  @Test(arguments: [
    "(a) *Scope.* Words  \n\nMore words\n\n# Title\n\n### Title #\n\n#Words",
    "- item\n\nWords\n\n1. one\n\nWords\n\n1. one", "Words\n===\n\nWords\n***\n", "*a* *b*, c*\n",
    "```\n\nWords\n\n```\n\nWords", "<!--\n\n# Words\n\n-->\n\nWords", "*a *b* c*", "**a** b",
    "x*y*z",
    "> quoted\n\nWords\nlazy\n\n    code\n\nWords", "  Words\n\nWords\t\n\n\t\nWords", "*a*\u{A0}b",
    "Words\r\rMore\r\n\r\n## Title\r\n\r\n(b) caf\u{E9} — §\r\n", "# *Title* of b\n\n#\n\n# #\n",
    "*", "",
  ])
  func readsWhatCmarkReads(_ text: String) { expectSame(text) }

  @Test func readsWhatCmarkReadsOfAnyMixture() {
    var random = SeededGenerator(seed: 16)
    let pieces = [
      "\n", "\n\n", "\n\n", "\r\n\r\n", "\r", " ", "  ", "\t", "(a) ", "Words", "and more", "*",
      "*Scope.* ", "**", "_", "`", "```\n", "[", "](x)", "[a]: b\n", "<!--", "-->", "<br>", "<p>",
      "&amp;", "\\", "## ", "# ", "#", "> ", "- ", "1. ", "    ", "---\n", "===\n", "—", "“T”",
      "\u{A0}", "e\u{301}", "!", ".", ",",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...16, using: &random)
      expectSame((0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined())
    }
  }

  @Test func takesNothingFromARuleButItsMarkup() {
    let plain = PlainParagraphs(
      in: Array("# Title\n\n(a) *Scope.* Words\n\n- item\n\nWords\n".utf8))
    #expect(String(decoding: plain.rest, as: UTF8.self) == "x\n\n\n\n- item\n\nx\n")
  }
}

struct PhraseSearchTests {
  @Test func findsAPhraseWhereverItStands() {
    var random = SeededGenerator(seed: 17)
    let search = PhraseSearch(["abab", "bcc", "aab c"])
    for _ in 0..<5000 {
      let words = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Array("aAbBc ".utf8).randomElement(using: &random) ?? 0x61
      }
      let folded = words.map(\.lowered)
      let isThere = ["abab", "bcc", "aab c"].contains { phrase in
        folded.indices.contains { folded[$0...].starts(with: phrase.utf8) }
      }
      #expect(search.isFound(in: words) == isThere)
    }
  }
}
