// Rulewright. Apache-2.0.

import Clauses
import Lineage
import Testing

/// A table of rows "Country | Party | Policy"; a row is called by its country, and by its party
/// too where there are several.
private func table(_ rows: [String]) -> ClauseTree {
  let cells = rows.map { row in
    row.split(separator: "|").map { cell in
      String(
        decoding: cell.utf8.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed(),
        as: UTF8.self)
    }
  }
  func clause(_ kind: Clause.Kind, _ label: String, _ cells: [String], _ at: Int) -> Clause {
    Clause(
      kind: kind, designation: "", citation: Citation(label), label: ClauseLabel(label),
      depth: kind == .row ? 1 : 0, heading: nil, text: cells.joined(separator: " | "), runs: [],
      cells: cells.map { [InlineRun($0)] }, range: at..<(at + 1), wordsRange: at..<(at + 1),
      line: at + 1, endLine: at + 1, parent: kind == .row ? 0 : nil)
  }
  var clauses = [clause(.table, "table", ["Country", "Party", "Policy"], 0)]
  for row in cells {
    let isAlone = cells.count { $0[0] == row[0] } == 1
    clauses.append(
      clause(.row, isAlone ? row[0] : row[0] + "-" + row[1], row, clauses.count))
  }
  return ClauseTree(
    draft: Draft(file: "list.md", bytes: [UInt8](repeating: 0x20, count: clauses.count)),
    numbering: .prose, title: nil, clauses: clauses)
}

/// The pairs of rows as "old → new", those that are the same left out, and the rows without one.
private func pairs(_ old: [String], _ new: [String]) -> [String] {
  let (before, after) = (table(old), table(new))
  let lineage = lineage(from: before, to: after)
  return lineage.pairs.filter { before.clauses[$0.old].text != after.clauses[$0.new].text }
    .map { "\(before.clauses[$0.old].text) → \(after.clauses[$0.new].text)" }
}

struct RowLineageTests {
  @Test func knowsARowByItsFirstCellWhateverElseChanged() {
    #expect(
      pairs(["Malta | Ash | Open"], ["Malta | Elm | Shut on every Monday"])
        == ["Malta | Ash | Open → Malta | Elm | Shut on every Monday"])
  }

  @Test func takesNoCountryForAnother() {
    let rest = "| Illustrative party | Presumption of denial for all items"
    #expect(pairs(["Malta " + rest], ["Spain " + rest]).isEmpty)
  }

  @Test func tellsRowsOfOneCountryApartByTheirParty() {
    let old = ["Malta | Ash Works | Open", "Malta | Elm Works | Open", "Malta | Oak Works | Open"]
    #expect(
      pairs(old, ["Malta | Fir Works | Open", old[0], old[1], "Malta | Oak Works | Shut"])
        == ["Malta | Oak Works | Open → Malta | Oak Works | Shut"])
  }

  @Test func followsAPartyWhoseAddressWasCorrected() {
    let old = ["Malta | Ash | Open", "Malta | Elm Works, 12 Harbor Road | Open to all"]
    #expect(
      pairs(old, [old[0], "Malta | Elm Works, 21 Harbor Road | Open to all"])
        == [old[1] + " → Malta | Elm Works, 21 Harbor Road | Open to all"])
  }

  @Test func pairsALongListWithTheOneThatWasLeft() {
    let names = (0..<102).map { "Country \(($0 * 37) % 102 + 100) | Party | Open" }.sorted()
    let kept = names.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
    let (before, after) = (table(names), table(kept))
    let lineage = lineage(from: before, to: after)
    #expect(lineage.pairs.count == kept.count + 1)
    #expect(
      lineage.pairs.allSatisfy { before.clauses[$0.old].text == after.clauses[$0.new].text })
  }
}
