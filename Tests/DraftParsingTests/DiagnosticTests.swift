// Rulewright. Apache-2.0.

import Clauses
import Diagnostics
import DraftParsing
import Testing

/// One wrong draft for each diagnostic, marked where it points, and right ones beside it.
struct DiagnosticTests {
  struct Fixture: CustomTestStringConvertible {
    var id: String
    var markdown: String
    init(_ id: String, _ markdown: String) {
      self.id = id
      self.markdown = "# § 740.22 Scope\n\n" + markdown
    }
    var testDescription: String { "\(id): \(markdown.dropFirst(18).prefix(50))" }
  }

  @Test(arguments: [
    Fixture("DuplicateDesignation", "(a) One.\n\n(b) Two.\n\n1️⃣(b) Two again.\n\n(c) Three.\n"),
    Fixture("DuplicateDesignation", "(a) One.\n\n# 1️⃣§ 740.22 Scope\n\n(a) Elsewhere.\n"),
    Fixture("SkippedDesignation", "(a) One.\n\n1️⃣(c) Three.\n\n(d) Four.\n"),
    Fixture("SkippedDesignation", "(a) One:\n\n1️⃣(2) Two.\n\n(3) Three.\n\n(b) Two.\n"),
    Fixture("SkippedDesignation", "(a) *Één*—(1) One.\n\n1️⃣(3) Three.\n"),
    Fixture("UnresolvedCrossReference", "(a) As 1️⃣paragraph (c) of this section says.\n\n(b) B.\n"),
    Fixture("UnresolvedCrossReference", "(a) Ünder 1️⃣§ 740.22(b)(1) it is.\n\n(b) B.\n"),
    Fixture(
      "UnresolvedCrossReference",
      "(a) See 1️⃣paragraph (d) of this section and 2️⃣paragraph (d) of this section.\n"),
    Fixture("DesignationInsideParagraph", "(a) One.\n1️⃣(b) Two.\n\n(c) Three.\n"),
    Fixture("DesignationInsideParagraph", "(a) One:\n1️⃣(1) Sub;\n2️⃣(2) Sub.\n\n(b) Two.\n"),
    Fixture("DesignationInsideParagraph", "(a) No period here\n1️⃣(b) Two\n\n(c) Three.\n"),
    Fixture("DefinedTwice", "“Widget” means a thing.\n\n1️⃣“Widget” means another.\n"),
    Fixture(
      "DefinedTwice", "(a) The term “widget” means a.\n\n(b) 1️⃣The term “widgets” means b.\n"),
    Fixture(
      "DefinedAndNotUsed",
      "(a) “Gadget” means a.\n\n(b) 1️⃣“Gizmo” means a gizmo.\n\n# § 740.23 Use\n\nGadgets.\n"),
    Fixture(
      "UndefinedTerm",
      "(a) A “1️⃣widget,” as defined in paragraph (b) of this section, and\n\n(b) “Gizmo” means b.\n"),
    Fixture(
      "UndefinedTerm",
      "(a) A “1️⃣widget” (as that term is defined in § 740.22(b)(1)).\n\n(b) B:\n\n(1) C.\n"),
    Fixture("DesignationInsideParagraph", "(a) One.\r\n*1️⃣(b)* Two.\r\n\r\n(c) Three.\r\n"),
  ])
  func pointsAtWhatIsWrong(_ fixture: Fixture) {
    let marked = MarkedDraft(fixture.markdown)
    #expect(marked.found(fixture.id) == marked.places)
  }

