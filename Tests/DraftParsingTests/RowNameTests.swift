// Rulewright. Apache-2.0.

import Clauses
import Testing

@testable import DraftParsing

/// What the rows of a table are called.
struct RowNameTests {
  private func labels(_ rows: String...) -> [String] {
    let draft = "## § 1.1 List\n\n| Country | Party | Policy |\n|---|---|---|\n"
    let bytes = Array((draft + rows.joined(separator: "\n") + "\n").utf8)
    return ParsedDraft(Draft(file: "d.md", bytes: bytes), numbering: .cfr).tree.clauses
      .filter { $0.kind == .row }.map(\.label.text)
  }

  @Test func namesARowByItsFirstCell() {
    #expect(
      labels("| Malta | Ash | Open |", "| Spain | Ash | Open |")
        == ["1-1-table-1-malta", "1-1-table-1-spain"])
  }

  @Test func namesRowsOfOneCountryByTheirPartyToo() {
    #expect(
      labels("| Malta | Ash | Open |", "| Malta | Elm | Open |", "| Spain | Ash | Open |")
        == ["1-1-table-1-malta-ash", "1-1-table-1-malta-elm", "1-1-table-1-spain"])
  }

  @Test func keepsLabelsApartWhateverTheRowsSay() {
    #expect(
      labels("| Malta | Ash | Open |", "| Malta | Ash | Open |", "| | Elm | Open |", "| Malta | |")
        == [
          "1-1-table-1-malta-ash-open", "1-1-table-1-malta-ash-open--2", "1-1-table-1-row-3",
          "1-1-table-1-malta",
        ])
  }

  @Test func citesARowByWhatNamesIt() {
    let draft = "## § 1.1 List\n\n| A | B |\n|---|---|\n| Malta | Ash |\n| Malta | Elm |\n"
    let tree = ParsedDraft(Draft(file: "d.md", bytes: Array(draft.utf8)), numbering: .cfr).tree
    let citation = "1.1, table 1, “Malta”, “Elm”"
    #expect(tree.clause(citing: citation)?.text == "Malta | Elm")
    #expect(tree.clause(citing: "§ 1.1 table 1 \"Malta\" \"Elm\"")?.text == "Malta | Elm")
  }
}
