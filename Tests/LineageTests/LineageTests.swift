// Rulewright. Apache-2.0.

import Clauses
import Lineage
import Testing

/// A clause as "designation words", indented by two spaces for each clause it stands in; "§"
/// begins a section.
///
/// Its bytes are its line.
private func tree(_ lines: [String]) -> ClauseTree {
  var clauses: [Clause] = []
  var path: [Int] = []
  var at = 0
  for line in lines {
    let depth = line.utf8.prefix { $0 == 0x20 }.count / 2
    let parts = line.utf8.drop { $0 == 0x20 }.split(separator: 0x20, maxSplits: 1)
    let designation = String(decoding: parts[0], as: UTF8.self)
    path.removeLast(path.count - min(path.count, depth))
    let above = path.last.map { clauses[$0].citation.text } ?? ""
    let range = at..<(at + line.utf8.count)
    clauses.append(
      Clause(
        kind: designation.utf8.starts(with: "§".utf8) ? .section : .paragraph,
        designation: designation, citation: Citation(above + designation),
        label: ClauseLabel(above + designation), depth: depth, heading: nil,
        text: parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "", runs: [],
        range: range, wordsRange: range, line: 1, endLine: 1, parent: path.last))
    path.append(clauses.count - 1)
    at = range.upperBound
  }
  return ClauseTree(
    draft: Draft(file: "draft.md", bytes: lines.flatMap { Array($0.utf8) }), numbering: .cfr,
    title: nil, clauses: clauses)
}

/// The pairs as "old citation → new citation", those that kept theirs left out.
private func renamed(_ old: [String], _ new: [String]) -> [String] {
  let (before, after) = (tree(old), tree(new))
  return lineage(from: before, to: after).pairs.compactMap { pair in
    let (a, b) = (before.clauses[pair.old].citation, after.clauses[pair.new].citation)
    return a == b ? nil : "\(a) → \(b)"
  }
}

struct LineageTests {
  @Test func pairsEachClauseWithItselfInTheSameText() {
    let same = tree(["§1 Scope", "  (a) One thing.", "  (b) [Reserved]", "§2", "  (a) [Reserved]"])
    let lineage = lineage(from: same, to: same)
    #expect(lineage.pairs.map(\.old) == Array(0..<5))
    #expect(lineage.pairs.map(\.new) == Array(0..<5))
    #expect(lineage.pairs.allSatisfy { $0.similarity == 1 })
  }

  @Test func followsClausesThatAnInsertionRenumbered() {
    #expect(
      renamed(
        ["(a) Ships sail.", "(b) Planes fly.", "(c) Trains roll."],
        ["(a) Cars drive.", "(b) Ships sail.", "(c) Planes fly.", "(d) Trains roll."])
        == ["(a) → (b)", "(b) → (c)", "(c) → (d)"])
  }

  @Test func followsWordsRatherThanALabelThatWentToAnother() {
    #expect(
      renamed(
        ["(a) The exporter shall keep a record of each ship.", "(b) The agent pays the fee."],
        [
          "(a) The importer pays tax.",
          "(b) The exporter shall keep one record of each ship.", "(c) The agent pays a fee.",
        ]) == ["(a) → (b)", "(b) → (c)"])
  }

  @Test func keepsASectionWhoseTitleChangedWithWhatStandsInIt() {
    let (old, new) = (
      tree(["§1 Scope", "  (a) Ships must sail.", "§2 Fees", "  (a) Pay the fee."]),
      tree(["§1 Reach", "  (a) Ships may sail.", "§2 Costs", "  (a) Pay a fee."])
    )
    #expect(lineage(from: old, to: new).pairs.map(\.new) == [0, 1, 2, 3])
  }

  @Test func doesNotLetWordsSaidTwicePullSectionsAcross() {
    #expect(
      renamed(
        [
          "§0 Title", "  (a) [Reserved]", "§1 Scope of ships", "  (a) [Reserved]",
          "§2 Fees of ports",
        ],
        [
          "§0 Title", "  (a) [Reserved]", "§1 Reach of ships", "§2 Fees of port",
          "  (a) [Reserved]",
        ]
      ) == [])
  }

  @Test func leavesUnlikeClausesWithoutPartners() {
    let lineage = lineage(from: tree(["(a) Ships sail."]), to: tree(["(a) Cars need roads."]))
    #expect(lineage.pairs.isEmpty)
    #expect(lineage.new(of: 0) == nil && lineage.old(of: 0) == nil)
  }

  @Test func answersInBothDirections() {
    let lineage = lineage(
      from: tree(["(a) Ships sail."]), to: tree(["(a) Cars drive.", "(b) Ships sail."]))
    #expect(lineage.new(of: 0) == 1)
    #expect(lineage.old(of: 1) == 0)
    #expect(lineage.old(of: 0) == nil)
  }

  @Test func keepsOrderWhenAClauseMovedPastOthers() {
    let lineage = lineage(
      from: tree(["(a) Ships sail.", "(b) Planes fly.", "(c) Trains roll."]),
      to: tree(["(a) Planes fly.", "(b) Trains roll.", "(c) Ships sail."]))
    #expect(lineage.pairs.map(\.old) == [1, 2])
    #expect(lineage.pairs.map(\.new) == [0, 1])
  }
}