  @Test(arguments: [
    Fixture("DuplicateDesignation", "(a) One.\n\n1. item\n\n(1) Sub.\n\n# 1. Heading\n"),
    Fixture("DuplicateDesignation", "(a) One.\n\n# § 740.23 Other\n\n(a) One.\n"),
    Fixture("SkippedDesignation", "(a) One.\n\n* * * * *\n\n(c) Three.\n\n(d) Four.\n"),
    Fixture("SkippedDesignation", "(a) One.\n\n(b) through (d) [Reserved]\n\n(e) Five.\n"),
    Fixture("SkippedDesignation", "(a) and (b) [Reserved]\n\n(c)–(e) [Reserved]\n\n(f) Six.\n"),
    Fixture("SkippedDesignation", "(a) One:\n\n(1) x\n\n(i) y\n\n(ii) z\n\n(b) Two.\n"),
    Fixture(
      "UnresolvedCrossReference",
      "(a) See paragraphs (a) and (b)(1) or (2) of this section."
        + "\n\n(b) B:\n\n(1) one\n\n(2) two\n"),
    Fixture("UnresolvedCrossReference", "(a) See § 740.23(a) and paragraph (c) of the contract.\n"),
    Fixture("SkippedDesignation", "(a) * * *\n\n(3) Three.\n\n(4) Four.\n\n(b) Two.\n"),
    Fixture("SkippedDesignation", "(1) One.\n\n(1a) Put in.\n\n(1b) Again.\n\n(2) Two.\n"),
    Fixture("DefinedTwice", "“Widget” means a.\n\n# § 740.23 Own\n\n“Widget” means b.\n"),
    Fixture("DefinedTwice", "(a) “Widget” means a.\n\n(b) By all means a widget.\n"),
    Fixture("DefinedAndNotUsed", "“Gizmo” means a gizmo.\n"),
    Fixture(
      "DefinedAndNotUsed",
      "“Fee or levy” means a.\n\n“Duty” means a.\n\n# § 740.23 Use\n\nDuties; “levies.”\n"),
    Fixture(
      "UndefinedTerm",
      "(a) A “widget,” as defined in paragraph (b) of this section.\n\n(b) *Widgets* mean b.\n"),
    Fixture("UndefinedTerm", "(a) “Widget,” as defined in § 750.1(a), and paragraph (b).\n"),
    Fixture(
      "DesignationInsideParagraph", "(a) As said in paragraph\n(b) of this section.\n\n(b) B.\n"),
    Fixture("DesignationInsideParagraph", "(a) One.\n\n(b) Two (a),\n(b) and so on.\n"),
    Fixture("DesignationInsideParagraph", "(a) One.\n\n```\nx.\n(b) code\n```\n\n(b) Two.\n"),
  ])
  func isSilentAboutWhatIsRight(_ fixture: Fixture) {
    #expect(MarkedDraft(fixture.markdown).found(fixture.id) == [])
  }

  @Test func tellsOneMistakeOnce() {
    let parsed = ParsedDraft("# § 1.1 X\n\n(a) One.\n(b) Two.\n\n(c) Three.\n")
    #expect(parsed.diagnostics.map(\.id) == ["DesignationInsideParagraph"])
  }

  @Test func findsGapsAmongDecimalNumbersAndInControlListEntries() {
    let decimal = MarkedDraft("# 4. X\n\n## 4.1 A\n\n## 1️⃣4.3 C\n\n4.3.1 Words.\n\n2️⃣4.3.3 More.\n")
    #expect(decimal.found("SkippedDesignation") == decimal.places)
    let entry = MarkedDraft("# ECCN 4A005 X\n\na. A.\n\n1️⃣c. C.\n\nc.1. One.\n\n2️⃣c.3. Three.\n")
    #expect(entry.found("SkippedDesignation") == entry.places)
    #expect(
      MarkedDraft("# ECCN 4A005 X\n\na. to c. [Reserved]\n\nd. D.\n").parsed.diagnostics == [])
  }

  @Test func pointsAtTheFirstByteThatIsNoUTF8() {
    let bytes = Array("# A\n\nfün ".utf8) + [0xC3] + Array(" x\n\n(a) y ".utf8) + [0xFF]
    let parsed = ParsedDraft(Draft(file: "d", bytes: bytes))
    #expect(parsed.diagnostics.map { [$0.place.line, $0.place.column] } == [[3, 5]])
    #expect(parsed.tree.clauses.flatMap { Array(bytes[$0.range]) } == bytes)
  }
}
