// Rulewright. Apache-2.0.

import Clauses
import Testing

struct ClauseTreeTests {
  private let tree = ClauseTree(
    draft: Draft(file: "d", bytes: []), numbering: .cfr, title: nil,
    clauses: [
      ("740.22", "740-22"), ("740.22(c)(2)", "740-22-c-2"), ("740.22(A)", "740-22-A"),
      ("740.22(a)", "740-22-a"), ("4E001, note 1", "4E001-note-1"), ("4E001.c", "4E001-c"),
      ("772.1 Intrusion software (1)", "772-1-intrusion-software-1"), ("§ 2(1) Nr. 3", "2-1-3"),
      ("740.22(d), table 1, “4A005”", "740-22-d-table-1-4a005"), ("cafe\u{301}", "cafe"),
    ].map { citation, label in
      Clause(
        kind: .paragraph, designation: "", citation: Citation(citation),
        label: ClauseLabel(label), depth: 0, heading: nil, text: "", runs: [], range: 0..<0,
        wordsRange: 0..<0, line: 1, endLine: 1, parent: nil)
    })

  @Test(arguments: [
    ("740.22(c)(2)", "740-22-c-2"), ("§ 740.22(c)(2)", "740-22-c-2"),
    (" §\u{A0}740.22 (c) (2) ", "740-22-c-2"), ("740-22-c-2", "740-22-c-2"),
    ("§ 740.22", "740-22"), ("740.22(A)", "740-22-A"), ("740.22(a)", "740-22-a"),
    ("4E001 note 1", "4E001-note-1"), ("ECCN 4E001, note 1", "4E001-note-1"),
    ("ECCN 4E001.c", "4E001-c"), ("4E001-c", "4E001-c"),
    ("772.1 “Intrusion software” (1)", "772-1-intrusion-software-1"),
    ("772.1 Intrusion software(1)", "772-1-intrusion-software-1"), ("2(1) Nr. 3", "2-1-3"),
    ("740.22(d) table 1 \"4A005\"", "740-22-d-table-1-4a005"),
  ])
  func findsAClauseHoweverItsCitationIsPunctuated(_ words: String, _ label: String) {
    #expect(tree.clause(citing: words)?.label.text == label)
  }

  @Test(arguments: ["", "740.22(C)(2)", "740.22(b)", "4e001.c", "caf\u{E9}", "740.22(c)"])
  func findsNothingForWhatIsNotThere(_ words: String) {
    #expect(tree.clause(citing: words) == nil)
  }
}
