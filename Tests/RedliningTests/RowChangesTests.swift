// Rulewright. Apache-2.0.

import Clauses
import Redlining
import TestSupport
import Testing

/// A clause of a table, as the parser makes it: cells parted by " | ", no blank at the ends.
private func line(_ cells: [String]) -> Clause {
  var text = Array(cells.joined(separator: " | ").utf8)
  while text.first == 0x20 { text.removeFirst() }
  while text.last == 0x20 { text.removeLast() }
  return Clause(
    kind: .row, designation: "", citation: Citation("row"), label: ClauseLabel("row"), depth: 1,
    heading: nil, text: String(decoding: text, as: UTF8.self), runs: [],
    cells: cells.map { [InlineRun($0)] }, range: 0..<1, wordsRange: 0..<1, line: 1, endLine: 1,
    parent: nil)
}

private func tree(_ cells: [String]) -> ClauseTree {
  ClauseTree(
    draft: Draft(file: "d.md", bytes: [0x20]), numbering: .prose, title: nil,
    clauses: [line(cells)])
}

/// What changed in one row, with marks.
private func marked(_ old: [String], _ new: [String]) -> String {
  redline(from: tree(old), to: tree(new)).rows[0].words.map { change in
    switch change.operation {
    case .equal: change.text
    case .insert: "{+" + change.text + "+}"
    case .delete: "[-" + change.text + "-]"
    }
  }.joined()
}

struct RowChangesTests {
  @Test func comparesCellByCell() {
    #expect(
      marked(["Ash", "Open", "Open"], ["Ash", "Shut", "Open"]) == "Ash | [-Open-]{+Shut+} | Open")
    #expect(
      marked(["Ash", "", "Open"], ["Ash", "Open", ""]) == "Ash | {+Open+} |[- Open-]")
  }

  @Test func givesBothTextsWhateverTheCellsAre() {
    var random = SeededGenerator(seed: 20_211_104)
    let words = ["", "Ash", "Open", "a|b", "x y", "é", "86 FR 1, 11/4/21", " "]
    for _ in 0..<2_000 {
      let width = Int(random.next() % 5) + 1
      func row() -> [String] {
        ["Ash"] + (0..<width).map { _ in words[Int(random.next() % UInt64(words.count))] }
      }
      let (old, new) = (line(row()), line(row()))
      let changes = redline(
        from: ClauseTree(
          draft: Draft(file: "d", bytes: [0x20]), numbering: .prose, title: nil, clauses: [old]),
        to: ClauseTree(
          draft: Draft(file: "d", bytes: [0x20]), numbering: .prose, title: nil, clauses: [new])
      ).rows
      for changed in changes {
        let before = changed.words.filter { $0.operation != .insert }.map(\.text).joined()
        let after = changed.words.filter { $0.operation != .delete }.map(\.text).joined()
        #expect(changed.old == nil || before.utf8.elementsEqual(old.text.utf8))
        #expect(changed.new == nil || after.utf8.elementsEqual(new.text.utf8))
        for (one, other) in zip(changed.words, changed.words.dropFirst()) {
          #expect(one.operation != other.operation)
        }
      }
    }
  }

  @Test func saysTheRowsOfATableInALineEach() {
    func list(_ rows: [[String]]) -> ClauseTree {
      var clauses = [line(["Place", "Policy"])]
      clauses[0].kind = .table
      clauses[0].citation = Citation("Annex 1, table 1")
      for row in rows {
        var clause = line(row)
        clause.parent = 0
        clause.label = ClauseLabel(row[0])
        clauses.append(clause)
      }
      return ClauseTree(
        draft: Draft(file: "d.md", bytes: []), numbering: .prose, title: nil, clauses: clauses)
    }
    let redline = redline(
      from: list([["Ash", "Open"], ["Elm", "Open"], ["Oak", "Open"]]),
      to: list([["Ash", "Shut"], ["Oak", "Open"]]))
    #expect(
      RedlineText(redline).text == """
        2 clauses changed: 1 removed, 1 revised.

        ± Annex 1, table 1: 3 rows, now 2
          ± Ash | [-Open-]{+Shut+}
          − [-Elm | Open-]

        2 clauses are the same, word for word.

        """)
  }
}
