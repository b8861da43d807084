// Rulewright. Apache-2.0.

import Clauses
import Codings
import Comments
import Dockets
import DraftParsing
import TestSupport
import Testing
import Wording

@testable import Suggesting

/// Which clauses are offered for the words that a coder selected.
@Suite struct SelectionSuggestionTests {
  private static let tree = ParsedDraft(
    Draft(
      file: "draft.md",
      bytes: Array(
        """
        ## § 740.22 Authorized exports

        (a) *Scope.* This exception lets a responder send samples.

        (c) *Limits.* It does not reach:

        (1) a destination in group E;

        (i) a ministry;

        (2) use with a reason to know of intrusion without permission of the owner.

        ## § 772.1 Definitions

        *Intrusion software* means software made to avoid detection by monitoring tools.

        ## ECCN 4E001

        c. Technology for the development of intrusion software.

        Note 1: Vulnerability disclosure is not controlled.
        """.utf8)), numbering: .cfr
  ).tree

  private let index = ClauseIndex(SelectionSuggestionTests.tree, of: StageID("s"))

  /// The suggestions for the words between brackets, in words.
  private func suggested(_ marked: String, codings: [Coding] = [], last: String? = nil) -> [String]
  {
    var bytes = Array(marked.utf8)
    let start = bytes.firstIndex(of: 0x5B) ?? 0
    bytes.remove(at: start)
    let end = bytes.firstIndex(of: 0x5D) ?? start
    bytes.remove(at: end)
    let found = index.suggestions(
      for: start..<end, in: bytes, paragraphs: bodyParagraphs(in: bytes), codings: codings,
      last: last.map(ClauseLabel.init))
    return found.map { suggestion in
      let citation = index.tree.clauses[suggestion.clause].citation.text
      switch suggestion.reason {
      case .cites(let words): return "\(citation) cites \(words.text)"
      case .repeats: return "\(citation) repeats"
      case .followed(let words, _, _): return "\(citation) followed \(words.text)"
      case .ambiguous(let words): return "\(citation) ambiguous \(words.text)"
      case .above(let words): return "\(citation) above \(words.text)"
      case .shares(let words): return "\(citation) shares \(words.joined(separator: ", "))"
      case .codedAbove(let coder): return "\(citation) above by \(coder)"
      case .codedLast: return "\(citation) last"
      }
    }
  }

  private func coding(_ label: String, at start: Int) -> Coding {
    Coding(
      comment: CommentID("C-1"), tag: TagID("t"),
      passage: Passage(range: start..<(start + 1), quote: "x"),
      target: ClauseTarget(
        version: DraftVersion(stage: StageID("s"), fileHash: "h"), label: ClauseLabel(label),
        citation: Citation(label)), coder: "A. Reader", at: "2021-11-20T14:03:22Z")
  }

  @Test(arguments: [
    ("[We object to § 740.22(c)(2).]", "740.22(c)(2) cites § 740.22(c)(2)"),
    ("[We object to section 740.22 (c) (1) (i) too.]", "740.22(c)(1)(i) cites 740.22 (c) (1) (i)"),
    ("Under § 740.22(a) much is fine. [But (c)(2) is not.]", "740.22(c)(2) cites (c)(2)"),
    ("[Delete paragraph (c)(1) or (2) of it.]", "740.22(c)(1) cites (c)(1)"),
    ("[See 740.22(c)(9).]", "740.22(c) above 740.22(c)(9)"),
  ])
  func citesTheClauseThatTheSelectionNames(_ marked: String, _ first: String) {
    #expect(suggested(marked).first == first, "\(suggested(marked))")
  }

  @Test func readsSeveralCitationsThatOneSectionGoverns() {
    let found = suggested("[Section 740.22(a), (c)(1) and (2) are wrong.]").prefix(3)
    #expect(
      found == [
        "740.22(a) cites 740.22(a)", "740.22(c)(1) cites (c)(1)", "740.22(c)(2) cites (2)",
      ])
  }

  @Test func putsTheSelectionBeforeItsParagraphAndTheNearestFirst() {
    let found = suggested(
      "First § 740.22(a). Then § 740.22(c)(1). [Here § 740.22(c)(2) stands.] At last 4E001.c.")
    #expect(
      found.prefix(3).map { $0.split(separator: " ")[0] }
        == ["740.22(c)(2)", "740.22(c)(1)", "740.22(a)"])
  }

  @Test func takesTheLastCitationBeforeWhereTheParagraphHasNone() {
    #expect(
      suggested("Now § 740.22(a).\n\nOr 740.22(c)(1).\n\n[We disagree.]").first
        == "740.22(c)(1) cites 740.22(c)(1)")
  }

  @Test func doesNotReadAnotherRulesParagraphsAsOurs() {
    #expect(suggested("As § 734.13(b) says, [(c)(2) is fine.]").isEmpty)
    #expect(suggested("[It cost 740 dollars in 2021, or 3.5 percent (a).]").isEmpty)
  }

  @Test func offersClausesThatShareRareWords() {
    let found = suggested("[The development of intrusion software is what we do.]")
    #expect(found.first?.utf8.starts(with: "4E001".utf8) == true, "\(found)")
    #expect(found.first?.contains("intrusion software") == true, "\(found)")
    #expect(found.contains { $0.utf8.starts(with: "772.1".utf8) }, "\(found)")
    #expect(suggested("[This is that which they would have.]").isEmpty)
  }

  @Test func offersWhatWasCodedNearby() {
    let found = suggested(
      "One. Two. [Three.] Four.",
      codings: [
        coding("740-22-a", at: 0), coding("740-22-c-1", at: 5), coding("740-22-c-2", at: 19),
      ],
      last: "740-22-c-1-i")
    #expect(found == ["740.22(c)(1) above by A. Reader", "740.22(c)(1)(i) last"])
    #expect(suggested("[x]", last: "gone").isEmpty)
  }

  @Test func offersEachClauseOnceAndNineAtMost() {
    var random = SeededGenerator(seed: 3)
    let pool = [
      "§ 740.22(c)(2)", "(c)(1)", "(a)", "intrusion", "software", ".", "\n\n", "§", "(", "note 1",
      "4E001.c", "740.22", "or", ",", "development", "responder", "é", "ministry", " ",
    ]
    for _ in 0..<600 {
      let body = Array((0..<30).map { _ in random.pick(pool) + " " }.joined().utf8)
      let start = random.below(body.count)
      let selection = start..<(start + random.below(body.count - start + 1))
      let found = index.suggestions(
        for: selection, in: body, paragraphs: bodyParagraphs(in: body),
        codings: [coding("740-22-a", at: random.below(20))], last: ClauseLabel("740-22-c-2"))
      #expect(found.count <= 9 && Set(found.map(\.clause)).count == found.count)
      #expect(found.allSatisfy { index.tree.clauses.indices.contains($0.clause) })
    }
  }

  @Test(arguments: ["(a)(b) ", "740.22 ", "§ ", "(c)(2), ", "intrusion software ", "(((", "a"])
  func readsALongBodyInGoodTime(_ piece: String) {
    let body = Array(String(repeating: piece, count: 1_000_000 / piece.utf8.count).utf8)
    let paragraphs = bodyParagraphs(in: body)
    let found = index.suggestions(for: 500_000..<600_000, in: body, paragraphs: paragraphs)
    #expect(found.count <= 9)
  }
}
